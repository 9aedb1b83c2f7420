using System.Globalization;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Schemas;

/// <summary>A parameter's own constraints as a schema of its value on the wire.</summary>
/// <param name="unsaid">Takes the ids of what a schema cannot say, with the reason.</param>
internal sealed class ValueSchema(ICollection<(string Id, string Reason)> unsaid)
{
    private const string Url = @"[hH][tT][tT][pP][sS]?://[^/?#:.\u0000-\u0020\u007f][^\u0000-\u0020\u007f]*";
    private const string Data = @"[dD][aA][tT][aA]:[^,]+,[\s\S]+";
    private const string Base64 = "(?:[A-Za-z0-9+/]{4})*[A-Za-z0-9+/]{2}[A-Za-z0-9+/=]{2}";

    /// <summary>The schema of a value that is there.</summary>
    /// <param name="parameter">The parameter as this side judges it.</param>
    /// <param name="source">Where the body has it.</param>
    public JsonValue Of(ParameterView parameter, ParameterSource source)
    {
        if (parameter.Fixed is { } implied) return Schema.Of(("const", implied));
        if (source.Shape is not ListShape list) return Item(parameter, source, source.Shape, isWhole: true);
        var item = Item(parameter, source, list.Item, isWhole: false);
        var count = Checks(parameter, FieldConstraint.Count) ? parameter.Effective.List : null;
        var array = Schema.Of(
            ("type", Schema.Text("array")),
            ("minItems", count?.Minimum is { } least && least.AsDouble > 1 ? least : new JsonNumber(1)),
            ("maxItems", count?.Maximum),
            ("items", item));
        var takesBare = list.IsSingleBare || source.Conversion?.Forms.Contains("list") == true;
        return takesBare && count?.Minimum is not { AsDouble: > 1 } ? Schema.Any(array, Item(parameter, source, list.Item, isWhole: true)) : array;
    }

    private static bool Checks(ParameterView parameter, FieldConstraint constraint) =>
        parameter.Checks.Any(check => check.Constraint == constraint && !check.IsWarning);

    private JsonValue Item(ParameterView parameter, ParameterSource source, ValueShape shape, bool isWhole)
    {
        if (source.Conversion is { } conversion && (conversion.Values.Count > 0 || conversion.Reads.Count > 0 || conversion.Forms.Any(form => form != "list"))) return Converted(parameter, conversion, shape);
        var effective = parameter.Effective;
        if (shape is ChoiceShape choice)
            return Schema.Any(choice.Alternatives.Select(alternative => Item(parameter, source, alternative, isWhole)).Concat(choice.Literals.Select(literal => (JsonValue)Schema.Of(("const", Schema.Text(literal))))));
        if (effective.Enum is { } values && Checks(parameter, FieldConstraint.Enum))
        {
            var listed = Schema.Of(("enum", new JsonArray(values.Values.Select(value => value.Value).ToEquatableArray())));
            if (values.OpenPattern is { } open) return Schema.Any(listed, Schema.Of(("type", Schema.Text("string")), ("pattern", Schema.Text(Whole(open)))));
            return listed;
        }

        switch (shape)
        {
            case MediaShape:
                var forms = (effective.Accepts.Count == 0 ? ["url"] : effective.Accepts).Select(form => form switch { "data" => Data, "base64" => Base64, _ => Url });
                return Schema.Of(("type", Schema.Text("string")), ("pattern", Schema.Text("^(?:" + string.Join("|", forms) + ")$")));
            case TextShape or EnumShape:
                return TextSchema(parameter, isWhole);
            case IntegerShape or NumberShape:
                return Number(parameter, shape is IntegerShape);
            case BooleanShape:
                return Schema.Of(("type", Schema.Text("boolean")));
            case ObjectShape type:
                return Schema.Of(("$ref", Schema.Text("#/$defs/" + DefinitionName(type.Type))));
            default:
                return Schema.Not(Schema.AbsentReference);
        }
    }

    /// <summary>The name of a type's definition: a slash would lead elsewhere.</summary>
    public static string DefinitionName(string type) => type.Replace('/', '.');

    private JsonObject TextSchema(ParameterView parameter, bool isWhole)
    {
        var effective = parameter.Effective;
        var length = Checks(parameter, FieldConstraint.Length) ? effective.Length : null;
        if (length is not null && effective.LengthUnit != LengthUnit.Characters)
        {
            unsaid.Add((IdOf(parameter, FieldConstraint.Length), "a schema counts characters only"));
            length = null;
        }

        return Schema.Of(
            ("type", Schema.Text("string")),
            ("minLength", length?.Minimum is { AsDouble: >= 1 } least ? least : isWhole ? new JsonNumber(1) : null),
            ("maxLength", length?.Maximum),
            ("pattern", effective.Pattern is { } pattern && Checks(parameter, FieldConstraint.Pattern) ? Schema.Text(Whole(pattern)) : null));
    }

    private JsonObject Number(ParameterView parameter, bool isInteger)
    {
        var effective = parameter.Effective;
        var range = Checks(parameter, FieldConstraint.Range) ? effective.Range : null;
        JsonNumber? step = null;
        if (Checks(parameter, FieldConstraint.Step))
        {
            // Multiples count from zero; those from another start can only be said where zero is one of them.
            var start = effective.Range?.Minimum;
            if (start is null || (start.TryGetDecimal(out var from) && effective.Step!.TryGetDecimal(out var by) && by > 0 && from % by == 0)) step = effective.Step;
            else unsaid.Add((IdOf(parameter, FieldConstraint.Step), "the steps begin at " + start.Digits));
        }

        return Schema.Of(("type", Schema.Text(isInteger ? "integer" : "number")), ("minimum", range?.Minimum), ("maximum", range?.Maximum), ("multipleOf", step));
    }

    /// <summary>The wire's values of a parameter that is mapped: all that reading takes.</summary>
    private JsonValue Converted(ParameterView parameter, ValueConversion conversion, ValueShape shape)
    {
        if (Domain(parameter, shape) is { } domain) return Schema.Of(("enum", new JsonArray(domain.SelectMany(value => WireValues(conversion, value)).Distinct().ToEquatableArray())));
        foreach (var check in parameter.Checks.Where(check => check.Constraint is not (FieldConstraint.Required or FieldConstraint.Type or FieldConstraint.Count) && !check.IsWarning))
            unsaid.Add((check.Id, "the wire writes the value in another form"));
        return conversion.Values.Count + conversion.Reads.Count == 0 && shape is IntegerShape or NumberShape && conversion.Forms.All(form => form is "string" or "integer" or "number" || form.Contains("{}"))
            ? Schema.Any(conversion.Forms.Select(form => NumberIn(form, shape is IntegerShape)))
            : Schema.Not(Schema.AbsentReference);
    }

    /// <summary>A number in one of the forms that it has on the wire.</summary>
    private static JsonValue NumberIn(string form, bool isInteger)
    {
        if (form is "integer" or "number") return Schema.Of(("type", Schema.Text(isInteger ? "integer" : form)));
        var number = isInteger ? @"-?(\d+\.?0*|\.0+)" : @"-?(\d+\.?\d*|\.\d+)";
        var parts = form == "string" ? ["", ""] : form.Split(["{}"], 2, StringSplitOptions.None);
        return Schema.Of(("type", Schema.Text("string")), ("pattern", Schema.Text("^" + Escaped(parts[0]) + number + Escaped(parts[1]) + "$")));
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => @"\^$.|?*+()[]{}/-".IndexOf(c) < 0 ? c.ToString() : "\\" + c));

    /// <summary>The values that a parameter can have, where they can be listed.</summary>
    public static IReadOnlyList<JsonValue>? Domain(ParameterView parameter, ValueShape shape) => shape switch
    {
        _ when parameter.Effective.Enum is { Open: false, OpenPattern: null } values && shape is not ChoiceShape => [.. values.Values.Select(value => value.Value)],
        BooleanShape => [new JsonBoolean(true), new JsonBoolean(false)],
        IntegerShape when parameter.Effective.Range is { Minimum: { } least, Maximum: { } most } => Integers(least, most),
        _ => null,
    };

    /// <summary>The integers of a range; null where they are many, or too large to count through.</summary>
    private static List<JsonValue>? Integers(JsonNumber least, JsonNumber most)
    {
        if (!least.TryGetDecimal(out var from) || !most.TryGetDecimal(out var to) || from < long.MinValue || to > long.MaxValue || to - from > 64) return null;
        var values = new List<JsonValue>();
        for (var value = decimal.Ceiling(from); value <= to; value++) values.Add(new JsonNumber((long)value));
        return values;
    }

    /// <summary>The forms in which a value may stand on the wire.</summary>
    public static IEnumerable<JsonValue> WireValues(ValueConversion? conversion, JsonValue value)
    {
        if (conversion is null) return [value];
        var text = value.ToText();
        var reads = conversion.Reads.Where(read => read.To.ToText() == text).Select(read => (JsonValue)new JsonString(read.From));
        if (conversion.Values.Any(pair => pair.From == text)) return reads.Concat(conversion.Values.Where(pair => pair.From == text).Select(pair => pair.To));
        if (conversion.Forms.Count == 0) return reads.Concat([value]);
        return reads.Concat(conversion.Forms.Select(form => form switch
        {
            "string" => (JsonValue)new JsonString(text),
            "integer" or "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? new JsonNumber(text) : value,
            "boolean" => text is "true" or "false" ? new JsonBoolean(text == "true") : value,
            "json" or "list" => value,
            _ => new JsonString(form.Replace("{}", text)),
        }));
    }

    private static string IdOf(ParameterView parameter, FieldConstraint constraint) => parameter.Checks.First(check => check.Constraint == constraint).Id;

    private static string Whole(string pattern) => "^(?:" + pattern + ")$";
}
