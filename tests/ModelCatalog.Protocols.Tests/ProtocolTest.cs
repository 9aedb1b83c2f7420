using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;

namespace ModelCatalog.Protocols.Tests;

/// <summary>An invented provider on localhost, emulated or scripted word by word, the client that the generator made of its descriptor, and a clock that does not make tests wait.</summary>
public abstract class ProtocolTest
{
    private static readonly CompiledCatalog s_catalog = CatalogCompiler.Compile(CatalogFolder.Read(Path.Combine(AppContext.BaseDirectory, "catalog")).Texts);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected ManualTime Time { get; init; } = new();

    protected static async Task<ProviderEmulator> StartAsync(string provider, EmulatorOptions? options = null)
    {
        Assert.DoesNotContain(s_catalog.Diagnostics, diagnostic => diagnostic.IsError);
        return await ProviderEmulator.StartAsync(s_catalog, provider, options ?? new EmulatorOptions { Pace = EmulatorPace.Immediate }, Token);
    }

    protected CourierClient Courier(ProviderEmulator emulator) => Courier(emulator.BaseAddress.AbsoluteUri, emulator.Hosts["run"].AbsoluteUri);

    protected CourierClient Courier(FakeServer server, TimeSpan? timeout = null) => Courier(server.Url, server.Url, timeout);

    protected PressClient Press(string url) => new(Connection(new ProviderOptions { BaseUrl = url, ApiKey = "a-key" }));

    protected LedgerClient Ledger(string url) => new(Connection(new ProviderOptions { BaseUrl = url, Keys = { ["LEDGER_ID"] = "me", ["LEDGER_SECRET"] = "s3" } }));

    private CourierClient Courier(string url, string run, TimeSpan? timeout = null)
    {
        var options = new ProviderOptions { BaseUrl = url, ApiKey = "a-key", Hosts = { ["run"] = run } };
        options.Timeout = timeout ?? options.Timeout;
        return new CourierClient(Connection(options));
    }

    private ProviderConnection Connection(ProviderOptions options) => new(options) { Time = Time };
}
