using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Prints the C# that builds a request and sends it.</summary>
public static class CallPrinter
{
    /// <summary>The statements, <c>using</c> directives first.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="plan">The model.</param>
    /// <param name="state">The request with the options of its call; without errors.</param>
    /// <param name="index">The catalog, for names.</param>
    /// <param name="isSync">Whether the output is asked for at once.</param>
    /// <param name="ns">The namespace of the generated types.</param>
    public static string Print(ProviderDescriptor provider, ModelPlan plan, RequestState state, CatalogIndex index, bool isSync, string ns)
    {
        var names = ProviderNames.Of(provider);
        var request = RequestPrinter.Print(plan, NamePlanner.Plan(plan, index).Names, state);
        var options = Options(provider, names, state);
        var writer = new SourceWriter();
        writer.Line($"using {ns};");
        if (RequestPrinter.UsesJson(request)) writer.Line("using System.Text.Json;");
        writer.Line();
        writer.Line($"var request = {request};");
        if (options is not null) writer.Line($"var options = {options};");
        writer.Line();
        writer.Line("using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });");
        writer.Line($"var client = new {names.Client}(http);{(provider.Auth is { } auth ? $" // the key: {string.Join(", ", auth.Variables)}" : "")}");
        var arguments = options is null ? "request" : "request, options";
        writer.Line(AsksPrice(provider, state) ? $"var price = await client.GetPriceAsync({arguments});"
            : isSync ? $"var output = await client.GenerateAsync({arguments});"
            : $"var task = await client.SubmitAsync({arguments});");
        return writer.ToString();
    }

    private static bool AsksPrice(ProviderDescriptor provider, RequestState state) =>
        provider.FindRoute(state.View.Body.Route)?.Price?.With.Any(field => state.Options.TryGetValue(field.Name, out var value) && value.Equals(field.Value)) == true;

    private static string? Options(ProviderDescriptor provider, ProviderNames names, RequestState state)
    {
        var members = OptionPlan.Of(provider)
            .Where(option => state.Options.ContainsKey(option.Key))
            .Select(option => option.Property + " = " + Value(option.Kind, state.Options[option.Key]))
            .ToList();
        return members.Count == 0 ? null : RequestPrinter.Initializer(names.Options, members);
    }

    private static string Value(OptionKind kind, JsonValue value) => (kind, value) switch
    {
        (OptionKind.Integer, JsonNumber number) => Literals.BareInteger(number) ?? number.Digits,
        (OptionKind.Number, JsonNumber number) => Literals.BareInteger(number) ?? Literals.Number(number).TrimEnd('d'),
        (OptionKind.Boolean, JsonBoolean boolean) => Literals.Boolean(boolean.Value),
        _ => Literals.Text(value.ToText()),
    };
}
