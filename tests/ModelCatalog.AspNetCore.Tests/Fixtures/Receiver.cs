using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ModelCatalog.AspNetCore.Tests;

/// <summary>An application that receives webhooks: a real server on localhost, which keeps what is posted to it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private Receiver(WebApplication app) => _app = app;

    public CatalogWebhooks Webhooks => _app.Services.GetRequiredService<CatalogWebhooks>();

    public ConcurrentQueue<Posted> Posts { get; } = new();

    public static async Task<Receiver> StartAsync(Action<CatalogWebhooksBuilder> add, Action<CatalogWebhookOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        services?.Invoke(builder.Services);
        add(builder.Services.AddCatalogWebhooks(configure));
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Use(receiver.RecordAsync);
        app.MapCatalogWebhooks();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public string Url(string provider) => $"{_app.Urls.First()}/webhooks/{provider}";

    /// <summary>Posts again what was posted before, or something like it.</summary>
    public async Task<int> PostAsync(Posted posted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _app.Urls.First() + posted.Path) { Content = new ByteArrayContent(posted.Body) };
        foreach (var (name, value) in posted.Headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    public Task<int> PostAsync(string path, string body) => PostAsync(new Posted(path, new Dictionary<string, string>(), System.Text.Encoding.UTF8.GetBytes(body), 0));

    public async Task<int> GetAsync(string path)
    {
        using var response = await _http.GetAsync(_app.Urls.First() + path, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    /// <summary>Waits until so many were posted and answered.</summary>
    public async Task<IReadOnlyList<Posted>> PostedAsync(int count)
    {
        for (var i = 0; i < 400 && Posts.Count < count; i++) await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.True(Posts.Count >= count, $"{Posts.Count} of {count} webhooks came within 10 s.");
        return [.. Posts];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        context.Request.Body.Position = 0;
        var headers = context.Request.Headers.Where(header => header.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase)).ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        try
        {
            await next(context);
        }
        catch (InvalidOperationException)
        {
            // What a handler of a test throws; ASP.NET Core answers so, too.
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        Posts.Enqueue(new Posted(context.Request.Path, headers, body.ToArray(), context.Response.StatusCode));
    }
}

/// <summary>What was posted, and how it was answered.</summary>
internal sealed record Posted(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, int Status)
{
    public Posted With(string header, string value) => this with { Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [header] = value } };

    public Posted Without(string header) => this with { Headers = Headers.Where(pair => !string.Equals(pair.Key, header, StringComparison.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase) };
}

/// <summary>A handler that keeps what it is given, and can fail.</summary>
internal sealed class Inbox
{
    public ConcurrentQueue<WebhookDelivery> Deliveries { get; } = new();

    public Func<WebhookDelivery, Task> OnDelivery { get; set; } = static _ => Task.CompletedTask;
}

internal sealed class InboxHandler(Inbox inbox) : IWebhookHandler
{
    public async Task HandleAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        await inbox.OnDelivery(delivery);
        inbox.Deliveries.Enqueue(delivery);
    }
}

/// <summary>A clock that tests set forward; its timers are real.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
