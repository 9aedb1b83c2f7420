using Microsoft.Playwright;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>The site in the Chromium of the system, opened as files.</summary>
public sealed class ChromiumSite : IAsyncLifetime
{
    /// <summary>Why a test is skipped where there is no Chromium.</summary>
    public const string Absent = "Chromium is absent: install it (on Debian 'apt-get install chromium'), or name it in CHROMIUM_PATH.";

    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where Chromium is; null: nowhere.</summary>
    public static string? Executable { get; } = new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH") }.Concat(s_places).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu"], Timeout = 120_000 });
    }

    /// <summary>Opens a page of the site.</summary>
    /// <param name="file">Its file, perhaps with a place.</param>
    /// <param name="width">How wide the window is.</param>
    /// <param name="scheme">What the system prefers.</param>
    /// <param name="hasScript">Whether scripts run.</param>
    public async Task<IPage> OpenAsync(string file, int width = 1440, ColorScheme scheme = ColorScheme.Light, bool hasScript = true)
    {
        Assert.SkipWhen(_browser is null, Absent);
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = hasScript,
            Permissions = ["clipboard-read", "clipboard-write"],
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        page.PageError += (_, error) => Assert.Fail("A script failed: " + error);
        await page.GotoAsync(new Uri(Path.Combine(ProjectReference.Folder, file.Split('#')[0])).AbsoluteUri + (file.Contains('#', StringComparison.Ordinal) ? file[file.IndexOf('#', StringComparison.Ordinal)..] : ""));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}
