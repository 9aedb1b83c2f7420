using ModelCatalog.Compiler.Emission.Validation;
using System.Globalization;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>Emits what reading a parameter's value may find wrong with it.</summary>
internal static class FieldRulesEmitter
{
    /// <summary>Emits the static field.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="field">Its name.</param>
    /// <param name="source">The parameter.</param>
    /// <param name="view">What holds for it; null: nothing beside its shape.</param>
    /// <param name="isRoot">Whether it is a parameter of the request, not of an object in it.</param>
    /// <param name="isOption">Whether it is an option of the call, which no record holds.</param>
    public static void Emit(SourceWriter output, string field, ParameterSource source, ParameterView? view, bool isRoot, bool isOption = false)
    {
        var item = source.Shape is ListShape list ? list.Item : source.Shape;
        var arguments = $"{Literals.Text(source.Parameter)}, {KindsOf(item)}, {Literals.Text(ConstraintCheck.Describe(item))}";
        var head = $"private static readonly {EmissionContext.Runtime("FieldRules")} {field} = new({arguments})";
        var members = Members(source, item, view, isRoot, isOption).ToList();
        if (members.Count == 0)
        {
            output.Line(head + ";");
            return;
        }

        using var block = output.Block(head, "};");
        foreach (var member in members) output.Line(member + ",");
    }

    /// <summary>A rule as an expression.</summary>
    public static string Rule(FieldCheck check)
    {
        var wire = check.Message.Wire == check.Message.Parameter ? "" : ", " + Literals.Text(check.Message.Wire);
        var severity = check.IsWarning ? "Warning" : "Error";
        var weight = $"global::ModelCatalog.ViolationKind.{check.Kind}, global::ModelCatalog.ViolationSeverity.{severity}";
        return $"new({Literals.Text(check.Id)}, {weight}, {Literals.Text(check.Message.Parameter)}{wire}){RuleTable.Lists(check.Message)}";
    }

    private static IEnumerable<string> Members(ParameterSource source, ValueShape item, ParameterView? view, bool isRoot, bool isOption)
    {
        if (item is ChoiceShape { Literals.Count: > 0 } choice) yield return $"Literals = [{Texts(choice.Literals)}]";
        if (source.Shape is ListShape { IsSingleBare: true } || (source.Shape is ListShape && source.Conversion?.Forms.Contains("list") == true)) yield return "TakesBareItem = true";
        if (Decoder(source, item) is { } decoder) yield return "Decoder = " + decoder;
        if (view is null) yield break;
        if (view.CountsEmpty) yield return "KeepsEmpty = true";
        var listing = view.Checks.FirstOrDefault(check => check.Constraint == FieldConstraint.Enum);
        if (isRoot && source.Conversion is { } mapped && mapped.Values.Count + mapped.Texts.Count > 0 && listing is not null) yield return "Unlisted = " + Rule(listing);
        if (item is EnumShape { IsOpen: false } closed && listing is null)
        {
            // This side has no constraint of its own, but C# holds only what some provider takes.
            var values = closed.Values.Select(value => value.Value.ToText()).ToList();
            var sentence = $"`{source.Parameter}` must be one of {string.Join(", ", values.Select(value => "`" + value + "`"))}; it is {{value}}";
            var message = new RuleMessage(sentence, sentence) { Listed = values.ToEquatableArray(), WireListed = values.ToEquatableArray() };
            yield return "Enum = " + Rule(new FieldCheck(FieldConstraint.Enum, source.Parameter + ".enum", ViolationKind.Enum, message));
            yield return $"Listed = [{Texts(values)}]";
        }

        foreach (var check in view.Checks)
        {
            switch (check.Constraint)
            {
                case FieldConstraint.Required when isOption || !EmissionContext.IsReference(source.Shape):
                    yield return "Required = " + Rule(check);
                    break;
                case FieldConstraint.Enum when item is EnumShape { IsOpen: false } or IntegerShape:
                    yield return "Enum = " + Rule(check);
                    yield return $"Listed = [{Texts(view.Effective.Enum!.Values.Select(value => value.Value.ToText()))}]";
                    break;
                case FieldConstraint.Range when item is IntegerShape:
                    yield return "Range = " + Rule(check);
                    if (Bound(view.Effective.Range!.Minimum) is { } minimum) yield return "Minimum = " + minimum;
                    if (Bound(view.Effective.Range.Maximum) is { } maximum) yield return "Maximum = " + maximum;
                    break;
                case FieldConstraint.Count when item is EnumShape { IsOpen: false } or IntegerShape:
                    yield return "Count = " + Rule(check);
                    if (Count(view.Effective.List!.Minimum) is { } fewest) yield return "Fewest = " + fewest;
                    if (Count(view.Effective.List.Maximum) is { } most) yield return "Most = " + most;
                    break;
            }
        }
    }

    private static string? Decoder(ParameterSource source, ValueShape item)
    {
        if (source.Conversion is not { } conversion) return null;

        // A list is a list already: the form says nothing about its items.
        var forms = source.Shape is ListShape ? conversion.Forms.Where(form => form != "list").ToList() : conversion.Forms.ToList();
        if (forms.Count == 0 && conversion.Values.Count == 0 && conversion.Reads.Count == 0) return null;
        var expected = string.Join(" or ", forms.Select(form => ValueReader.DescribeForm(form, item)));
        var values = string.Join(", ", conversion.Values.Select(pair => $"new({Literals.Text(pair.From)}, {Literals.Text(pair.To.ToString())})"));
        var reads = string.Join(", ", conversion.Reads.Select(pair => $"new({Literals.Text(pair.To.ToString())}, {Literals.Text(pair.From)})"));
        var texts = conversion.Texts.Count == 0 ? "" : $", Texts = [{Texts(conversion.Texts)}]";
        return $"new({KindsOf(item)}, [{Texts(forms)}], {Literals.Text(expected)}) {{ Values = [{values}], Reads = [{reads}]{texts} }}";
    }

    /// <summary>The kinds of JSON values that a shape takes, as an expression.</summary>
    private static string KindsOf(ValueShape shape)
    {
        var kinds = shape is ChoiceShape choice ? choice.Alternatives.Select(KindOf).Distinct().ToList() : [KindOf(shape)];
        return kinds.Count == 0 ? EmissionContext.Runtime("ValueKinds") + ".None" : string.Join(" | ", kinds.Select(kind => EmissionContext.Runtime("ValueKinds") + "." + kind));
    }

    private static string KindOf(ValueShape shape) => shape switch
    {
        TextShape or MediaShape or EnumShape => "Text",
        IntegerShape => "Integer",
        NumberShape => "Number",
        BooleanShape => "Boolean",
        ObjectShape => "Object",
        _ => "Any",
    };

    private static string? Bound(JsonNumber? number) =>
        number is not null && number.TryGetDecimal(out var value) ? value.ToString(CultureInfo.InvariantCulture) + "m" : null;

    private static string? Count(JsonNumber? number) =>
        number is not null && number.TryGetDecimal(out var value) && value is >= 0 and <= int.MaxValue ? ((int)value).ToString(CultureInfo.InvariantCulture) : null;

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literals.Text));
}
