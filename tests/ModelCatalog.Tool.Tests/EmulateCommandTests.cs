using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelCatalog.Tool.Tests;

public sealed partial class EmulateCommandTests : IDisposable
{
    private const string Clip = """{ "model": "acme/clip", "input": { "prompt": "A heron" } }""";

    private readonly AcmeCatalog _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public async Task Each_request_is_told_in_a_line_and_the_end_sums_up()
    {
        var (code, output, error) = await Play(["--provider", "one", "--pace", "immediate", "--fault", "poll:cut=after#1"], async client =>
        {
            var submit = await Post(client, "/tasks", Clip);
            var id = JsonDocument.Parse(submit).RootElement.GetProperty("id").GetString();
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(new Uri("/tasks/" + id, UriKind.Relative), TestContext.Current.CancellationToken));
            await client.GetStringAsync(new Uri("/tasks/" + id, UriKind.Relative), TestContext.Current.CancellationToken);
            await Post(client, "/tasks", """{ "model": "acme/clip", "input": {} }""");
            await Post(client, "/\u001b[31mx", "{}");
        });

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Contains("one at http://127.0.0.1:", output, StringComparison.Ordinal);
        Assert.Contains("  POST /tasks (submit)\n  GET /tasks/{task_id} (poll)\n", output, StringComparison.Ordinal);
        Assert.Contains("Faults, by seed 0: poll:cut=after*1\n", output, StringComparison.Ordinal);
        var lines = output[(output.IndexOf("Ctrl+C", StringComparison.Ordinal)..)].Split('\n').Select(line => Time().Replace(Id().Replace(line, "ID"), "")).Where(line => line.Length > 0);
        Assert.Equal(
            [
                "Ctrl+C ends it.",
                "POST /tasks  200  submit of acme/clip -> ID",
                "GET /tasks/ID  cut  poll of ID  [cut=after]",
                "GET /tasks/ID  200  poll of ID",
                "POST /tasks  400  submit: `input.prompt` is required",
                "POST /%1B[31mx  404  nothing: one has nothing at /%1B[31mx",
                "5 requests: 1 task started, 2 refused, 1 fault; 0 webhooks",
            ],
            lines);
    }

    [Fact]
    public async Task Lines_can_be_JSON()
    {
        var (_, output, _) = await Play(["--provider", "one", "--format", "json", "--seed", "5", "--fault", "submit:503"], client => Post(client, "/tasks", Clip));

        var events = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["started", "request", "stopped"], events.Select(one => one.GetProperty("event").GetString()));
        Assert.Equal(("submit:503", 5), (events[0].GetProperty("faults").GetString(), events[0].GetProperty("seed").GetInt32()));
        Assert.Equal(("503", 503, false), (events[1].GetProperty("fault").GetString(), events[1].GetProperty("status").GetInt32(), events[1].GetProperty("started_task").GetBoolean()));
        Assert.Equal((1, 0), (events[2].GetProperty("requests").GetInt32(), events[2].GetProperty("tasks").GetInt32()));
    }

    [Fact]
    public async Task Several_providers_have_neighbouring_ports_and_lines_say_whose_they_are()
    {
        var port = FreePort();
        var (code, output, _) = await Play(["--provider", "one", "--provider", "many", "--port", $"{port}"], async client =>
        {
            using var other = Client(new Uri($"http://127.0.0.1:{port + 1}"));
            await Post(client, "/tasks", Clip);
            await Post(other, "/jobs", """{ "model": "clip", "prompt": "A heron" }""");
        });

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("  one  POST /tasks  200", output, StringComparison.Ordinal);
        Assert.Contains("  many  POST /jobs  200", output, StringComparison.Ordinal);
        Assert.Contains($"many at http://127.0.0.1:{port + 1}:", output, StringComparison.Ordinal);
        Assert.Contains($"  fast: http://127.0.0.1:{port + 1}/hosts/fast\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_is_told()
    {
        var (_, output, _) = await Play(["--provider", "hooked", "--pace", "immediate"], async client =>
        {
            var submit = await Post(client, "/tasks", """{ "model": "acme/clip", "input": { "prompt": "A heron" }, "hook": "http://127.0.0.1:9/done" }""");
            await client.GetStringAsync(new Uri("/tasks/" + JsonDocument.Parse(submit).RootElement.GetProperty("id").GetString(), UriKind.Relative), TestContext.Current.CancellationToken);
        }, until: "webhook http");

        Assert.Matches(@"webhook http://127\.0\.0\.1:9/done  none  of task-1-[0-9a-f]{16}: \S", output);
        Assert.Contains("1 webhook\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_told()
    {
        var port = FreePort();
        await Play(["--provider", "one", "--port", $"{port}"], _ =>
        {
            var (code, output, error) = _catalog.Run("", "emulate", "--provider", "many", "--port", $"{port}");

            Assert.Equal((ExitCode.Usage, ""), (code, output));
            Assert.Contains($"many cannot listen on port {port}", error, StringComparison.Ordinal);
            Assert.Contains("in use", error, StringComparison.Ordinal);
            return Task.CompletedTask;
        });
    }

    [Theory]
    [InlineData("Option '--provider' is required")]
    [InlineData("has no provider 'oen'; did you mean 'one'?; expected one of", "--provider", "oen")]
    [InlineData("'one' is named twice", "--provider", "one", "--provider", "one")]
    [InlineData("did you mean 'submit'?", "--provider", "one", "--fault", "sumbit:503")]
    [InlineData("The pace '1' is none; expected immediate", "--provider", "one", "--pace", "1")]
    [InlineData("the port -1 is out of range", "--provider", "one", "--port=-1")]
    [InlineData("the port 65535 is out of range", "--provider", "one", "--provider", "many", "--port", "65535")]
    [InlineData("there is no catalog 'nope'", "--provider", "one", "--catalog", "nope")]
    public void A_wrong_call_is_told_what_is_wrong(string expected, params string[] arguments)
    {
        var (code, output, error) = _catalog.Run("", ["emulate", .. arguments]);

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    /// <summary>Runs the verb while something is done at its first provider, then stops it.</summary>
    private async Task<(int Code, string Output, string Error)> Play(string[] arguments, Func<HttpClient, Task> work, string? until = null)
    {
        _catalog.Folder.Write("catalog/providers/hooked.yaml", Hooked).Write("catalog/models/note.yaml", Note);
        using var stop = new CancellationTokenSource();
        using var text = new StringWriter { NewLine = "\n" };
        await using var output = TextWriter.Synchronized(text);
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new ToolTerminal(output, error) { WorkingDirectory = _catalog.Folder.Path, Stopped = () => stop.Token };
        var run = Task.Run(() => CommandLine.Run(["emulate", .. arguments], terminal), TestContext.Current.CancellationToken);
        using (var client = Client(new Uri(Address().Match(await Until(text, run, @"127\.0\.0\.1:[0-9]+[\s\S]*(Ctrl|""faults"")")).Value))) await work(client);
        if (until is not null) await Until(text, run, Regex.Escape(until));
        await stop.CancelAsync();
        return (await run, text.ToString(), error.ToString());
    }

    private static async Task<string> Until(StringWriter text, Task<int> run, string pattern)
    {
        for (var i = 0; i < 800 && !run.IsCompleted && !Regex.IsMatch(text.ToString(), pattern); i++) await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.Matches(pattern, text.ToString());
        return text.ToString();
    }

    private static HttpClient Client(Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-key");
        return client;
    }

    private static async Task<string> Post(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static int FreePort()
    {
        // Two neighbours are wanted.
        while (true)
        {
            using var first = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            try
            {
                using var second = new System.Net.Sockets.TcpListener(IPAddress.Loopback, port + 1);
                second.Start();
                return port;
            }
            catch (System.Net.Sockets.SocketException)
            {
                continue;
            }
        }
    }

    private const string Hooked =
        """
        provider: hooked
        title: Hooked
        base_url: https://api.hooked.test
        auth: { header: Authorization, scheme: Bearer, env: HOOKED_KEY }
        options: { callback_url: { type: url, doc: Where to post. } }
        submit:
          request: { post: /tasks, body: { model: $model, input: $input, hook: $callback_url } }
          response: { task_id: id, status: status }
        poll:
          request: { get: "/tasks/{task_id}" }
          response: { status: status, output: output }
        webhook: { to: $callback_url, task_id: id, status: status, output: output }
        statuses: { done: succeeded, error: failed, else: running }
        media: { video: url }
        errors: { message: error, class: { 400: invalid } }
        """;

    private const string Note =
        """
        model: note
        vendor: acme
        title: Note
        tasks: [text-to-video]
        summary: Makes notes.
        parameters:
          prompt: { type: string, required: true, doc: What it shows. }
        output: video
        wires:
          hooked: { model: acme/clip }
        """;

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Address();

    [GeneratedRegex("task-[0-9]+-[0-9a-f]{16}")]
    private static partial Regex Id();

    [GeneratedRegex("^[0-9]{2}:[0-9]{2}:[0-9]{2}  ")]
    private static partial Regex Time();
}
