using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>Parameters, modes and rules as tables.</summary>
internal static class ScopeTable
{
    public static JsonObject Of(ScopeView scope) => Table.Object(
        ("parameters", Table.List(scope.Parameters.Select(Of))),
        ("union", scope.Union is null ? null : Of(scope.Union)),
        ("rules", Table.Some(scope.Rules.Select(Of))),
        ("notAccepted", Refused(scope.NotAccepted)));

    public static JsonObject Of(ParameterView parameter)
    {
        var effective = parameter.Effective;
        bool Has(FieldConstraint constraint) => parameter.Checks.Any(check => check.Constraint == constraint);
        return Table.Object(
            ("key", new JsonString(parameter.Key)),
            ("shape", ShapeTable.Of(parameter.Shape)),
            ("required", Table.Flag(effective.Required == true)),
            ("countsEmpty", Table.Flag(parameter.CountsEmpty)),
            ("default", Table.SomeValue(effective.Default)),
            ("checks", Table.List(parameter.Checks.Select(check => Of(check, parameter)))),
            ("fixed", Has(FieldConstraint.Fixed) ? Table.SomeValue(parameter.Fixed) : null),
            ("list", Has(FieldConstraint.Count) ? RangeOf(effective.List!) : null),
            ("enum", effective.Enum is { } values ? Table.List(values.Values.Select(value => Table.Value(value.Value))) : null),
            ("open", Has(FieldConstraint.Enum) && effective.Enum?.OpenPattern is { } open ? Whole(open) : null),
            ("range", effective.Range is { } range ? RangeOf(range) : null),
            ("step", Table.SomeValue(effective.Step)),
            ("start", effective.Step is null ? null : Table.Text(effective.Range?.Minimum?.Digits)),
            ("length", Has(FieldConstraint.Length) ? RangeOf(effective.Length!) : null),
            ("unit", effective.LengthUnit switch { LengthUnit.Bytes => new JsonString("bytes"), LengthUnit.Utf16 => new JsonString("utf16"), _ => null }),
            ("pattern", effective.Pattern is { } pattern ? Whole(pattern) : null),
            ("accepts", Table.SomeTexts(effective.Accepts)));
    }

    private static JsonArray Whole(string pattern) => PatternTable.Of(@"\A(?:" + pattern + @")\z");

    private static JsonArray RangeOf(RangeDescriptor range) => Table.List([Table.Bound(range.Minimum), Table.Bound(range.Maximum)]);

    /// <summary>Constraint, id, kind, sentence, whether it only warns, where it is reported, what its nearest is looked for in.</summary>
    private static JsonArray Of(FieldCheck check, ParameterView parameter)
    {
        var values = parameter.Effective.Enum?.Values.Select(value => value.Value.ToText()).ToEquatableArray() ?? default;
        JsonValue? listed = check.Message.Listed.Count > 0 && check.Message.Listed == values ? Table.Flag(true) : Table.SomeTexts(check.Message.Listed);
        return Table.Row(
            new JsonString(check.Constraint.ToString().ToLowerInvariant()), new JsonString(check.Id), KindOf(check.Kind), new JsonString(check.Message.Parameter),
            Table.Flag(check.IsWarning), Table.SomeTexts(check.ReportAt), listed);
    }

    /// <summary>Id, kind, sentence, when, holds, parameter, whether it only warns, where it is reported, what its nearest is looked for in.</summary>
    private static JsonArray Of(RuleCheck rule) => Table.Row(
        new JsonString(rule.Id), KindOf(rule.Kind), new JsonString(rule.Message.Parameter), rule.When is null ? null : ExpressionTable.Of(rule.When), ExpressionTable.Of(rule.Holds),
        new JsonString(rule.Parameter), Table.Flag(rule.IsWarning), Table.SomeTexts(rule.ReportAt), Table.SomeTexts(rule.Message.Listed));

    private static JsonString KindOf(ViolationKind kind) => new(RequestViolation.NameOf(kind));

    private static JsonObject Of(UnionView union) => Table.Object(
        ("name", new JsonString(union.Name)),
        ("on", Table.Flag(union.Declaration.On is not null)),
        ("absent", Table.Text(union.AbsentMode)),
        ("modes", Table.List(union.Modes.Select(Of))));

    private static JsonObject Of(ModeView mode) => Table.Object(
        ("key", new JsonString(mode.Key)),
        ("value", Table.SomeValue(mode.Value)),
        ("others", new JsonString(mode.Others.ToString().ToLowerInvariant())),
        ("isAbsent", Table.Flag(mode.IsAbsent)),
        ("parameters", Table.List(mode.Parameters.Select(Of))),
        ("notAccepted", Refused(mode.NotAccepted)));

    private static JsonArray? Refused(EquatableArray<RefusedField> fields) => Table.Some(fields.Select(field => Table.Row(new JsonString(field.Field), Table.Text(field.Reason))));
}
