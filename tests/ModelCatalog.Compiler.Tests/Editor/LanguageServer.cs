using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelCatalog.Compiler.Tests.Schemas;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Editor;

/// <summary>The language server that editors use for YAML, spoken to over its standard input and output (LSP 3.17).</summary>
internal sealed class LanguageServer : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private int _requests;

    private LanguageServer(Process process) => _process = process;

    public static bool IsInstalled => Node.Has("yaml-language-server");

    public static async Task<LanguageServer> StartAsync()
    {
        var start = new ProcessStartInfo("node", [Path.Combine("node_modules", "yaml-language-server", "bin", "yaml-language-server"), "--stdio"])
        {
            WorkingDirectory = Node.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var server = new LanguageServer(Process.Start(start)!);
        await server.RequestAsync("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = null,
            ["capabilities"] = JsonNode.Parse("""{"textDocument":{"completion":{"completionItem":{"snippetSupport":true}},"hover":{"contentFormat":["markdown"]}}}"""),
        });
        server.Notify("initialized", []);
        server.Notify("workspace/didChangeConfiguration", new JsonObject { ["settings"] = JsonNode.Parse("""{"yaml":{"validate":true,"hover":true,"completion":true,"schemaStore":{"enable":false}}}""") });
        return server;
    }

    /// <summary>Opens a file with a text, and waits for what is wrong with it: <c>line:column message</c>, both from 1 on.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(string path, string text)
    {
        Notify("textDocument/didOpen", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = Uri(path), ["languageId"] = "yaml", ["version"] = 1, ["text"] = text } });
        var report = await ReadUntilAsync(message => (string?)message["method"] == "textDocument/publishDiagnostics" && (string?)message["params"]!["uri"] == Uri(path));
        return [.. report["params"]!["diagnostics"]!.AsArray().Select(one => $"{(int)one!["range"]!["start"]!["line"]! + 1}:{(int)one["range"]!["start"]!["character"]! + 1} {one["message"]}")];
    }

    /// <summary>What is proposed at a place, by label, with what is inserted.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CompleteAsync(string path, int line, int column)
    {
        var answer = await RequestAsync("textDocument/completion", At(path, line, column));
        var proposals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in answer!["items"]!.AsArray()) proposals[(string)item!["label"]!] = (string?)item["insertText"] ?? "";
        return proposals;
    }

    /// <summary>What is shown over a place, as Markdown.</summary>
    public async Task<string> HoverAsync(string path, int line, int column) => (string)(await RequestAsync("textDocument/hover", At(path, line, column)))!["contents"]!["value"]!;

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static string Uri(string path) => new Uri(path).AbsoluteUri;

    private static JsonObject At(string path, int line, int column) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = Uri(path) },
        ["position"] = new JsonObject { ["line"] = line - 1, ["character"] = column - 1 },
    };

    private async Task<JsonNode?> RequestAsync(string method, JsonObject parameters)
    {
        var id = ++_requests;
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        var answer = await ReadUntilAsync(message => message["method"] is null && (int?)message["id"] == id);
        return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : answer["result"];
    }

    private void Notify(string method, JsonObject parameters) => Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private void Send(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        var stream = _process.StandardInput.BaseStream;
        stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")));
        stream.Write(body);
        stream.Flush();
    }

    private async Task<JsonObject> ReadUntilAsync(Func<JsonObject, bool> isMeant)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        while (true)
        {
            var message = await ReadAsync(limit.Token);
            if (message["method"] is not null && message["id"] is { } id) Answer(message, id.DeepClone());
            else if (isMeant(message)) return message;
        }
    }

    // The server asks for settings, one for each item, and to be told of changes; it goes on with nothing.
    private void Answer(JsonObject question, JsonNode id)
    {
        var items = question["params"]?["items"] as JsonArray;
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["result"] = items is null ? null : new JsonArray([.. items.Select(_ => (JsonNode)new JsonObject())]) });
    }

    private async Task<JsonObject> ReadAsync(CancellationToken cancellation)
    {
        var stream = _process.StandardOutput.BaseStream;
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || !head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            await stream.ReadExactlyAsync(one, cancellation);
            head.Add(one[0]);
        }

        var length = Encoding.ASCII.GetString([.. head]).Split("\r\n").Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancellation);
        return JsonSerializer.Deserialize<JsonObject>(body)!;
    }
}
