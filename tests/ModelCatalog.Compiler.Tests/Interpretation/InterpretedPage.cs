using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests;

/// <summary>The interpreter as a judge of conformance pages.</summary>
internal static class InterpretedPage
{
    public static PageVerdict Judge(ModelPlan plan, RequestView view, JsonObject body)
    {
        var state = RequestReader.Read(plan, view, body);
        RequestValidator.Validate(plan, state);
        return new PageVerdict(
            [.. state.Violations.Select(v => new PageViolation(v.IsWarning ? "warning" : "error", v.KindName, v.Rule, v.Wire, v.Message))],
            state.IsValid ? BodyWriter.Write(plan, view, state) : null);
    }
}
