using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Makes the checks of a parameter on its own, with their sentences.</summary>
internal static class FieldCheckBuilder
{
    /// <summary>The checks of a parameter that is taken.</summary>
    /// <param name="parameter">What holds.</param>
    /// <param name="shape">What its value looks like.</param>
    /// <param name="prefix">In front of the rule ids: empty, or a type's name and a dot.</param>
    /// <param name="wireName">The wire's name for it.</param>
    /// <param name="mode">The mode that it belongs to; null: every mode.</param>
    /// <param name="fixedValue">What the endpoint implies; null: nothing.</param>
    /// <param name="wireValue">The wire's word for a listed value; null: the same.</param>
    public static EquatableArray<FieldCheck> Build(
        ParameterDescriptor parameter, ValueShape shape, string prefix, Func<string, string> wireName, ModeContext? mode = null, JsonValue? fixedValue = null,
        Func<string, string>? wireValue = null)
    {
        var checks = new List<FieldCheck>();
        var item = shape is ListShape list ? list.Item : shape;
        var each = shape is ListShape ? "Each item of " : "";
        if (fixedValue is not null)
            Add(FieldConstraint.Fixed, "enum", ViolationKind.Enum, n => $"`{n}` is always `{fixedValue.ToText()}` at this endpoint; {{value}} cannot be chosen");
        if (parameter.Required == true) checks.Add(Required(parameter, prefix, wireName, mode));
        Add(FieldConstraint.Type, "type", ViolationKind.Type, n => $"{each}`{n}` must be {TypePhrase(parameter, item)}; it is {{value}}");
        if (parameter.List is { } count && (count.Minimum ?? count.Maximum) is not null)
            Add(FieldConstraint.Count, "count", ViolationKind.Count, n => $"`{n}` takes {Phrase(count, "item")}; it has {{value}}");
        if (parameter.Enum is { } values && (!values.Open || values.OpenPattern is not null))
            checks.Add(Listed(parameter, values, each, prefix, wireName, wireValue ?? (text => text)));
        if (parameter.Range is { } range && (range.Minimum ?? range.Maximum) is not null)
            Add(FieldConstraint.Range, "range", ViolationKind.Range, n => $"{each}`{n}` must be {Bounds(range)}; it is {{value}}");
        if (parameter.Step is { } step)
            Add(FieldConstraint.Step, "step", ViolationKind.Range, n => $"{each}`{n}` goes in steps of {step.Digits}{(parameter.Range?.Minimum is { } from ? " from " + from.Digits : "")}; it is {{value}}");
        if (parameter.Length is { } length && (length.Minimum ?? length.Maximum) is not null)
            Add(FieldConstraint.Length, "length", ViolationKind.Length, n => $"{each}`{n}` takes {Phrase(length, UnitOf(parameter.LengthUnit))}; it has {{value}}");
        if (parameter.Pattern is { } pattern)
            Add(FieldConstraint.Pattern, "pattern", ViolationKind.Pattern, n => $"{each}`{n}` must have the form `{pattern}`; it is {{value}}");
        return checks.ToEquatableArray();

        void Add(FieldConstraint constraint, string id, ViolationKind kind, Func<string, string> sentence) => checks.Add(
            new FieldCheck(constraint, prefix + parameter.Key + "." + id, kind, new RuleMessage(sentence(parameter.Key), sentence(wireName(parameter.Key)))));
    }

    /// <summary>The only check of a parameter that this side does not take.</summary>
    public static FieldCheck Unsupported(ParameterDescriptor parameter, string? providerTitle, string? reason)
    {
        var sentence = reason is null ? $"`{parameter.Key}` is not taken by {providerTitle ?? "this provider"}" : $"`{parameter.Key}` is not accepted: {reason.TrimEnd('.')}";
        return new FieldCheck(FieldConstraint.Supported, parameter.Key + ".unsupported", ViolationKind.Unsupported, new RuleMessage(sentence, sentence));
    }

    private static FieldCheck Listed(
        ParameterDescriptor parameter, EnumDescriptor values, string each, string prefix, Func<string, string> wireName, Func<string, string> wireValue)
    {
        var words = values.Values.Select(v => v.Value.ToText()).ToEquatableArray();
        var wireWords = words.Select(wireValue).ToEquatableArray();
        var open = values.OpenPattern is { } pattern ? $", or have the form `{pattern}`" : "";
        var message = new RuleMessage(Sentence(parameter.Key, words), Sentence(wireName(parameter.Key), wireWords)) { Listed = words, WireListed = wireWords };
        return new FieldCheck(FieldConstraint.Enum, prefix + parameter.Key + ".enum", ViolationKind.Enum, message);

        string Sentence(string name, EquatableArray<string> listed) => $"{each}`{name}` must be {OneOf(listed)}{open}; it is {{value}}";
    }

    private static FieldCheck Required(ParameterDescriptor parameter, string prefix, Func<string, string> wireName, ModeContext? mode)
    {
        var id = prefix + parameter.Key + ".required";
        if (mode is null) return new FieldCheck(FieldConstraint.Required, id, ViolationKind.Required, Both(n => $"`{n(parameter.Key)}` is required"));
        if (mode.Discriminator is { } field)
            return new FieldCheck(FieldConstraint.Required, id, ViolationKind.Conditional, Both(n => $"`{n(parameter.Key)}` is required when `{n(field)}` is `{mode.Value}`"));

        // The mode that absence means holds since no field tells another one, not since a neighbour is set.
        if (mode.Unless.Count > 0)
            return new FieldCheck(FieldConstraint.Required, id, ViolationKind.Conditional, Both(n => $"`{n(parameter.Key)}` is required when {string.Join(" and ", mode.Unless.Select(other => "`" + n(other) + "`"))} {(mode.Unless.Count == 1 ? "is" : "are")} not set"));

        // The mode was told by one of its other fields: that is the one which asks for this one.
        return new FieldCheck(FieldConstraint.Required, id, ViolationKind.Requires, Both(n => mode.Others.Count switch
        {
            0 => $"`{n(parameter.Key)}` is required",
            1 => $"`{n(mode.Others[0])}` requires `{n(parameter.Key)}`",
            _ => $"{string.Join(" and ", mode.Others.Select(o => "`" + n(o) + "`"))} require `{n(parameter.Key)}`",
        }))
        {
            ReportAt = mode.Others,
        };

        RuleMessage Both(Func<Func<string, string>, string> sentence) => new(sentence(n => n), sentence(wireName));
    }

    private static string TypePhrase(ParameterDescriptor parameter, ValueShape item)
    {
        if (item is not MediaShape) return ConstraintChecker.DescribeKind(item);
        var forms = parameter.Accepts.Select(form => form switch { "data" => "a data URL", "base64" => "Base64", _ => "an absolute http(s) URL" }).ToList();
        return forms.Count switch
        {
            0 => "an absolute http(s) URL",
            1 => forms[0],
            _ => string.Join(", ", forms.Take(forms.Count - 1)) + " or " + forms[forms.Count - 1],
        };
    }

    private static string OneOf(EquatableArray<string> words)
    {
        var quoted = words.Select(word => "`" + word + "`").ToList();
        return quoted.Count == 1 ? quoted[0] : string.Join(", ", quoted.Take(quoted.Count - 1)) + " or " + quoted[quoted.Count - 1];
    }

    private static string Bounds(RangeDescriptor range) => (range.Minimum, range.Maximum) switch
    {
        ({ } low, { } high) when low.Equals(high) => low.Digits,
        ({ } low, { } high) => $"between {low.Digits} and {high.Digits}",
        ({ } low, _) => $"at least {low.Digits}",
        (_, { } high) => $"at most {high.Digits}",
        _ => "any number",
    };

    private static string Phrase(RangeDescriptor range, string unit)
    {
        var (low, high) = (range.Minimum?.Digits, range.Maximum?.Digits);
        var last = high ?? low;
        var plural = last == "1" ? unit : unit + "s";
        return low is null ? $"at most {high} {plural}" : high is null ? $"at least {low} {plural}" : low == high ? $"exactly {low} {plural}" : $"{low} to {high} {plural}";
    }

    private static string UnitOf(LengthUnit unit) => unit switch
    {
        LengthUnit.Bytes => "byte",
        LengthUnit.Utf16 => "UTF-16 unit",
        _ => "character",
    };
}

/// <summary>The mode that a parameter belongs to, for the sentence that asks for it.</summary>
/// <param name="Discriminator">The field that tells the mode; null: told by the fields.</param>
/// <param name="Value">What that field holds.</param>
/// <param name="Others">The mode's other fields.</param>
/// <param name="Unless">For the mode that absence means, where the fields tell the mode: the fields that tell another one.</param>
internal sealed record ModeContext(string? Discriminator, string? Value, EquatableArray<string> Others, EquatableArray<string> Unless);
