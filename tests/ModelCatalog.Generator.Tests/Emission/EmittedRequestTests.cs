using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>Every request that is emitted compiles without a word from the compiler.</summary>
public class EmittedRequestTests
{
    internal static Dictionary<string, SampleCatalog> Catalogs { get; } = new()
    {
        ["everything"] = SampleCatalog.Everything,
        ["own"] = SampleCatalog.Own,
        ["drafts"] = SampleCatalog.Drafts,
    };

    public static TheoryData<string, string> Models()
    {
        var models = new TheoryData<string, string>();
        foreach (var (name, catalog) in Catalogs)
        {
            foreach (var plan in catalog.Compiled.Models) models.Add(name, plan.Model.Key);
        }

        return models;
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Models))]
    public void A_request_compiles_without_a_warning(string catalog, string model)
    {
        var sample = Catalogs[catalog];
        var sources = sample.Emit(sample.Compiled.Models.Single(plan => plan.Model.Key == model)).Select(file => file.Text).ToList();

        foreach (var withMarker in new[] { true, false })
        {
            var diagnostics = EmittedCode.Diagnose(sources, withMarker);
            Assert.True(diagnostics.Count == 0, string.Join('\n', diagnostics) + "\n\n" + string.Join('\n', sources));
        }
    }

    [Fact]
    public void The_sample_catalogs_have_models()
    {
        Assert.True(SampleCatalog.Everything.Compiled.Models.Count > 0, string.Join('\n', SampleCatalog.Everything.Compiled.Diagnostics));
        Assert.True(SampleCatalog.Own.Compiled.Models.Count > 0, string.Join('\n', SampleCatalog.Own.Compiled.Diagnostics));
        Assert.True(SampleCatalog.Drafts.Compiled.Models.Count > 10, string.Join('\n', SampleCatalog.Drafts.Compiled.Diagnostics));
    }
}
