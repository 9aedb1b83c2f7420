using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits how the options of a provider's calls are read by their names, for applications that have no type for them.</summary>
internal static class OptionReaderEmitter
{
    private const string Runtime = "global::ModelCatalog.";

    /// <summary>Emits the method of the class that stands for the provider.</summary>
    public static void Emit(SourceWriter writer, ProviderDescriptor provider, ProviderNames names)
    {
        writer.Line("/// <inheritdoc />");
        using var block = writer.Block($"public static {Runtime}ReadResult<{Runtime}SubmitOptions> ReadOptions(global::System.Text.Json.JsonElement json, string? route)");
        var known = provider.Routes.Count == 0 ? NamesOf(provider.Route) : $"route switch {{ {string.Concat(provider.Routes.Select(Case))}_ => (string[]){NamesOf(provider.Route)} }}";
        writer.Line($"var reader = new {EmissionContext.Runtime("OptionReader")}(json, {known});");
        var values = OptionPlan.Of(provider);
        if (values.Count == 0)
        {
            writer.Line($"return reader.Result(new {names.Options}(), default);");
            return;
        }

        using (writer.Block($"var options = new {names.Options}", "};"))
        {
            foreach (var option in values) writer.Line($"{option.Property} = reader.{MethodOf(option.Kind)}({Literals.Text(option.Key)}),");
        }

        writer.Line("return reader.Result(options, ValidateOptions(options, route));");
    }

    private static string Case(RouteDescriptor route) => $"{Literals.TextOrNull(route.Name)} => {NamesOf(route)}, ";

    private static string NamesOf(RouteDescriptor route) => $"[{string.Join(", ", route.Options.Select(option => Literals.Text(option.Key)))}]";

    private static string MethodOf(OptionKind kind) => kind switch
    {
        OptionKind.Integer => "Integer",
        OptionKind.Number => "Number",
        OptionKind.Boolean => "Boolean",
        _ => "Text",
    };
}
