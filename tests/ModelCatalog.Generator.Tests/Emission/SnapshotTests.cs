using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>What is emitted, to be read as product. Each snapshot is compiled as well, see <see cref="EmittedRequestTests"/>.</summary>
public class SnapshotTests
{
    [Fact]
    public void A_model_with_every_kind_of_value_mode_and_rule()
    {
        var files = Emit(SampleCatalog.Everything, "acme/everything-1.0");

        Snapshot.Verify(
            ("Everything10.Request", files["models/everything.g.cs"]),
            ("Everything10.Validator", files["models/everything.Validator.g.cs"]),
            ("AcmeMarker", files["types/acme/marker.g.cs"]),
            ("AcmeEngine", files["types/acme/engine.g.cs"]));
    }

    [Fact]
    public void A_model_that_two_providers_serve()
    {
        var files = Emit(SampleCatalog.Own, "google/veo-3.1");

        Snapshot.Verify(("Veo31.Request", files["google/veo-3.1.g.cs"]), ("Veo31.Validator", files["google/veo-3.1.Validator.g.cs"]));
    }

    [Fact]
    public void A_provider_with_every_kind_of_call() =>
        Snapshot.Verify(("Nimbus.Calls", EmittedCatalog.Everything.Files.Single(file => file.HintName == "providers/nimbus.Calls.g.cs").Text));

    private static Dictionary<string, string> Emit(SampleCatalog catalog, string model) =>
        catalog.Emit(catalog.Compiled.Models.Single(plan => plan.Model.Key == model)).ToDictionary(file => file.HintName, file => file.Text);
}
