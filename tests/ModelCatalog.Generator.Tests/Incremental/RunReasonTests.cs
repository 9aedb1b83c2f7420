using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Incremental;

/// <summary>What each kind of edit makes the pipeline do: the expected reason of every stage; a stage that is not named does nothing.</summary>
public sealed class RunReasonTests
{
    private static readonly string ModelWithoutMarkers =
        Samples.Model("plain-1").Replace("  markers: { type: acme/marker, list: 1..4, doc: Places to look at. }\n", "", StringComparison.Ordinal);

    [Fact]
    public void Every_stage_is_named_in_the_expectations() =>
        Assert.Equal(Cacheability.StageNames.Order(), RunReasons.Stages.Select(property => property.Name).Order());

    [Fact]
    public void An_edited_model_of_two_hundred_is_the_only_one_that_is_emitted_again()
    {
        var project = Samples.Catalog(new CatalogProject(tracked: false), models: 200);
        var before = project.Run();

        var run = project.Descriptor(Samples.PathOf(17), Samples.Model("dream-17", prompt: "What the film shows.")).Run();

        Assert.Equal(before.Texts.Keys, run.Texts.Keys);
        Assert.All(
            run.Texts.Where(text => before.Texts[text.Key] != text.Value).Select(text => text.Key),
            name => Assert.StartsWith("models/acme/dream-17.", name, StringComparison.Ordinal));
        Assert.NotSame(before.Texts["models/acme/dream-17.g.cs"], run.Texts["models/acme/dream-17.g.cs"]);
    }

    [Fact]
    public void An_edited_model_is_read_checked_and_emitted_again()
    {
        var project = Samples.Catalog(models: 20);
        project.Run();

        var run = project.Descriptor(Samples.PathOf(7), Samples.Model("dream-7", prompt: "What the film shows.")).Run();

        Assert.Equal(
            new RunReasons
            {
                Files = "1 Modified",
                Bound = "1 Modified",
                Signatures = "1 Unchanged",
                Checked = "1 Modified",
                Sources = "1 Modified",
                Diagnostics = "1 Unchanged",
            },
            run.Reasons);
    }

    [Fact]
    public void An_edit_in_CSharp_does_nothing()
    {
        var project = Samples.Catalog();
        project.Run();

        var run = project.CSharp("namespace Contoso.Media { internal class Programme; }").Run();

        Assert.Equal(new RunReasons(), run.Reasons);
    }

    [Fact]
    public void A_comment_in_a_descriptor_emits_nothing()
    {
        var project = Samples.Catalog();
        project.Run();

        var run = project.Descriptor(Samples.PathOf(1), "# A word to the reader.\n" + Samples.Model("dream-1")).Run();

        Assert.Equal(new RunReasons { Files = "1 Modified", Bound = "1 Unchanged", Diagnostics = "1 Unchanged" }, run.Reasons);
    }

    [Fact]
    public void A_moved_line_moves_the_diagnostics_and_emits_nothing()
    {
        var wrong = Samples.Model("dream-2").Replace("range: 1..99999", "rnage: 1..99999", StringComparison.Ordinal);
        var project = Samples.Catalog().Descriptor(Samples.PathOf(2), wrong);
        var before = project.Run();

        var run = project.Descriptor(Samples.PathOf(2), "# A word to the reader.\n\n" + wrong).Run();

        Assert.Equal(["catalog/models/acme/dream-2.yaml(8,26): error MC2002"], before.Reports);
        Assert.Equal(["catalog/models/acme/dream-2.yaml(10,26): error MC2002"], run.Reports);
        Assert.Equal(new RunReasons { Files = "1 Modified", Bound = "1 Unchanged", Diagnostics = "1 Modified" }, run.Reasons);
        Assert.Equal(before.Sources, run.Sources);
    }

    [Fact]
    public void A_comment_in_a_descriptor_without_errors_leaves_the_diagnostics_of_the_others_right()
    {
        var project = Samples.Catalog()
            .Descriptor(Samples.PathOf(2), Samples.Model("dream-2").Replace("range: 1..99999", "rnage: 1..99999", StringComparison.Ordinal));
        project.Run();

        var run = project.Descriptor(Samples.PathOf(1), "# A word to the reader.\n" + Samples.Model("dream-1")).Run();

        Assert.Equal(["catalog/models/acme/dream-2.yaml(8,26): error MC2002"], run.Reports);
    }

    [Fact]
    public void An_edited_provider_is_emitted_again_and_its_models_are_only_checked()
    {
        var project = Samples.Catalog(models: 3);
        project.Run();

        var run = project.Descriptor("providers/nimbus.yaml", Samples.Provider.Replace("0s: 2s", "0s: 3s", StringComparison.Ordinal)).Run();

        Assert.Equal(
            new RunReasons
            {
                Files = "1 Modified",
                Bound = "1 Modified",
                Signatures = "1 Modified",
                Index = "1 Modified",
                Checked = "1 Modified, 4 Unchanged",
                Options = "1 Unchanged",
                Sources = "1 Modified",
                Clashes = "",
                Findings = "1 Unchanged",
                Diagnostics = "1 Unchanged",
            },
            run.Reasons);
    }

    [Fact]
    public void An_edited_bound_of_a_shared_type_emits_its_checks_again_and_not_the_models()
    {
        var project = Samples.Catalog(models: 3).Descriptor("models/acme/plain-1.yaml", ModelWithoutMarkers);
        project.Run();

        var run = project.Descriptor("types/acme/marker.yaml", Samples.SharedType.Replace("range: 0..1", "range: 0..2", StringComparison.Ordinal)).Run();

        Assert.Equal(
            new RunReasons
            {
                Files = "1 Modified",
                Bound = "1 Modified",
                Signatures = "1 Modified",
                Index = "1 Modified",
                Checked = "4 Modified, 2 Unchanged",
                Options = "1 Unchanged",
                Sources = "1 Modified, 3 Unchanged",
                Findings = "1 Unchanged",
                Diagnostics = "1 Unchanged",
            },
            run.Reasons);
    }

    [Fact]
    public void An_edited_field_of_a_shared_type_emits_the_models_that_use_it_again()
    {
        var project = Samples.Catalog(models: 3).Descriptor("models/acme/plain-1.yaml", ModelWithoutMarkers);
        project.Run();

        var run = project.Descriptor("types/acme/marker.yaml", Samples.SharedType.Replace("  y:", "  top:", StringComparison.Ordinal)).Run();

        Assert.Equal(
            new RunReasons
            {
                Files = "1 Modified",
                Bound = "1 Modified",
                Signatures = "1 Modified",
                Index = "1 Modified",
                Checked = "4 Modified, 2 Unchanged",
                Options = "1 Unchanged",
                Sources = "4 Modified",
                Findings = "1 Unchanged",
                Diagnostics = "1 Unchanged",
            },
            run.Reasons);
    }

    [Fact]
    public void An_added_model_is_emitted_and_the_others_are_only_checked()
    {
        var project = Samples.Catalog(models: 3);
        project.Run();

        var run = project.Descriptor(Samples.PathOf(4), Samples.Model("dream-4")).Run();

        Assert.Equal(
            new RunReasons
            {
                Files = "1 New",
                Bound = "1 New",
                Signatures = "1 New",
                Index = "1 Modified",
                Checked = "1 New, 5 Unchanged",
                Options = "1 Unchanged",
                Sources = "1 New",
                Clashes = "1 Unchanged",
                Registry = "1 Modified",
                Findings = "1 Unchanged",
                Diagnostics = "1 New",
            },
            run.Reasons);
    }

    [Fact]
    public void A_removed_model_is_taken_away_and_the_others_are_only_checked()
    {
        var project = Samples.Catalog(models: 3);
        project.Run();

        var run = project.Remove(Samples.PathOf(3)).Run();

        Assert.DoesNotContain("models/acme/dream-3.g.cs", run.Sources.Keys);
        Assert.Equal(
            new RunReasons
            {
                Files = "1 Removed",
                Bound = "1 Removed",
                Signatures = "1 Removed",
                Index = "1 Modified",
                Checked = "4 Unchanged, 1 Removed",
                Options = "1 Unchanged",
                Sources = "1 Removed",
                Clashes = "1 Unchanged",
                Registry = "1 Modified",
                Findings = "1 Unchanged",
                Diagnostics = "1 Removed",
            },
            run.Reasons);
    }

    [Fact]
    public void A_new_namespace_emits_everything_and_reads_nothing()
    {
        var project = Samples.Catalog(models: 3);
        project.Run();

        var run = project.Property("ModelCatalogNamespace", "Contoso.Catalog").Run();

        Assert.Equal(
            new RunReasons
            {
                Project = "1 Modified",
                Options = "1 Modified",
                Sources = "5 Modified",
                Registry = "1 Modified",
                Findings = "1 Unchanged",
            },
            run.Reasons);
    }

    [Fact]
    public void A_file_that_is_no_descriptor_does_nothing()
    {
        var project = Samples.Catalog();
        project.Run();

        var run = project.OtherFile("notes.txt", "model: none").Run();

        Assert.Equal(new RunReasons(), run.Reasons);
    }

    [Fact]
    public void A_changed_severity_places_diagnostics_again_and_nothing_else()
    {
        var project = Samples.Catalog(models: 3).EditorConfig(".editorconfig", "[*.yaml]\n");
        project.Run();

        var run = project.EditorConfig(".editorconfig", "[*.yaml]\ndotnet_diagnostic.MC2002.severity = warning\n").Run();

        Assert.Equal(new RunReasons { Severities = "1 Modified", Diagnostics = "5 Unchanged" }, run.Reasons);
    }
}
