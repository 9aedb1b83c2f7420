using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ModelCatalog.Runtime.Tests;

/// <summary>Ways to a second submit that do not lead through the client's own repeats: the connection, handlers, replies that say two things.</summary>
public class SecondSubmitTests : ClientTest
{
    private static Answer Moved => context =>
    {
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = "/jobs";
        return Task.CompletedTask;
    };

    /// <summary>A connection repeats on its own what has no body, where the server closes it without an answer.</summary>
    [Fact]
    public async Task A_submit_without_a_body_is_not_sent_again_by_its_connection()
    {
        using var server = new ClosingServer();
        var client = Client(options => options.BaseUrl = server.Url);
        await client.SubmitAsync(new Bare(), cancellationToken: Token);

        await ThrowsAsync<AmbiguousSubmitException>(() => client.SubmitAsync(new Bare(), cancellationToken: Token));

        Assert.Equal(2, server.Heads.Count);
        Assert.All(server.Heads, head => Assert.Contains("Content-Length: 0", head, StringComparison.Ordinal));
        Assert.All(server.Heads, head => Assert.DoesNotContain("Content-Type", head, StringComparison.Ordinal));
    }

    /// <summary>Half a body may have been enough for whoever stands in between.</summary>
    [Fact]
    public async Task A_submit_that_breaks_off_within_its_body_is_ambiguous()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var submitting = Client(options => options.BaseUrl = "http://" + listener.LocalEndpoint).SubmitAsync(Request with { Prompt = new string('x', 30_000_000) }, cancellationToken: Token);
        using (var connection = await listener.AcceptTcpClientAsync(Token))
        {
            await connection.GetStream().ReadExactlyAsync(new byte[100_000], Token);
            connection.LingerState = new LingerOption(true, 0);
        }

        await ThrowsAsync<AmbiguousSubmitException>(() => submitting);

        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Neither_is_another_call_that_may_have_been_accepted()
    {
        using var server = new ClosingServer();
        var client = new CoveClient(new ProviderConnection(new ProviderOptions { BaseUrl = server.Url, ApiKey = Key }) { Time = Time });
        await client.SendAsync("start");

        await ThrowsAsync<ProviderUnavailableException>(() => client.SendAsync("start"));

        Assert.Equal(2, server.Heads.Count);
    }

    [Fact]
    public async Task A_submit_without_a_body_follows_no_redirect()
    {
        Server.On(Submit, Moved, Accepted);
        using var http = new HttpClient(new SocketsHttpHandler());

        await ThrowsAsync<AmbiguousSubmitException>(() => Client(http: http).SubmitAsync(new Bare(), cancellationToken: Token));

        Assert.Equal(1, Server.Count(Submit));
    }

    [Fact]
    public async Task A_submit_without_a_body_that_finds_nobody_is_no_ambiguity()
    {
        var client = Client(options => options.BaseUrl = "http://127.0.0.1:1");

        await ThrowsAsync<ProviderUnavailableException>(() => client.SubmitAsync(new Bare(), cancellationToken: Token));
    }

    /// <summary>Who reads a body into memory, to log it, takes the guard from it that lies in sending it.</summary>
    [Fact]
    public async Task Handlers_that_log_bodies_and_repeat_requests_cannot_repeat_a_submit()
    {
        Server.On(Submit, Error(400, "First", 503), Accepted);
        var services = new ServiceCollection();
        services.AddModelCatalogProvider<Acme, AcmeClient>(static connection => new AcmeClient(connection), options => (options.BaseUrl, options.ApiKey) = (Server.Url, Key))
            .AddHttpMessageHandler(static () => new BodyLog())
            .AddHttpMessageHandler(static () => new Repeater());
        await using var provider = services.BuildServiceProvider();

        await ThrowsAsync<AmbiguousSubmitException>(() => provider.GetRequiredService<AcmeClient>().SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal(1, Server.Count(Submit));
    }

    [Theory]
    [InlineData(429, 429)]
    [InlineData(429, 200)]
    [InlineData(455, 503)]
    public async Task A_refusal_that_names_a_task_is_none(int code, int status)
    {
        Server.On(Submit, Answers.Json($$$"""{"code":{{{code}}},"msg":"Lifted in: 5 seconds","data":{"taskId":"task-7"}}""", status), Accepted);

        var exception = await ThrowsAsync<AmbiguousSubmitException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal(1, Server.Count(Submit));
        Assert.Contains("task-7", exception.ProviderMessage, StringComparison.Ordinal);
    }

    /// <summary>Accepts a task with each request, and says so only to the first of a connection: it closes the connection upon the second, in good order.</summary>
    private sealed class ClosingServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public ClosingServer()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public string Url => "http://" + _listener.LocalEndpoint;

        public ConcurrentQueue<string> Heads { get; } = new();

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(Token);
                await using var stream = client.GetStream();
                await ReadHeadAsync(stream);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 39\r\n\r\n{\"code\":200,\"data\":{\"taskId\":\"task-1\"}}"u8.ToArray(), Token);
                await ReadHeadAsync(stream);
            }
        }

        private async Task ReadHeadAsync(NetworkStream stream)
        {
            var head = "";
            var buffer = new byte[4096];
            while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, Token) is var read and > 0) head += Encoding.ASCII.GetString(buffer, 0, read);
            if (head.Length > 0) Heads.Enqueue(head);
        }
    }

    private sealed record Bare : IAcmeRequest<VideoOutput>
    {
        public string? RouteName => null;

        public string? ModelId => "bare";

        public ValidationResult Validate() => default;

        public void WriteBody(Utf8JsonWriter writer, SubmitOptions? options)
        {
        }

        public VideoOutput ReadOutput(TaskOutput output) => VideoOutput.Read(output);
    }

    private sealed class BodyLog : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is not null) Assert.NotEmpty(await request.Content.ReadAsStringAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Repeater : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var first = await base.SendAsync(request, cancellationToken);
            if ((int)first.StatusCode < 500) return first;
            first.Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
