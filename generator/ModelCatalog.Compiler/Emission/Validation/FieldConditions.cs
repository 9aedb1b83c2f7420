using System.Globalization;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <summary>Collects the patterns that field checks match.</summary>
/// <param name="prefix">What the names of their fields begin with.</param>
internal sealed class PatternTable(string prefix = "s_pattern")
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>The static field of a pattern that the whole text must match.</summary>
    public string Whole(string pattern)
    {
        var text = @"\A(?:" + pattern + @")\z";
        if (_fields.TryGetValue(text, out var known)) return known;
        var name = prefix + (_fields.Count + 1).ToString(CultureInfo.InvariantCulture);
        _fields.Add(text, name);
        return name;
    }

    /// <summary>Emits the fields.</summary>
    public void Emit(SourceWriter writer)
    {
        if (_fields.Count > 0) writer.Line();
        foreach (var field in _fields) writer.Line(RuleValues.PatternField(field.Value, field.Key));
    }
}

/// <summary>Conditions under which a value fails a check: expressions of type <c>bool</c>. Null where C#'s types leave nothing to check.</summary>
/// <param name="context">The types.</param>
/// <param name="patterns">Takes the patterns.</param>
internal sealed class FieldConditions(EmissionContext context, PatternTable patterns)
{
    /// <summary>The condition for a value, or an item of a list.</summary>
    /// <param name="constraint">What is checked.</param>
    /// <param name="view">What holds for the parameter.</param>
    /// <param name="shape">What the value looks like.</param>
    /// <param name="valueType">Its enum or choice type.</param>
    /// <param name="value">An expression of it, not null unless it is an item.</param>
    public string? Fails(FieldConstraint constraint, ParameterView view, ValueShape shape, string? valueType, string value)
    {
        var effective = view.Effective;
        switch (constraint)
        {
            case FieldConstraint.Type:
                return FailsType(effective, shape, value);
            case FieldConstraint.Fixed:
                return view.Fixed is { } implied && context.Constant(shape, valueType, implied) is { } constant ? $"{value} != {constant}" : null;
            case FieldConstraint.Enum:
                return effective.Enum is { } values ? FailsEnum(values, shape, valueType, value) : null;
            case FieldConstraint.Range:
                return effective.Range is { } range ? OfNumber(shape, value, (number, type) => Outside(range, number, type)) : null;
            case FieldConstraint.Step:
                return effective.Step is { } step ? OfNumber(shape, value, (number, type) => OffStep(step, effective.Range?.Minimum ?? new JsonNumber(0), number, type)) : null;
            case FieldConstraint.Length:
                return effective.Length is { } length && TextOf(shape, valueType, value) is { } text ? Outside(length, LengthOf(effective.LengthUnit, text), new IntegerShape(IntegerWidth.Int32)) : null;
            case FieldConstraint.Pattern:
                return effective.Pattern is { } pattern && TextOf(shape, valueType, value) is { } matched ? $"!{patterns.Whole(pattern)}.IsMatch({matched}{(shape is ChoiceShape ? "" : "")})" : null;
            case FieldConstraint.Count:
                return effective.List is { } count ? ConstantCount(count) : null;
            default:
                return null;
        }
    }

    /// <summary>The condition for a list as a whole.</summary>
    public string? FailsAsList(FieldConstraint constraint, ParameterView view, ListShape shape, string? valueType, string list) => constraint switch
    {
        FieldConstraint.Count => view.Effective.List is { } count ? Outside(count, list + ".Count", new IntegerShape(IntegerWidth.Int32)) : null,
        FieldConstraint.Fixed => view.Fixed is { } implied && context.Constant(shape, valueType, implied) is { } constant ? $"{list} != {constant}" : null,
        _ => null,
    };

    /// <summary>The length of a text.</summary>
    public static string LengthOf(LengthUnit unit, string text) => EmissionContext.Runtime("TextLength") + unit switch
    {
        LengthUnit.Bytes => ".Bytes(",
        LengthUnit.Utf16 => ".Utf16(",
        _ => ".Characters(",
    } + text + ")";

    /// <summary>The text of a value; null where it has none.</summary>
    public string? TextOf(ValueShape shape, string? valueType, string value) => shape switch
    {
        TextShape or MediaShape => value,
        EnumShape => context.EnumText(context.Names.FindEnum(valueType!), value, false),
        ChoiceShape choice when choice.Alternatives.Any(alternative => alternative is TextShape or MediaShape) => value + ".Text",
        _ => null,
    };

    private static string? FailsType(ParameterDescriptor effective, ValueShape shape, string value)
    {
        switch (shape)
        {
            case NumberShape:
                return $"!double.IsFinite({value})";
            case MediaShape:
                return FailsLink(effective, value);
            case ChoiceShape choice:
                var number = choice.Alternatives.Any(alternative => alternative is NumberShape) ? $"{value}.Number is {{ }} finite && !double.IsFinite(finite)" : null;
                var link = choice.Alternatives.Any(alternative => alternative is MediaShape) ? FailsLink(effective, value + ".Text") : null;
                if (link is not null)
                {
                    var literals = choice.Literals.Select(Literals.Text).ToList();
                    link = $"{value}.Text is not {(literals.Count == 0 ? "null" : "(null or " + string.Join(" or ", literals) + ")")} && {link}";
                }

                return number is null ? link : link is null ? number : $"({number}) || ({link})";
            default:
                return null;
        }
    }

    private static string FailsLink(ParameterDescriptor effective, string value)
    {
        var forms = effective.Accepts.Select(form => form switch { "data" => "IsDataUrl", "base64" => "IsBase64", _ => "IsWebUrl" }).Distinct().ToList();
        if (forms.Count == 0) forms.Add("IsWebUrl");
        return string.Join(" && ", forms.Select(form => $"!{EmissionContext.Runtime("MediaLink")}.{form}({value})"));
    }

    private string? FailsEnum(EnumDescriptor values, ValueShape shape, string? valueType, string value)
    {
        switch (shape)
        {
            case EnumShape:
                var names = context.Names.FindEnum(valueType!);
                var text = context.EnumText(names, value, false);
                var open = values.OpenPattern is { } pattern ? $" && !{patterns.Whole(pattern)}.IsMatch({text})" : "";
                if (names.Shape.IsOpen) return $"{text} is not {OneOf(values.Values.Select(v => Literals.Text(v.Value.ToText())))}" + open;
                var members = values.Values.Select(v => context.EnumMember(names, v.Value.ToText())).OfType<string>().ToList();
                return members.Count == 0 ? "true" : $"{value} is not {OneOf(members)}" + open;
            case IntegerShape or NumberShape or TextShape or BooleanShape:
                var constants = values.Values.Select(v => context.Constant(shape, valueType, v.Value)).OfType<string>().ToList();
                return constants.Count == 0 ? "true" : $"{value} is not {OneOf(constants)}";
            case ChoiceShape choice:
                var parts = choice.Alternatives.Select(alternative => (Property: ChoiceEmitter.PropertyOf(alternative), Fails: FailsEnum(values, alternative, context.Names.FindChoice(valueType!).EnumType, "chosen")))
                    .Where(part => part.Fails is not null)
                    .Select(part => $"({value}.{part.Property} is {{ }} chosen{part.Property} && ({part.Fails!.Replace("chosen", "chosen" + part.Property)}){(part.Property == "Text" && choice.Literals.Count > 0 ? $" && chosenText is not {OneOf(choice.Literals.Select(Literals.Text))}" : "")})");
                var all = string.Join(" || ", parts);
                return all.Length == 0 ? null : all;
            default:
                return null;
        }
    }

    private static string OneOf(IEnumerable<string> constants)
    {
        var all = constants.Distinct().ToList();
        return all.Count == 1 ? all[0] : "(" + string.Join(" or ", all) + ")";
    }

    private static string? OfNumber(ValueShape shape, string value, Func<string, ValueShape, string?> condition)
    {
        if (shape is IntegerShape or NumberShape) return condition(value, shape);
        var number = (shape as ChoiceShape)?.Alternatives.FirstOrDefault(alternative => alternative is IntegerShape or NumberShape);
        return number is not null && condition("number", number) is { } test ? $"{value}.Number is {{ }} number && ({test})" : null;
    }

    private static string? ConstantCount(RangeDescriptor count)
    {
        // A single value where a list may stand counts as one item.
        var one = 1m;
        var isWithin = (count.Minimum is not { } low || !low.TryGetDecimal(out var minimum) || one >= minimum) && (count.Maximum is not { } high || !high.TryGetDecimal(out var maximum) || one <= maximum);
        return isWithin ? null : "true";
    }

    /// <summary>Whether a number is out of bounds; null where its C# type keeps it within.</summary>
    private static string? Outside(RangeDescriptor range, string value, ValueShape type)
    {
        var low = range.Minimum is { } minimum ? Bound(minimum, type, isLower: true) : null;
        var high = range.Maximum is { } maximum ? Bound(maximum, type, isLower: false) : null;
        if (low is null && high is null) return null;
        if (low?.Pattern is null && low is not null) return low.Comparison.Replace("{0}", value) + (high is null ? "" : " || " + (high.Pattern is { } p ? $"{value} is > {p}" : high.Comparison.Replace("{0}", value)));
        if (high?.Pattern is null && high is not null) return (low is null ? "" : $"{value} is < {low.Pattern} || ") + high.Comparison.Replace("{0}", value);
        if (low is not null && high is not null && low.Pattern == high.Pattern) return $"{value} is not {low.Pattern}";
        var parts = new[] { low is null ? null : "< " + low.Pattern, high is null ? null : "> " + high.Pattern };
        return $"{value} is {string.Join(" or ", parts.Where(part => part is not null))}";
    }

    private static BoundCode? Bound(JsonNumber number, ValueShape type, bool isLower)
    {
        if (type is NumberShape) return new BoundCode(Literals.Number(number), "");
        var width = ((IntegerShape)type).Width;
        if (!number.TryGetDecimal(out var exact)) return new BoundCode(null, "(double){0} " + (isLower ? "< " : "> ") + Literals.Number(number));
        var (smallest, largest) = width switch
        {
            IntegerWidth.Int32 => ((decimal)int.MinValue, (decimal)int.MaxValue),
            IntegerWidth.Int64 => (long.MinValue, long.MaxValue),
            _ => (ulong.MinValue, ulong.MaxValue),
        };
        if (isLower ? exact <= smallest : exact >= largest) return null;
        if (number.IsInteger && exact >= smallest && exact <= largest) return new BoundCode(Literals.BareInteger(number), "");
        return new BoundCode(null, $"(decimal){{0}} {(isLower ? "<" : ">")} {Literals.Decimal(exact)}");
    }

    private static string? OffStep(JsonNumber step, JsonNumber origin, string value, ValueShape type)
    {
        if (!step.TryGetDecimal(out var distance) || !origin.TryGetDecimal(out var from) || distance <= 0) return null;
        if (type is IntegerShape && Literals.BareInteger(step) is { } whole && Literals.BareInteger(origin) is { } start && decimal.Truncate(distance) == distance)
        {
            if (distance == 1) return null;
            if (((IntegerShape)type).Width != IntegerWidth.UInt64 && distance <= int.MaxValue && from is >= 0 and <= int.MaxValue) return from == 0 ? $"{value} % {whole} != 0" : $"({value} - {start}L) % {whole} != 0";
        }

        return type is IntegerShape
            ? $"((decimal){value} - {Literals.Decimal(from)}) % {Literals.Decimal(distance)} != 0"
            : $"!{EmissionContext.Runtime("NumberStep")}.IsOn({value}, {Literals.Decimal(from)}, {Literals.Decimal(distance)})";
    }

    /// <summary>A bound as a constant of the value's type, or as a comparison with <c>{0}</c>.</summary>
    private sealed record BoundCode(string? Pattern, string Comparison);
}
