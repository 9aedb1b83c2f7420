using ModelCatalog.Compiler.Docs;
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

        Assert.Equal(expected.ToString(), RegistryJson.Of(model).ToString());
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
}
