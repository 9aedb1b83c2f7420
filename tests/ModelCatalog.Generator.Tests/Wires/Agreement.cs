using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Tests.Fixtures;
using ViolationKind = ModelCatalog.ViolationKind;

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

        // Options belong to the call: a request that was read does not carry them.
        state.Options.Clear();
        var counted = state.Violations.Where(violation => violation.Kind == Compiler.Planning.ViolationKind.Count).Select(violation => violation.Parameter).ToList();
        var expected = state.Violations.Where(violation => !IsInside(violation.Parameter, counted)).Select(Line).Order(StringComparer.Ordinal).ToList();

        var (request, validation) = catalog.Read(model, provider, body.ToString());

        if (validation.Violations.Any(violation => IsOfCSharpAlone(violation, view))) return;
        var actual = validation.Violations.Where(violation => !IsInside(violation.Parameter, counted)).Select(Line).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(counted.Order(StringComparer.Ordinal), validation.Violations.Where(violation => violation.Kind == ViolationKind.Count).Select(violation => violation.Parameter).Order(StringComparer.Ordinal));
        Assert.True(expected.SequenceEqual(actual), $"{body}\nat {provider ?? "the model level"}\n\nExpected:\n{string.Join('\n', expected)}\n\nActual:\n{string.Join('\n', actual)}");
        Assert.Equal(state.IsValid, request is not null);
        if (request is null) return;

        // C# holds the fields of the mode that absence means in that mode: then it is told.
        if (plan.Shape.Union is not null && request.GetType().GetProperty(catalog.UnionOf(model)!)!.GetValue(request) is not null) state.IsModeTold = true;
        var written = catalog.Write(request, provider);
        var interpreted = BodyWriter.Write(plan, view, state)?.ToString();
        Assert.True(interpreted == Compact(written), $"{body}\nat {provider ?? "the model level"}\n\nExpected:\n{interpreted}\n\nActual:\n{Compact(written)}");

        // Written once, a body stays as it is. (Any JSON is a JsonElement, which has no equality by value.)
        var (again, _) = catalog.Read(model, provider, written);
        if (!plan.Shape.Fields.Any(field => field.Shape is JsonShape && state.Values.ContainsKey(field.Key))) Assert.Equal(request, again);
        Assert.Equal(written, catalog.Write(again!, provider));
    }

    // A list with too many items is looked at no further; what its items lack was found before, as they were read.
    private static bool IsInside(string parameter, List<string> lists) => lists.Any(list => parameter == list || parameter.StartsWith(list + "[", StringComparison.Ordinal));

    public static string Line(Violation violation) =>
        $"{violation.Severity} {violation.Kind} {violation.Rule} at {violation.Parameter} / {violation.Wire ?? "-"} = {violation.Value ?? "-"}: {violation.Message}";

    public static string Line(RequestViolation violation) =>
        $"{(violation.IsWarning ? "Warning" : "Error")} {violation.Kind} {violation.Rule} at {violation.Parameter} / {violation.Wire ?? "-"} = {violation.Value ?? "-"}: {violation.Message}";

    /// <summary>Whether a value is refused only because C# cannot hold it: a parameter of some providers has no constraint at the model level.</summary>
    private static bool IsOfCSharpAlone(Violation violation, RequestView view)
    {
        return view.Provider is null && violation.Kind == ViolationKind.Enum
            && view.Scope.FindParameter(violation.Parameter.Split('[')[0]) is { } parameter && parameter.Checks.All(check => check.Constraint != FieldConstraint.Enum);
    }

    private static string? Compact(string json) => JsonText.Parse(json)?.ToString();
}
