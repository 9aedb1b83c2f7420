using System.Globalization;
using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Schemas;

/// <summary>The one-line examples of the grammar as values of JSON Schema, and as snippets: what the author will change is selected in turn.</summary>
internal static class SchemaSnippet
{
    /// <summary>The value in a line of YAML, <c>key: value</c>.</summary>
    public static JsonValue Value(string line) => ((JsonObject)LiteralReader.Read(BindingScope.Root(new BindingContext(), Read(line)))!).Members[0].Value;

    /// <summary>A snippet for the value of a key.</summary>
    public static JsonValue OfValue(GrammarKey key)
    {
        var count = 0;
        return Snippet(key, Body(Entry(key).Value, ref count));
    }

    /// <summary>A snippet for an entry whose key the author chooses.</summary>
    public static JsonValue OfEntry(GrammarKey key)
    {
        var entry = Entry(key);
        var count = 0;
        var name = Placeholder(Text(entry.Key), ref count);
        return Snippet(key, Schema.Of((name, Body(entry.Value, ref count))));
    }

    private static JsonArray Snippet(GrammarKey key, JsonValue body) =>
        new([Schema.Of(("label", Schema.Text(key.Example)), ("description", Schema.Text(key.Doc)), ("body", body))]);

    private static JsonValue Body(SyntaxNode node, ref int count)
    {
        switch (node)
        {
            case MappingNode mapping:
                var members = new List<JsonMember>();
                foreach (var entry in mapping.Entries) members.Add(new JsonMember(Escape(Text(entry.Key)), Body(entry.Value, ref count)));
                return new JsonObject(members.ToEquatableArray());
            case SequenceNode list:
                var items = new List<JsonValue>();
                foreach (var item in list.Items) items.Add(Body(item, ref count));
                return new JsonArray(items.ToEquatableArray());
            default:
                return Schema.Text(Placeholder(Text((ScalarNode)node), ref count));
        }
    }

    // As it is written: a snippet is text, whose quotes stay.
    private static string Text(ScalarNode scalar) => scalar.Style == ScalarStyle.Plain ? scalar.Text : new JsonString(scalar.Text).ToString();

    private static string Placeholder(string text, ref int count) => "${" + (++count).ToString(CultureInfo.InvariantCulture) + ":" + Escape(text) + "}";

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("$", "\\$").Replace("}", "\\}");

    private static MappingEntry Entry(GrammarKey key) => ((MappingNode)Read(key.Example)).Entries[0];

    private static SyntaxNode Read(string yaml) => SyntaxReader.Read(new SourceText("example.yaml", yaml)).Root!;
}
