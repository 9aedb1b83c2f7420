using Xunit.Sdk;

namespace ModelCatalog.Runtime.Tests;

/// <summary>A server, a client that speaks to it, a clock and a log: what nearly every test needs.</summary>
public abstract class ClientTest : IAsyncLifetime
{
    protected const string Key = "sk-secret/4f9a+1c==";
    protected const string Submit = "POST /jobs";
    protected const string Poll = "GET /jobs/info";

    protected static readonly ClipRequest Request = new() { Prompt = "A lighthouse in the rain" };

    private readonly HttpClient _http = new(ProviderConnection.CreateHandler());

    protected FakeServer Server { get; private set; } = null!;

    protected ManualTime Time { get; init; } = new();

    protected RecordingLogger Log { get; } = new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected static Answer Accepted => Answers.Json("""{"code":200,"msg":"success","data":{"taskId":"task-1"}}""");

    protected static Answer Succeeded =>
        Answers.Json("""{"code":200,"data":{"state":"success","resultJson":"{\"resultUrls\":[\"https://cdn.example/a.mp4\",\"https://cdn.example/b.mp4\"]}"}}""");

    public async ValueTask InitializeAsync() => Server = await FakeServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static Answer State(string state, string more = "") => Answers.Json($$$"""{"code":200,"data":{"state":"{{{state}}}"{{{more}}}}}""");

    protected static Answer Error(int code, string message = "No.", int status = 200) => Answers.Json($$"""{"code":{{code}},"msg":"{{message}}","data":null}""", status);

    protected AcmeClient Client(Action<ProviderOptions>? configure = null, HttpClient? http = null, TimeProvider? time = null)
    {
        var options = new ProviderOptions { BaseUrl = Server.Url, ApiKey = Key };
        configure?.Invoke(options);
        return new AcmeClient(new ProviderConnection(http ?? _http, options) { Logger = Log, Time = time ?? Time });
    }

    protected async Task<GenerationTask<VideoOutput>> SubmittedAsync(Action<ProviderOptions>? configure = null, ClipRequest? request = null)
    {
        if (request is null) Server.On(Submit, Accepted);
        return await Client(configure).SubmitAsync(request ?? Request, cancellationToken: Token);
    }

    /// <summary>Runs what must throw, and checks on the way that neither the exception nor the log shows the key.</summary>
    protected async Task<T> ThrowsAsync<T>(Func<Task> act)
        where T : Exception
    {
        var exception = await Assert.ThrowsAsync<T>(act);
        AssertNoKey(exception.ToString());
        AssertNoKey(Log.Everything);
        if (exception is ProtocolException protocol) AssertNoKey(protocol.BodyStart ?? "");
        return exception;
    }

    protected static void AssertNoKey(string text)
    {
        foreach (var secret in new[] { Key, Key.Replace("/", "\\/", StringComparison.Ordinal), Uri.EscapeDataString(Key) })
        {
            if (text.Contains(secret, StringComparison.Ordinal)) throw new XunitException($"The key shows in: {text}");
        }
    }
}
