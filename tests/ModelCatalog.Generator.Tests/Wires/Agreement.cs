using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Wires;

/// <summary>Compares what generated code and the interpreter make of a body.</summary>
internal static class Agreement
{
    /// <summary>Fails unless both find the same and, where the body is valid, write the same.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="model">The model.</param>
    /// <param name="provider">The provider; null: the request by parameter names.</param>
    /// <param name="body">The body.</param>
    public static void Check(EmittedCatalog catalog, string model, string? provider, JsonObject body)
    {
        var plan = catalog.Plan(model);
        var view = plan.FindView(provider)!;
        var state = RequestReader.Read(plan, view, body);
        RequestValidator.Validate(plan, state);
        var expected = state.Violations.Select(Line).Order(StringComparer.Ordinal).ToList();

        var (request, validation) = catalog.Read(model, provider, body.ToString());
        Assert.Equal(expected, validation.Violations.Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal(state.IsValid, request is not null);
        if (request is null) return;

        var written = catalog.Write(request, provider);
        Assert.Equal(Comparable(BodyWriter.Write(plan, view, state)), Comparable(JsonText.Parse(written)));

        // Written once, a body stays as it is.
        var (again, _) = catalog.Read(model, provider, written);
        Assert.Equal(request, again);
        Assert.Equal(written, catalog.Write(again!, provider));
    }

    public static string Line(Violation violation) =>
        $"{violation.Severity} {violation.Kind} {violation.Rule} at {violation.Parameter} / {violation.Wire ?? "-"} = {violation.Value ?? "-"}: {violation.Message}";

    public static string Line(RequestViolation violation) =>
        $"{(violation.IsWarning ? "Warning" : "Error")} {violation.Kind} {violation.Rule} at {violation.Parameter} / {violation.Wire ?? "-"} = {violation.Value ?? "-"}: {violation.Message}";

    private static string Comparable(JsonValue? body) => body?.ToString() ?? "nothing";
}
