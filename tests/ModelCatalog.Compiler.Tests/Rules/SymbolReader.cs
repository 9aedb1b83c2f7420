using System.Text.Json;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Tests.Rules;

/// <summary>Reads the symbols and values of the conformance cases.</summary>
internal static class SymbolReader
{
    public static EquatableArray<Symbol> Symbols(JsonElement symbols) =>
        symbols.EnumerateObject().Select(member => ReadSymbol(member.Name, member.Value)).ToEquatableArray();

    public static JsonValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => JsonNull.Instance,
        JsonValueKind.True or JsonValueKind.False => new JsonBoolean(value.GetBoolean()),
        JsonValueKind.Number => new JsonNumber(value.GetRawText()),
        JsonValueKind.String => new JsonString(value.GetString()!),
        JsonValueKind.Array => new JsonArray(value.EnumerateArray().Select(Value).ToEquatableArray()),
        _ => new JsonObject(value.EnumerateObject().Select(member => new JsonMember(member.Name, Value(member.Value))).ToEquatableArray()),
    };

    private static Symbol ReadSymbol(string name, JsonElement symbol)
    {
        var kind = Member(symbol, "kind") is { } text ? Enum.Parse<SymbolKind>(text.GetString()!, ignoreCase: true) : SymbolKind.Parameter;
        return new Symbol(name, kind, ReadType(symbol), Member(symbol, "default") is { } value ? Value(value) : null);
    }

    private static ExpressionType ReadType(JsonElement type)
    {
        var name = type.ValueKind == JsonValueKind.String ? type.GetString()! : type.GetProperty("type").GetString()!;
        return new ExpressionType(Enum.Parse<ExpressionKind>(name, ignoreCase: true))
        {
            Domain = Member(type, "domain") is { } domain ? domain.EnumerateArray().Select(v => v.GetString()!).ToEquatableArray() : default,
            Item = Member(type, "item") is { } item ? ReadType(item) : null,
            Fields = Member(type, "fields") is { } fields ? Symbols(fields) : default,
            Alternatives = Member(type, "or") is { } others ? others.EnumerateArray().Select(ReadType).ToEquatableArray() : default,
        };
    }

    private static JsonElement? Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;
}
