using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Tool.Checking;

/// <summary>A watch for programs: a line of JSON for each check.</summary>
internal sealed class JsonWatchWriter(ToolTerminal terminal) : IWatchWriter
{
    private static readonly JsonWriterOptions s_form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc />
    public void Checked(WatchedCheck check) => Write("checked", writer =>
    {
        writer.WriteNumber("files", check.Report.Files.Count);
        writer.WriteNumber("errors", check.Report.ErrorCount);
        writer.WriteNumber("warnings", check.Report.Diagnostics.Count - check.Report.ErrorCount);
        writer.WriteNumber("milliseconds", Math.Round(check.Elapsed.TotalMilliseconds, 1));
        writer.WriteStartArray("changes");
        foreach (var change in check.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("path", change.Path);
            writer.WriteString("change", change.What);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("appeared");
        writer.WriteRawValue(DiagnosticFormatter.ToJson(check.Appeared));
        writer.WritePropertyName("fixed");
        writer.WriteRawValue(DiagnosticFormatter.ToJson(check.Fixed));
        writer.WriteStartArray("unreadable");
        foreach (var file in check.Report.Unreadable) writer.WriteStringValue(file.Path);
        writer.WriteEndArray();
    });

    /// <inheritdoc />
    public void Gone(CheckTarget target) => Write("gone", writer => writer.WriteString("path", target.FullPath));

    /// <inheritdoc />
    public void Ended() => Write("ended", static _ => { });

    private void Write(string what, Action<Utf8JsonWriter> fields)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_form))
        {
            writer.WriteStartObject();
            writer.WriteString("event", what);
            fields(writer);
            writer.WriteEndObject();
        }

        terminal.Output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        terminal.Output.Flush();
    }
}
