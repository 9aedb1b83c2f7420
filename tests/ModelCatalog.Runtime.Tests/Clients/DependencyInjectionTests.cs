using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ModelCatalog.Runtime.Tests;

public class DependencyInjectionTests : ClientTest
{
    [Fact]
    public async Task A_registered_client_works_and_the_factorys_own_logs_hide_the_key()
    {
        Server.On(Submit, Accepted).On(Poll, State("generating"), Succeeded);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Time);
        services.AddModelCatalogProvider<Acme, AcmeClient>(
            static connection => new AcmeClient(connection),
            options =>
            {
                options.BaseUrl = Server.Url;
                options.ApiKey = Key;
            });
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<AcmeClient>();
        var task = await client.SubmitAsync(Request, cancellationToken: Token);
        var video = await task.WaitAsync(cancellationToken: Token);

        Assert.Equal("https://cdn.example/a.mp4", video.Url);
        Assert.Same(client, provider.GetRequiredService<AcmeClient>());
        Assert.Contains("Request Headers", Log.Everything, StringComparison.Ordinal);
        AssertNoKey(Log.Everything);
    }

    [Fact]
    public async Task A_registered_client_follows_no_redirects()
    {
        await using var other = await FakeServer.StartAsync();
        Server.On(Submit, context =>
        {
            context.Response.Redirect(other.Url);
            return Task.CompletedTask;
        });
        var services = new ServiceCollection();
        services.AddModelCatalogProvider<Acme, AcmeClient>(
            static connection => new AcmeClient(connection),
            options =>
            {
                options.BaseUrl = Server.Url;
                options.ApiKey = Key;
            });
        await using var provider = services.BuildServiceProvider();

        await ThrowsAsync<AmbiguousSubmitException>(() => provider.GetRequiredService<AcmeClient>().SubmitAsync(Request, cancellationToken: Token));

        Assert.Empty(other.Requests);
    }
}
