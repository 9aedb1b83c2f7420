using System.Text.Json;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tests;

/// <summary>What a registry says of a model, in the compiler's form.</summary>
internal static class RegistryJson
{
    /// <summary>The model.</summary>
    public static JsonObject Of(ModelInfo model) => Object(
        ("model", Text(model.Key)),
        ("title", Text(model.Title)),
        ("tasks", Texts(model.Tasks)),
        ("related", Texts(model.Related)),
        ("summary", Text(model.Summary)),
        ("variants", List(model.Variants, variant => Object(
            ("key", Text(variant.Key)), ("title", Text(variant.Title)), ("doc", Text(variant.Doc)), ("default", Flag(variant.IsDefault)), ("deprecated", Text(variant.Deprecated))))),
        ("parameters", List(model.Parameters, Of)),
        ("wires", List(model.Wires, wire => Object(
            ("provider", Text(wire.Provider)),
            ("route", Text(wire.Route)),
            ("variants", Texts(wire.Variants)),
            ("ids", List(wire.Ids, id => Object(("variant", Text(id.Variant)), ("id", Text(id.Id)), ("when", Text(id.When))))),
            ("parameters", List(wire.Parameters, Of)),
            ("prices", List(wire.Prices, price => Object(
                ("amount", Number(price.Amount)), ("unit", Text(price.Unit == PriceUnit.Usd ? "usd" : "credits")), ("per", Text(price.Per)),
                ("times", Text(price.Times)), ("when", Text(price.When)), ("words", Text(price.Words)))))))));

    private static JsonObject Of(ParameterInfo parameter) => Object(
    [
        ("name", Text(parameter.Name)),
        ("mode", Text(parameter.Mode)),
        ("wire", Text(parameter.WireName)),
        ("taken", parameter.IsTaken ? null : JsonBoolean.False),
        ("added", Flag(parameter.IsAdded)),
        ("differs", parameter.Differs.Count > 0 ? Texts(parameter.Differs) : null),
        .. parameter.IsTaken ? Facts(parameter) : [],
    ]);

    private static (string, JsonValue?)[] Facts(ParameterInfo parameter) =>
    [
        ("type", Text(parameter.Type)),
        ("list", Flag(parameter.IsList)),
        ("required", Flag(parameter.IsRequired)),
        ("default", Json(parameter.Default)),
        ("absent", Text(parameter.Absent)),
        ("fixed", Json(parameter.Fixed)),
        ("enum", parameter.Enum.Count > 0 ? Texts(parameter.Enum) : null),
        ("open", Flag(parameter.IsOpen)),
        ("range", Range(parameter.Range)),
        ("step", Number(parameter.Step)),
        ("length", Range(parameter.Length, parameter.LengthUnit)),
        ("count", Range(parameter.Count)),
        ("pattern", Text(parameter.Pattern)),
        ("accepts", parameter.Accepts.Count > 0 ? Texts(parameter.Accepts) : null),
        ("file", Text(parameter.File)),
        ("resource", Text(parameter.Resource)),
        ("unit", Text(parameter.Unit)),
        ("deprecated", Text(parameter.Deprecated)),
        ("doc", Text(parameter.Doc)),
    ];

    private static JsonObject Object(params IEnumerable<(string Name, JsonValue? Value)> members) =>
        new([.. members.Where(member => member.Value is not null).Select(member => new JsonMember(member.Name, member.Value!))]);

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> of) => new([.. items.Select(of)]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => new JsonString(text))]);

    private static JsonString? Text(string? text) => text is null ? null : new JsonString(text);

    private static JsonBoolean? Flag(bool value) => value ? JsonBoolean.True : null;

    private static JsonNumber? Number(decimal? value) => value is { } number ? new JsonNumber(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;

    private static JsonObject? Range(NumberRange? range, string? unit = null) =>
        range is null ? null : Object(("min", Number(range.Minimum)), ("max", Number(range.Maximum)), ("unit", Text(unit == "characters" ? null : unit)));

    private static JsonValue? Json(JsonElement? value) => value is { } json ? JsonText.Parse(json.GetRawText()) : null;
}
