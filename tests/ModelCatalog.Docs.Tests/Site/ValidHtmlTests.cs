using System.Text.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Docs.Tests.Site;

/// <summary>The pages by the standard of HTML, and by what readers with a screen reader or a keyboard need, as html-validate judges them.</summary>
public class ValidHtmlTests
{
    [Fact]
    public void Every_page_is_valid()
    {
        Assert.SkipUnless(Node.Has("html-validate"), Node.Absent);

        var found = Node.Run("pages.mjs", JsonSerializer.Serialize(new { folder = ProjectReference.Folder }));

        Assert.True(found.Length == 0, $"{found.Length} findings:\n" + string.Join('\n', found.Take(30)));
    }

    [Fact]
    public void A_page_that_is_wrong_is_found()
    {
        Assert.SkipUnless(Node.Has("html-validate"), Node.Absent);
        using var folder = new ModelCatalog.Tool.Tests.TemporaryFolder().Write("a/wrong.html", "<!DOCTYPE html>\n<html lang=\"en\"><head><title>x</title></head><body><p><div id=\"a\"></div><img src=\"x.png\"></p></body></html>\n");

        var found = Node.Run("pages.mjs", JsonSerializer.Serialize(new { folder = folder.Path }));

        Assert.Contains(found, message => message.ToString().StartsWith("a/wrong.html(2,", StringComparison.Ordinal));
    }
}
