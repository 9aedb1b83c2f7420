using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests;

/// <summary>What the project around a catalog decides.</summary>
public sealed class ProjectTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void CSharp_12_and_later_take_the_emitted_code(LanguageVersion version) =>
        Assert.Empty(Samples.Catalog(new CatalogProject(version)).Run().Reports);

    [Theory]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    public void An_older_CSharp_is_one_diagnostic_and_nothing_is_emitted(LanguageVersion version, string shown)
    {
        var run = Samples.Catalog(new CatalogProject(version)).Run();

        Assert.Equal(["error MC9002"], run.Reports);
        Assert.Contains("this project compiles C# " + shown, run.Messages.Single(), StringComparison.Ordinal);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_project_without_descriptors_is_left_alone()
    {
        var run = new CatalogProject(LanguageVersion.CSharp7_3, withRuntime: false).Run();

        Assert.Empty(run.Reports);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_project_without_the_runtime_is_one_diagnostic_and_nothing_is_emitted()
    {
        var run = Samples.Catalog(new CatalogProject(withRuntime: false)).Run();

        Assert.Equal(["error MC9003"], run.Reports);
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData("Contoso.Media", "Contoso.Media")]
    [InlineData("my-app", "my_app")]
    [InlineData("3d.class", "_3d._class")]
    [InlineData("", "ModelCatalog.Models")]
    public void Emitted_types_go_to_the_root_namespace_as_CSharp_takes_it(string rootNamespace, string expected)
    {
        var run = Samples.Catalog().Property("RootNamespace", rootNamespace).Run();

        Assert.Empty(run.Reports);
        Assert.All(run.Sources.Values, source => Assert.Contains("namespace " + expected + ";", source, StringComparison.Ordinal));
    }

    [Fact]
    public void A_namespace_that_was_asked_for_goes_before_the_root_namespace()
    {
        var run = Samples.Catalog().Property("ModelCatalogNamespace", "Contoso.Catalog").Run();

        Assert.All(run.Sources.Values, source => Assert.Contains("namespace Contoso.Catalog;", source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("contoso-media")]
    [InlineData("Contoso..Media")]
    [InlineData("Contoso.class")]
    [InlineData("X; class Injected { }")]
    public void A_namespace_that_was_asked_for_and_is_none_is_one_diagnostic(string name)
    {
        var run = Samples.Catalog().Property("ModelCatalogNamespace", name).Run();

        Assert.Equal(["error MC9006"], run.Reports);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void Output_does_not_depend_on_the_order_of_files_or_on_the_machine()
    {
        var forward = Samples.Catalog(models: 3).Run().Sources;

        var before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = foreign;
        try
        {
            var backward = new CatalogProject();
            for (var i = 3; i >= 1; i--) backward.Descriptor(Samples.PathOf(i), Samples.Model("dream-" + i));
            backward.Descriptor("types/acme/marker.yaml", Samples.SharedType).Descriptor("providers/nimbus.yaml", Samples.Provider);

            Assert.Equal(forward.OrderBy(source => source.Key), backward.Run().Sources.OrderBy(source => source.Key));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Descriptors_of_a_referenced_package_can_be_named_and_are_not_emitted_again()
    {
        var run = new CatalogProject()
            .ReferencedDescriptor("providers/nimbus.yaml", Samples.Provider, emittedTo: "Nimbus.Catalog")
            .ReferencedDescriptor("types/acme/marker.yaml", Samples.SharedType, emittedTo: "Nimbus.Catalog")
            .ReferencedDescriptor("models/acme/dream-1.yaml", Samples.Model("dream-1"), emittedTo: "Nimbus.Catalog")
            .Descriptor("models/contoso/dream-2.yaml", Samples.Model("dream-2"))
            .Run();

        Assert.Empty(run.Messages);
        Assert.All(run.Sources.Keys, name => Assert.True(name.StartsWith("models/contoso/dream-2.", StringComparison.Ordinal) || name == "CatalogModels.g.cs", name));
        Assert.Contains("global::Nimbus.Catalog.AcmeMarker", run.Sources["models/contoso/dream-2.g.cs"], StringComparison.Ordinal);
        Assert.Contains("global::Nimbus.Catalog.INimbusRequest<", run.Sources["models/contoso/dream-2.Wires.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_is_read_as_soon_as_the_project_has_a_descriptor_of_its_own_and_no_sooner()
    {
        var project = new CatalogProject()
            .ReferencedDescriptor("providers/nimbus.yaml", Samples.Provider, emittedTo: "Nimbus.Catalog")
            .ReferencedDescriptor("types/acme/marker.yaml", Samples.SharedType, emittedTo: "Nimbus.Catalog");
        var without = project.Run();

        var with = project.Descriptor("models/contoso/dream-2.yaml", Samples.Model("dream-2")).Run();

        Assert.Empty(without.Messages);
        Assert.Empty(without.Sources);
        Assert.Equal(("2 New", ""), (without.Reasons.Files, without.Reasons.Bound));
        Assert.Empty(with.Messages);
        Assert.Contains("CatalogModels.g.cs", with.Sources.Keys);
        Assert.Equal(("1 New", "3 New"), (with.Reasons.Files, with.Reasons.Bound));
    }

    [Fact]
    public void A_cancelled_run_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => Samples.Catalog().RunUntil(source.Token));
    }
}
