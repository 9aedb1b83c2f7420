using System.Text.Json;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>The registry of the compiled catalog says what the compiler says of the descriptors.</summary>
public sealed class MatrixTests
{
    private static readonly CatalogMatrix s_matrix = CatalogMatrix.Of(ConformanceCase.Catalog.Models);

    private static ModelWire Kie => CatalogModels.Registry.Find("alibaba/wan-2.5-video")!.FindWire("kie")!;

    public static TheoryData<string> Models => [.. s_matrix.Models.Select(model => model.Key)];

    [Fact]
    public void Rows_and_columns_are_the_compilers()
    {
        var matrix = CatalogModels.Registry.Matrix();

        Assert.Equal(s_matrix.Providers, matrix.Providers);
        Assert.Equal(s_matrix.Models.Select(model => model.Key), matrix.Rows.Select(row => row.Model.Key));
        Assert.All(s_matrix.Models.Zip(matrix.Rows), pair => Assert.Equal(
            s_matrix.Providers.Select(provider => pair.First.FindWire(provider) is not null), pair.Second.Wires.Select(wire => wire is not null)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Everything_that_is_said_of_a_model_is_the_compilers(string key)
    {
        var model = CatalogModels.Registry.Find(key)!;

        var expected = MatrixJson.Of(s_matrix.Models.Single(one => one.Key == key));

        Assert.Equal(expected.ToString(), Of(model).ToString());
        Assert.All(model.Wires, wire => Assert.Equal(wire.Ids.Select(id => id.Id).Distinct(), wire.ModelIds));
    }

    [Fact]
    public void A_wire_says_what_it_narrows_adds_and_does_not_take()
    {
        var resolution = Kie.Parameters.Single(parameter => parameter.Name == "resolution");
        Assert.Equal(["default", "enum"], resolution.Differs.Order(StringComparer.Ordinal));
        Assert.Equal(["720p", "1080p"], resolution.Enum);
        Assert.Equal("1080p", resolution.Default!.Value.GetString());
        Assert.Equal("input.resolution", resolution.WireName);

        var mode = Kie.Parameters.Single(parameter => parameter.Name == "mode");
        Assert.Equal(("i2v", null), (mode.Fixed!.Value.GetString(), mode.WireName));

        var prompt = Kie.Parameters.Single(parameter => parameter.Name == "prompt");
        Assert.Equal(new NumberRange(null, 800), prompt.Length);
        Assert.Null(Kie.Model!.Parameters.Single(parameter => parameter.Name == "prompt").Length);

        var audio = Kie.Parameters.Single(parameter => parameter.Name == "audio_url");
        Assert.Equal((false, true), (audio.IsTaken, audio.IsAdded));
        Assert.True(Kie.Model.FindWire("unifically")!.Parameters.Single(parameter => parameter.Name == "audio_url").IsTaken);
    }

    [Fact]
    public void Prices_stand_in_words_and_as_data()
    {
        Assert.Equal(new PriceInfo(0.06m, PriceUnit.Usd, "second", "duration", "resolution == '720p'", "0.06 USD per second times `duration`, if `resolution` is `720p`"), Kie.Prices[0]);
        Assert.Empty(Kie.Model!.FindWire("unifically")!.Prices);
    }

    [Fact]
    public void Variants_and_related_models_are_listed()
    {
        var veo = CatalogModels.Registry.Find("google/veo-3.1")!;
        Assert.Equal(["fast", "quality"], veo.FindWire("kie")!.Variants);
        Assert.Equal(["google/veo-3.1-extend", "google/veo-3.1-upscale"], CatalogModels.Registry.RelatedTo(veo).Select(model => model.Key));
        Assert.All(CatalogModels.Registry, model => Assert.Equal(model.Related.Count, CatalogModels.Registry.RelatedTo(model).Count()));
    }

    private static JsonObject Of(ModelInfo model) => Object(
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
        ("length", Range(parameter.Length)),
        ("length_unit", Text(parameter.LengthUnit)),
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

    private static JsonObject? Range(NumberRange? range) => range is null ? null : Object(("min", Number(range.Minimum)), ("max", Number(range.Maximum)));

    private static JsonValue? Json(JsonElement? value) => value is { } json ? JsonText.Parse(json.GetRawText()) : null;
}
