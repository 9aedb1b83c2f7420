using System.Text;
using System.Text.RegularExpressions;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool.Importing;

/// <summary>Turns the schema of a body into a descriptor. What a descriptor cannot say, or the schema does not, becomes a note.</summary>
internal sealed partial class SchemaImporter
{
    private const int DeepestType = 6;
    private const int LongestDoc = 300;

    // What restricts values in ways that no descriptor says.
    private static readonly string[] s_unsaid =
        ["not", "patternProperties", "propertyNames", "minProperties", "maxProperties", "uniqueItems", "contains", "prefixItems", "dependentSchemas", "unevaluatedProperties", "dependencies"];

    private static readonly string[] s_condition = ["if", "then", "else"];

    private readonly SchemaDocument _document;
    private readonly DescriptorDraft _draft;

    private SchemaImporter(SchemaDocument document, DescriptorDraft draft)
    {
        _document = document;
        _draft = draft;
    }

    /// <summary>Reads the schema of a body into a draft.</summary>
    public static void Import(SchemaDocument document, JsonObject schema, DescriptorDraft draft)
    {
        var importer = new SchemaImporter(document, draft);
        var root = importer.Resolve(schema, "the body");
        importer.AddScope(draft.Scope, root, "", 0);
        importer.AddAlternatives(draft.Scope, root);
        draft.Notes.Add("What a finished task gives is not said by the schema of a request: `output` is a guess.");
        if (draft.Provider is null) draft.Notes.Add("No provider was named, so the model has no wire.");
    }

    private JsonObject Resolve(JsonValue? schema, string path) => _document.Resolve(schema, problem => Note(path, problem));

    private void Note(string path, string text)
    {
        var note = $"{path}: {text}.";
        if (!_draft.Notes.Contains(note)) _draft.Notes.Add(note);
    }

    private void AddScope(ScopeDraft scope, JsonObject schema, string prefix, int depth)
    {
        var place = prefix.Length == 0 ? "the body" : prefix.TrimEnd('.');
        NoteUnsaid(place, schema);
        if (schema["additionalProperties"] is JsonBoolean { Value: false }) Note(place, "other fields are refused there; here they only warn");
        else if (schema["additionalProperties"] is JsonObject { Members.Count: > 0 }) Note(place, "what other fields must be is not taken over");
        var required = Texts(schema["required"]);
        foreach (var property in (schema["properties"] as JsonObject)?.Members ?? default)
        {
            if (Resolve(property.Value, prefix + property.Name)["readOnly"] is JsonBoolean { Value: true }) Note(prefix + property.Name, "is the server's to say, so no request has it");
            else scope.Parameters.Add(Parameter(scope, property, required.Contains(property.Name), prefix, depth));
        }

        foreach (var name in required.Where(name => (schema["properties"] as JsonObject)?[name] is null)) Note(place, $"`{name}` is required, but nothing says what it is");
        foreach (var pair in (schema["dependentRequired"] as JsonObject)?.Members ?? default)
            scope.Rules.Add($"{{ when: has({KeyOf(pair.Name)}), require: [{string.Join(", ", Texts(pair.Value).Select(KeyOf))}] }}");
    }

    private ParameterDraft Parameter(ScopeDraft scope, JsonMember property, bool isRequired, string prefix, int depth)
    {
        var path = prefix + property.Name;
        var key = KeyOf(property.Name);
        if (key != property.Name)
        {
            Note(path, _draft.Provider is not null && prefix.Length == 0 ? $"is called `{key}` here" : $"is called `{key}` here; a wire has to map it");
            if (prefix.Length == 0) _draft.Fields.Add((property.Name, key));
        }

        var schema = Resolve(property.Value, path);
        NoteUnsaid(path, schema);
        var parameter = new ParameterDraft(key, []);
        new TypeImporter(this, scope, path, key).AddType(parameter.Facts, schema, depth);
        if (isRequired) parameter.Facts.Insert(1, ("required", "true"));
        AddDefault(parameter.Facts, schema, isRequired, path);
        if (schema["deprecated"] is JsonBoolean { Value: true }) parameter.Facts.Add(("deprecated", "\"It is deprecated.\""));
        parameter.Facts.Add(("doc", DescriptorDraft.Quoted(Doc(schema, property.Name, path))));
        return parameter;
    }

    private void AddDefault(List<(string Name, string Text)> facts, JsonObject schema, bool isRequired, string path)
    {
        if (schema["default"] is not { } value || value is JsonNull or JsonString { Value.Length: 0 } or JsonArray { Items.Count: 0 }) return;
        var isScalar = value is JsonString or JsonNumber or JsonBoolean;
        if (isRequired) Note(path, $"is required, so its default {value} can never apply");
        else if (!isScalar || facts[0].Text == "json") Note(path, $"the default {value} is left to the server");
        else facts.Add(("default", value is JsonString text ? DescriptorDraft.Quoted(text.Value) : value.ToString()));
    }

    private string Doc(JsonObject schema, string name, string path)
    {
        var text = schema["description"]?.ToText() ?? schema["title"]?.ToText() ?? "";
        text = Blanks().Replace(text, " ").Trim();
        if (text.Length == 0)
        {
            Note(path, "nothing says what it is for");
            return $"The value of {name}.";
        }

        return text.Length > LongestDoc ? text[..LongestDoc].TrimEnd() + "…" : text;
    }

    /// <summary>Adds an object type; gives its key.</summary>
    public string? AddObject(JsonObject schema, string path, string key, int depth)
    {
        if (depth >= DeepestType)
        {
            Note(path, "objects are nested too deep, or without an end: any JSON is taken");
            return null;
        }

        var scope = new ScopeDraft();
        AddScope(scope, schema, path + ".", depth + 1);
        var name = KeyOf(key).Replace('_', '-').ToLowerInvariant().TrimStart('-');
        if (name is "string" or "integer" or "number" or "boolean" or "image" or "video" or "audio" or "url" or "json" || !char.IsAsciiLetter(name[0])) name = "a-" + name;
        var unique = name;
        for (var i = 2; _draft.Types.Exists(type => type.Key == unique); i++) unique = $"{name}-{i}";
        _draft.Types.Add((unique, Doc(schema, key, path), scope));
        return unique;
    }

    /// <summary>What a schema resolves to, for the importer of types.</summary>
    internal JsonObject ResolveInside(JsonValue? schema, string path) => Resolve(schema, path);

    internal void NoteAt(string path, string text) => Note(path, text);

    /// <summary>Notes the keywords that no descriptor says.</summary>
    internal void NoteUnsaid(string path, JsonObject schema)
    {
        foreach (var keyword in s_unsaid.Where(keyword => schema[keyword] is not null)) Note(path, $"`{keyword}` is not taken over");
        if (schema["if"] is null) return;
        var parts = s_condition.Select(part => Resolve(schema[part], path)).ToList();
        var names = parts.SelectMany(part => ((part["properties"] as JsonObject)?.Members.Select(property => property.Name) ?? []).Concat(Texts(part["required"]))).Distinct();
        Note(path, $"`if` (of {string.Join(", ", names)}) is not taken over");
    }

    /// <summary>A name as a parameter may have it.</summary>
    internal static string KeyOf(string name)
    {
        var key = new StringBuilder();
        foreach (var c in name) key.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        if (key.Length == 0 || char.IsAsciiDigit(key[0])) key.Insert(0, '_');
        return key.ToString();
    }

    internal static List<string> Texts(JsonValue? list) => [.. (list as JsonArray)?.Items.OfType<JsonString>().Select(text => text.Value) ?? []];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
