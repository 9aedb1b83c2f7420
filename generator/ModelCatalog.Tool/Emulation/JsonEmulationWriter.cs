using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelCatalog.Emulator;

namespace ModelCatalog.Tool.Emulation;

/// <summary>Lines of JSON, told apart by <c>event</c>: <c>started</c> (of each provider), <c>request</c>, <c>webhook</c>, <c>stopped</c>.</summary>
internal sealed class JsonEmulationWriter : IEmulationWriter
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Started(IReadOnlyList<StartedProvider> providers, FaultPlan faults) => string.Concat(providers.Select(started => Line("started", writer =>
    {
        var emulator = started.Emulator;
        writer.WriteString("provider", emulator.Provider);
        writer.WriteString("address", emulator.BaseAddress.AbsoluteUri.TrimEnd('/'));
        writer.WriteStartObject("hosts");
        foreach (var (name, address) in emulator.Hosts) writer.WriteString(name, address.AbsoluteUri);
        writer.WriteEndObject();
        writer.WriteStartArray("operations");
        foreach (var operation in emulator.Operations) writer.WriteStringValue(operation);
        writer.WriteEndArray();
        writer.WriteString("example", started.Example?.Command);
        writer.WriteString("faults", faults.ToString());
        writer.WriteNumber("seed", faults.Seed);
    })));

    public string Request(string provider, EmulatedRequest request) => Line("request", writer =>
    {
        writer.WriteString("at", request.At);
        writer.WriteString("provider", provider);
        writer.WriteString("method", request.Method);
        writer.WriteString("path", request.Path);
        writer.WriteNumber("status", request.ReplyStatus);
        writer.WriteString("operation", request.Operation);
        writer.WriteString("model", request.Submit?.Model);
        writer.WriteString("task", request.TaskId);
        writer.WriteBoolean("started_task", request.StartedTask);
        writer.WriteString("problem", request.Problem);
        writer.WriteString("fault", request.Fault?.ToString());
    });

    public string Callback(string provider, EmulatedCallback callback) => Line("webhook", writer =>
    {
        writer.WriteString("at", callback.At);
        writer.WriteString("provider", provider);
        writer.WriteString("url", callback.Url);
        writer.WriteString("task", callback.TaskId);
        if (callback.ReplyStatus is { } status) writer.WriteNumber("status", status);
        else writer.WriteNull("status");
        writer.WriteString("problem", callback.Problem);
        writer.WriteString("fault", callback.Fault?.ToString());
    });

    public string Stopped(EmulationTotals totals) => Line("stopped", writer =>
    {
        writer.WriteNumber("requests", totals.Requests);
        writer.WriteNumber("tasks", totals.Tasks);
        writer.WriteNumber("refused", totals.Refused);
        writer.WriteNumber("faults", totals.Faults);
        writer.WriteNumber("webhooks", totals.Webhooks);
    });

    private static string Line(string name, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            writer.WriteString("event", name);
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}
