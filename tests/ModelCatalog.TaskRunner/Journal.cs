using System.Text;
using System.Text.Json.Nodes;

namespace ModelCatalog.TaskRunner;

/// <summary>What an application must not forget: a file to which lines are added, each written at once. A process that dies leaves half a line at most.</summary>
internal sealed class Journal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly Dictionary<int, JsonObject> _last = [];
    private readonly Dictionary<int, TaskHandle> _handles = [];

    public Journal(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        using var reader = new StreamReader(_file, leaveOpen: true);
        var text = reader.ReadToEnd();
        var whole = text.LastIndexOf('\n') + 1;
        foreach (var line in text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var entry = JsonNode.Parse(line)!.AsObject();
            _last[(int)entry["task"]!] = entry;
            if (entry["handle"] is { } handle) _handles[(int)entry["task"]!] = TaskHandle.Parse(handle.ToJsonString());
        }

        // Half a line was never promised to anybody.
        _file.SetLength(Encoding.UTF8.GetByteCount(text[..whole]));
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>What was noted last of a task: <c>submitting</c>, <c>submitted</c>, or how it ended; null: nothing.</summary>
    public string? LastOf(int task) => (string?)_last.GetValueOrDefault(task)?["event"];

    /// <summary>The handle of a task that was submitted.</summary>
    public TaskHandle HandleOf(int task) => _handles[task];

    public void Add(int task, string what, Action<JsonObject>? more = null)
    {
        var entry = new JsonObject { ["task"] = task, ["event"] = what };
        more?.Invoke(entry);
        var bytes = Encoding.UTF8.GetBytes(entry.ToJsonString() + "\n");
        lock (_lock) _file.Write(bytes);
    }

    public void Dispose() => _file.Dispose();
}
