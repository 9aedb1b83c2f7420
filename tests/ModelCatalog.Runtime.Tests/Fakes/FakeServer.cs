using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ModelCatalog.Runtime.Tests;

/// <summary>A real HTTP server on localhost with scripted answers: each request to a path takes the next one, the last one stays.</summary>
public sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Script> _scripts = new();

    private FakeServer(WebApplication app) => _app = app;

    public string Url => _app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public ConcurrentQueue<Recorded> Requests { get; } = new();

    public static async Task<FakeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new FakeServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Scripts the answers to <c>POST /path</c>.</summary>
    public FakeServer On(string request, params Answer[] answers)
    {
        _scripts[request] = new Script(answers);
        return this;
    }

    public int Count(string request) => Requests.Count(recorded => recorded.Line == request);

    public Recorded Single(string request) => Requests.Single(recorded => recorded.Line == request);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var line = $"{context.Request.Method} {context.Request.Path}";
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        // The path as it came: Kestrel's own is decoded, and escaping is part of what is tested.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        Requests.Enqueue(new Recorded(line, target, headers, body));
        if (_scripts.TryGetValue(line, out var script))
        {
            await script.Next()(context);
            return;
        }

        context.Response.StatusCode = 418;
        await context.Response.WriteAsync($"No answer is scripted for {line}");
    }

    private sealed class Script(Answer[] answers)
    {
        private int _next;

        public Answer Next() => answers[Math.Min(Interlocked.Increment(ref _next), answers.Length) - 1];
    }
}

/// <summary>Writes a reply.</summary>
public delegate Task Answer(HttpContext context);

/// <summary>A request as it arrived.</summary>
public sealed record Recorded(string Line, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
