using Microsoft.Playwright;
using ModelCatalog.Docs.Tests.Browser;
using ModelCatalog.Tests;

namespace ModelCatalog.Docs.Tests.Pictures;

/// <summary>
/// The README's pictures of the site, taken from its pages. Each has a text beside it that says what it shows: when that is no longer so, the picture is stale.
/// <c>UPDATE_PICTURES=1</c> takes them anew; they are looked at before they are committed.
/// </summary>
public sealed class PictureTests(ChromiumSite site) : IClassFixture<ChromiumSite>
{
    private const int Width = 1360;
    private const string Veo = "models/google/veo-3.1.html";

    [Fact]
    public async Task The_request_builder_looks_like_this()
    {
        var shown = await TakeAsync("builder", Veo, "#builder", 900, async page =>
        {
            await page.NarrowedAsync();
            await page.Field("variant").GetByLabel("quality").CheckAsync();
            await page.NarrowedAsync();
            await page.Locator("#builder").EvaluateAsync("element => element.scrollIntoView({ block: 'start' })");
        });

        Assert.Contains("Reference mode is not offered on Quality.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_looks_like_this()
    {
        var shown = await TakeAsync("models", "index.html", "main", 760, async page =>
        {
            await page.GetByLabel("Task").SelectOptionAsync("image-to-video");
            await page.GetByRole(AriaRole.Searchbox).FillAsync("kling");
        });

        Assert.Contains("Kling", shown, StringComparison.Ordinal);
    }

    private async Task<string> TakeAsync(string name, string file, string part, int height, Func<IPage, Task> prepare)
    {
        var shown = "";
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await site.OpenAsync(file, Width, scheme);
            await page.SetViewportSizeAsync(Width, height);
            await prepare(page);
            shown = await TextAsync(page.Locator(part));
            var (picture, text) = (PathOf($"{name}-{(scheme == ColorScheme.Light ? "light" : "dark")}.png"), PathOf(name + ".txt"));
            if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1")
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = picture });
                await File.WriteAllTextAsync(text, shown, TestContext.Current.CancellationToken);
            }

            Assert.True(File.Exists(picture), picture);
            Assert.Equal((await File.ReadAllTextAsync(text, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), shown);
            await page.Context.CloseAsync();
        }

        return shown;
    }

    private static string PathOf(string file) => Path.Combine(Repository.Root, "pictures", file);

    // Its texts, whatever the fonts are that they are shown in.
    private static async Task<string> TextAsync(ILocator part) => string.Join('\n', await part.EvaluateAsync<string[]>(
        """
        (element) => {
          const shown = [];
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const { textContent, parentElement } = walker.currentNode;
            if (textContent.trim() !== '' && !parentElement.closest('script, style, option') && parentElement.checkVisibility()) shown.push(textContent.trim().replace(/\s+/g, ' '));
          }
          return shown;
        }
        """)) + "\n";
}
