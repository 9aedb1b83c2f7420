namespace ModelCatalog.Samples.Tests.Gateways;

/// <summary>A gateway, and the providers that it sends to, for many tests.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    private readonly string _tasks = Directory.CreateTempSubdirectory("gateway-tests-").FullName;

    internal EmulatedProviders Providers { get; private set; } = null!;

    internal GatewayProcess Gateway { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Providers = await EmulatedProviders.StartAsync();
        Gateway = await GatewayProcess.StartAsync([.. Providers.Arguments, "--tasks", _tasks]);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Providers.DisposeAsync();
        Directory.Delete(_tasks, recursive: true);
    }
}
