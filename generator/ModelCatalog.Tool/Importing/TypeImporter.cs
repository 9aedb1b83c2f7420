using System.Globalization;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;
using static ModelCatalog.Tool.Importing.DescriptorDraft;

namespace ModelCatalog.Tool.Importing;

/// <summary>Turns the schema of one value into type and constraints.</summary>
/// <param name="importer">The importer of the body.</param>
/// <param name="scope">What the value is a field of; takes rules.</param>
/// <param name="path">Its place, for notes.</param>
/// <param name="key">Its key.</param>
internal sealed class TypeImporter(SchemaImporter importer, ScopeDraft scope, string path, string key)
{
    /// <summary>Adds type and constraints; the type comes first.</summary>
    public void AddType(List<(string Name, string Text)> facts, JsonObject schema, int depth)
    {
        if (schema["oneOf"] is not null || schema["anyOf"] is not null)
        {
            AddChoice(facts, schema, depth);
            return;
        }

        if (schema["const"] is { } constant) schema = new JsonObject([.. schema.Members, new JsonMember("enum", new JsonArray([constant]))]);
        if (schema["enum"] is JsonArray values)
        {
            AddEnum(facts, values);
            return;
        }

        switch (TypeOf(schema))
        {
            case "string": AddText(facts, schema); break;
            case "integer" or "number": AddNumber(facts, schema); break;
            case "boolean": facts.Add(("type", "boolean")); break;
            case "array": AddList(facts, schema, depth); break;
            case "object" when schema["properties"] is JsonObject { Members.Count: > 0 }: facts.Add(("type", importer.AddObject(schema, path, key, depth) ?? "json")); break;
            case "object": AnyJson(facts, "its fields are not said"); break;
            case { } several: AnyJson(facts, several.Length == 0 ? "its type is not said" : $"it is one of {several}"); break;
        }
    }

    private static string TypeOf(JsonObject schema)
    {
        if (schema["type"] is JsonString one) return one.Value;
        var types = SchemaImporter.Texts(schema["type"]).Where(type => type != "null").ToList();
        if (types.Count > 0) return string.Join(" or ", types);
        return schema["properties"] is not null ? "object" : schema["items"] is not null ? "array" : "";
    }

    private void AnyJson(List<(string Name, string Text)> facts, string why)
    {
        facts.Add(("type", "json"));
        importer.NoteAt(path, why + ": any JSON is taken");
    }

    private void AddEnum(List<(string Name, string Text)> facts, JsonArray values)
    {
        var known = values.Items.Where(value => value is not (JsonNull or JsonString { Value.Length: 0 })).Distinct().ToList();
        if (known.Count > 0 && known.TrueForAll(value => value is JsonString))
        {
            facts.Add(("type", "string"));
            facts.Add(("enum", "[" + string.Join(", ", known.Select(value => Quoted(value.ToText()))) + "]"));
        }
        else if (known.Count > 0 && known.TrueForAll(value => value is JsonNumber))
        {
            facts.Add(("type", known.TrueForAll(value => value is JsonNumber { IsInteger: true }) ? "integer" : "number"));
            facts.Add(("enum", "[" + string.Join(", ", known.Select(value => value.ToText())) + "]"));
        }
        else if (known.Count > 0 && known.TrueForAll(value => value is JsonBoolean))
        {
            facts.Add(("type", "boolean"));
            if (known.Count == 1) importer.NoteAt(path, $"only {known[0]} is allowed, which is not taken over");
        }
        else
        {
            AnyJson(facts, "its values are of several kinds");
        }
    }

    private void AddText(List<(string Name, string Text)> facts, JsonObject schema)
    {
        var format = schema["format"]?.ToText();
        var isFile = format is "binary";
        var isLink = isFile || format is "uri" or "url" or "iri";
        facts.Add(("type", isLink ? "url" : "string"));
        if (isFile) importer.NoteAt(path, "is a file of the form; here it is a link, an absolute http(s) URL: say `accepts` where data will do, and its kind (image, video, audio)");
        else if (isLink) importer.NoteAt(path, "only absolute http(s) URLs are taken; say `accepts` where data will do, and its kind (image, video, audio)");
        else if (format is not null) AddFormat(facts, format);
        if (Range(schema["minLength"], schema["maxLength"]) is { } length && !isLink) facts.Add(("length", length));
        else if (isLink && (schema["minLength"] ?? schema["maxLength"]) is not null) importer.NoteAt(path, "how long the link may be is not taken over");
        if (schema["pattern"] is not JsonString { Value: var pattern }) return;

        // A schema looks for the pattern anywhere, a descriptor matches the whole text.
        var whole = pattern.StartsWith('^') && pattern.EndsWith('$') && !pattern.EndsWith("\\$", StringComparison.Ordinal) && !pattern.Contains('|', StringComparison.Ordinal) ? pattern : $@"[\s\S]*(?:{pattern})[\s\S]*";
        if (isLink || BoundedPattern.Create(@"\A(?:" + whole + @")\z", out _) is null) importer.NoteAt(path, $"the pattern {pattern} is not taken over");
        else facts.Add(("pattern", Quoted(whole)));
    }

    private void AddFormat(List<(string Name, string Text)> facts, string format)
    {
        facts.Add(("format", Quoted(format)));
        importer.NoteAt(path, $"the format {format} is told, not checked");
    }

    private void AddNumber(List<(string Name, string Text)> facts, JsonObject schema)
    {
        var isInteger = TypeOf(schema) == "integer";
        facts.Add(("type", isInteger ? "integer" : "number"));
        var low = Bound(schema, "minimum", "exclusiveMinimum", ">", isInteger ? 1 : 0);
        var high = Bound(schema, "maximum", "exclusiveMaximum", "<", isInteger ? -1 : 0);
        if (Range(low, high) is { } range) facts.Add(("range", range));
        if (schema["multipleOf"] is not JsonNumber step) return;

        // Steps of a descriptor begin at the lower bound, those of a schema at 0.
        var isAligned = low is null || (low.TryGetDecimal(out var start) && step.TryGetDecimal(out var size) && size > 0 && start % size == 0);
        if (step.Digits == "1") return;
        if (isAligned) facts.Add(("step", step.Digits));
        else if (isInteger) scope.Rules.Add($"{{ check: \"{key} % {step.Digits} == 0\" }}");
        else importer.NoteAt(path, $"it is a multiple of {step.Digits}, which is not taken over");
    }

    /// <summary>A bound; one that is excluded becomes the next integer, or a rule.</summary>
    private JsonNumber? Bound(JsonObject schema, string included, string excluded, string comparison, int next)
    {
        var bound = schema[included] as JsonNumber;
        var limit = schema[excluded] switch
        {
            JsonNumber number => number,
            JsonBoolean { Value: true } => bound,
            _ => null,
        };
        if (limit is null) return bound;
        if (schema[excluded] is JsonBoolean) bound = null;
        if (next != 0 && limit.TryGetDecimal(out var value))
        {
            var inside = new JsonNumber((next > 0 ? decimal.Floor(value) + 1 : decimal.Ceiling(value) - 1).ToString(CultureInfo.InvariantCulture));
            return bound is null || (next > 0 ? inside.AsDouble > bound.AsDouble : inside.AsDouble < bound.AsDouble) ? inside : bound;
        }

        scope.Rules.Add($"{{ check: \"{key} {comparison} {limit.Digits}\" }}");
        return bound;
    }

    private void AddList(List<(string Name, string Text)> facts, JsonObject schema, int depth)
    {
        var items = importer.ResolveInside(schema["items"], path);
        var inner = new List<(string Name, string Text)>();
        importer.NoteUnsaid(path, items);
        if (TypeOf(items) == "array")
        {
            AnyJson(facts, "it is a list of lists");
            return;
        }

        var ofItems = new ScopeDraft();
        new TypeImporter(importer, ofItems, path, key).AddType(inner, items, depth);
        if (ofItems.Rules.Count > 0) importer.NoteAt(path, $"of its items not taken over: {string.Join(", ", ofItems.Rules)}");
        facts.AddRange(inner);

        // The number stands behind the type, as people write it.
        facts.Insert(1, ("list", Range(schema["minItems"], schema["maxItems"]) ?? "any"));
    }

    /// <summary>Alternatives of a value that their JSON kind tells apart.</summary>
    private void AddChoice(List<(string Name, string Text)> facts, JsonObject schema, int depth)
    {
        var branches = ((schema["anyOf"] ?? schema["oneOf"]) as JsonArray)?.Items.Select(branch => importer.ResolveInside(branch, path)).ToList() ?? [];
        var types = new List<string>();
        string? range = null;
        foreach (var branch in branches)
        {
            var one = new List<(string Name, string Text)>();
            var rules = new ScopeDraft();
            if (branch["enum"] is JsonArray values && values.Items.All(value => value is JsonString { Value.Length: > 0 })) types.AddRange(values.Items.Select(value => "'" + value.ToText() + "'"));
            else if (branch["const"] is JsonString { Value.Length: > 0 } text) types.Add("'" + text.Value + "'");
            else if (TypeOf(branch) is "integer" or "number" or "boolean" or "string" && branch["enum"] is null)
            {
                new TypeImporter(importer, rules, path, key).AddType(one, branch, depth);
                var isSimple = rules.Rules.Count == 0 && one.TrueForAll(fact => fact.Name is "type" or "range");
                range ??= one.FirstOrDefault(fact => fact.Name == "range").Text;
                types.Add(isSimple ? one[0].Text : "?");
            }
            else types.Add("?");
        }

        var kinds = types.Select(type => type.StartsWith('\'') ? "literal" : type == "integer" ? "number" : type).ToList();
        var isTold = !types.Contains("?") && !types.Exists(type => type.Length > 2 && type[1..^1].Contains('\'', StringComparison.Ordinal))
            && kinds.Where(kind => kind != "literal").GroupBy(kind => kind).All(group => group.Count() == 1) && kinds.Exists(kind => kind != "literal") && !(kinds.Contains("string") && kinds.Contains("literal"));
        if (!isTold)
        {
            AnyJson(facts, "its alternatives are more than kinds of values");
            return;
        }

        facts.Add(("type", Quoted(string.Join(" | ", types))));
        if (range is not null) facts.Add(("range", range));
    }

    private static string? Range(JsonValue? low, JsonValue? high)
    {
        return (low, high) is (not JsonNumber, not JsonNumber) ? null : $"{(low as JsonNumber)?.Digits}..{(high as JsonNumber)?.Digits}";
    }
}
