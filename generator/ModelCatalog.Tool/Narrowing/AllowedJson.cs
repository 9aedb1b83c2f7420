using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Tool.Narrowing;

/// <summary>What remains of parameters, for programs.</summary>
internal static class AllowedJson
{
    /// <summary>All of it.</summary>
    public static JsonObject Of(ModelPlan plan, string? provider, IReadOnlyList<RequestViolation> wrong, IReadOnlyList<AllowedChoices> choices) => JsonOutput.Object(
        ("model", JsonOutput.Text(plan.Model.Key)),
        ("provider", JsonOutput.Text(provider)),
        ("violations", ViolationJson.Of(wrong)),
        ("parameters", JsonOutput.List(choices.Select(Of))));

    private static JsonObject Of(AllowedChoices choice) => JsonOutput.Object(
        ("parameter", JsonOutput.Text(choice.Parameter)),
        ("values", choice.Values.Count == 0 ? null : JsonOutput.List(choice.Values.Select(value => Of(value, value.Value)))),
        ("measure", choice.Measure == ChoiceMeasure.None ? null : JsonOutput.Text(choice.Measure.ToString().ToLowerInvariant())),
        ("ranges", choice.Ranges.Count == 0 ? null : JsonOutput.List(choice.Ranges.Select(Of))),
        ("open", choice.IsOpen ? JsonBoolean.True : null),
        ("present", Of(choice.Presence, null)),
        ("absent", Of(choice.Absence, null)));

    private static JsonObject Of(AllowedValue value, JsonValue? shown) => JsonOutput.Object(
        ("value", shown),
        ("allowed", new JsonBoolean(value.IsAllowed)),
        ("removedBy", Of(value.RemovedBy)),
        ("warnings", Of(value.Warnings)));

    private static JsonObject Of(AllowedRange range) => JsonOutput.Object(
        ("minimum", range.Minimum),
        ("exclusiveMinimum", range.IsMinimumOpen ? JsonBoolean.True : null),
        ("maximum", range.Maximum),
        ("exclusiveMaximum", range.IsMaximumOpen ? JsonBoolean.True : null),
        ("step", range.Step),
        ("allowed", new JsonBoolean(range.IsAllowed)),
        ("removedBy", Of(range.RemovedBy)));

    private static JsonArray? Of(EquatableArray<ChoiceRemoval> removals) => removals.Count == 0 ? null : JsonOutput.List(removals.Select(removal => JsonOutput.Object(
        ("rule", JsonOutput.Text(removal.Rule)),
        ("kind", JsonOutput.Text(RequestViolation.NameOf(removal.Kind))),
        ("parameter", removal.Parameter.Length == 0 ? null : JsonOutput.Text(removal.Parameter)),
        ("message", JsonOutput.Text(removal.Message)))));
}
