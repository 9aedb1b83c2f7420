using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelCatalog.Samples.Tests.Gateways;

/// <summary>The gateway as a process of its own, asked over HTTP.</summary>
internal sealed partial class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly HttpClient _http;

    private GatewayProcess(Process process)
    {
        _process = process;
        _http = new HttpClient { Timeout = s_patience };
    }

    /// <summary>Everything that it printed.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Starts it on a free port and waits until it listens.</summary>
    public static async Task<GatewayProcess> StartAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var assembly = typeof(GatewayProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Gateway").Value!;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[Path.GetFullPath(assembly), "--urls", "http://127.0.0.1:0", .. arguments]) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        var gateway = new GatewayProcess(Process.Start(start)!);
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        gateway._process.OutputDataReceived += (_, line) => gateway.Hear(line.Data, address);
        gateway._process.ErrorDataReceived += (_, line) => gateway.Hear(line.Data, address);
        gateway._process.BeginOutputReadLine();
        gateway._process.BeginErrorReadLine();
        try
        {
            gateway._http.BaseAddress = new Uri(await address.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken));
            return gateway;
        }
        catch (TimeoutException)
        {
            await gateway.DisposeAsync();
            throw new InvalidOperationException("The gateway did not start: " + gateway.Output);
        }
    }

    /// <summary>Posts JSON.</summary>
    public Task<GatewayReply> PostAsync(string path, string json, string? key = null)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

        // Who is refused for the size need not send it.
        message.Headers.ExpectContinue = json.Length > 1_000_000;
        if (key is not null) message.Headers.Add("Idempotency-Key", key);
        return SendAsync(message);
    }

    public Task<GatewayReply> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<GatewayReply> SendAsync(HttpRequestMessage message)
    {
        using var request = message;
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new GatewayReply((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.Location?.ToString(), response.Headers.RetryAfter?.ToString(), text);
    }

    /// <summary>Asks for a task until it has ended.</summary>
    public async Task<JsonElement> EndOfAsync(string task)
    {
        for (var i = 0; i < 100; i++)
        {
            var reply = await GetAsync(task);
            Assert.True(reply.Status == 200, reply.ToString());
            if (reply.Json.GetProperty("status").GetString() is "succeeded" or "failed" or "cancelled") return reply.Json;
        }

        throw new InvalidOperationException($"{task} does not end.");
    }

    /// <summary>Ends it as a crash would.</summary>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource<string> address)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (Listening().Match(line) is { Success: true } match) address.TrySetResult(match.Groups[1].Value);
    }

    [GeneratedRegex("^[0-9]+ models at (http://\\S+)$")]
    private static partial Regex Listening();
}

/// <summary>What the gateway answered.</summary>
internal sealed record GatewayReply(int Status, string? ContentType, string? Location, string? RetryAfter, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The ids of the rules that a problem, or a verdict, names.</summary>
    public IReadOnlyList<string> Rules => RulesOf(Json.TryGetProperty("errors", out var errors) ? errors : Json.GetProperty("violations"));

    public static IReadOnlyList<string> RulesOf(JsonElement violations) => [.. violations.EnumerateArray().Select(violation => violation.GetProperty("rule").GetString()!)];

    /// <summary>The further tasks of a request that started several.</summary>
    public IReadOnlyList<string> Also => Json.TryGetProperty("also", out var also) ? [.. also.EnumerateArray().Select(path => path.GetString()!)] : [];

    public override string ToString() => $"{Status} {ContentType} {Text}";

    /// <summary>The kind of problem that it is.</summary>
    public string Problem()
    {
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(Status, Json.GetProperty("status").GetInt32());
        return Json.GetProperty("type").GetString()!.Replace("urn:modelcatalog:", "", StringComparison.Ordinal);
    }
}
