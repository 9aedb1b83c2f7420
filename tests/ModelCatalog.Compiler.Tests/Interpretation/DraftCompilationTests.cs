namespace ModelCatalog.Compiler.Tests.Interpretation;

/// <summary>The hardest descriptors that are known compile, examples included.</summary>
public class DraftCompilationTests
{
    public static TheoryData<string> Models => [.. DraftCatalog.Models];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_draft_compiles_without_diagnostics(string path)
    {
        var catalog = DraftCatalog.Compile(path);

        Assert.Empty(catalog.Diagnostics.Select(one => $"{one.Path}:{one.Range.Start.Line + 1}:{one.Range.Start.Column + 1} {one.Rule.Id} {one.Message}"));
        Assert.Single(catalog.Models);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_draft_shows_requests_that_are_right_and_one_that_is_wrong(string path)
    {
        var examples = DraftCatalog.Compile(path).Models[0].Model.Examples;

        Assert.True(examples.Count(example => example.Violates.Count == 0) >= 2, "fewer than two right examples");
        Assert.Contains(examples, example => example.Violates.Count > 0);
    }
}
