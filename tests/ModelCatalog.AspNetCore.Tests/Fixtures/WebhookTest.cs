using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.AspNetCore.Tests;

/// <summary>Emulated providers and clients of them that never poll on their own: what goes on, goes on by webhooks.</summary>
public abstract class WebhookTest
{
    protected const string WebhookKey = "whsec/4f+9a";

    protected static readonly ClipRequest Request = new() { Prompt = "A heron" };

    private static readonly CompiledCatalog Catalog = Compile();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected static Task<ProviderEmulator> EmulateAsync(string provider, EmulatorOptions? options = null) =>
        ProviderEmulator.StartAsync(Catalog, provider, (options ?? new EmulatorOptions { Pace = EmulatorPace.ByPolls(0, 1_000) }) with { WebhookKey = WebhookKey }, Token);

    protected static ProviderConnection Connect(ProviderEmulator emulator, ManualTime? time = null) =>
        new(new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = "a-key" }) { Time = time ?? new ManualTime { Runs = false } };

    protected static WebhookKeys Keys(ProviderEmulator emulator) => new() { AllowLoopback = true, Urls = { ["seal"] = emulator.WebhookKeys.AbsoluteUri } };

    protected static int Polls(ProviderEmulator emulator) => emulator.Requests.Count(request => request.Operation == "poll");

    private static CompiledCatalog Compile()
    {
        var catalog = CatalogCompiler.Compile([.. CatalogFolder.Read(Path.Combine(AppContext.BaseDirectory, "Catalog")).Texts]);
        Assert.DoesNotContain(catalog.Diagnostics, diagnostic => diagnostic.IsError);
        return catalog;
    }
}
