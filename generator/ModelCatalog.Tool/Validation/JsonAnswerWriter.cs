using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Tool.Validation;

/// <summary>Prints each answer as a line of JSON.</summary>
/// <param name="output">Takes the lines.</param>
/// <param name="withId">Whether the request's id is repeated.</param>
internal sealed class JsonAnswerWriter(TextWriter output, bool withId) : IAnswerWriter
{
    private const int HeldBack = 32 * 1024;

    // Answers are read as JSON, never as HTML: texts stay as they are.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly string[] s_kinds = [.. Enum.GetValues<ViolationKind>().Select(kind => RequestViolation.NameOf(kind))];

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * HeldBack);

    /// <inheritdoc />
    public void Write(Answer answer)
    {
        using (var writer = new Utf8JsonWriter(_buffer, s_options)) Write(answer, writer);
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= HeldBack) Flush();
    }

    /// <inheritdoc />
    public void Flush()
    {
        if (_buffer.WrittenCount == 0) return;
        output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        output.Flush();
        _buffer.ResetWrittenCount();
    }

    private void Write(Answer answer, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (withId) WriteId(answer.Id, writer);
        writer.WriteString("model"u8, answer.Model);
        writer.WriteBoolean("valid"u8, answer.IsValid);
        writer.WriteStartArray("violations"u8);
        foreach (var violation in answer.Violations)
        {
            Write(violation, writer);

            // An answer may have millions of violations: it is not held whole.
            if (writer.BytesPending < HeldBack) continue;
            writer.Flush();
            Flush();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteId(JsonValue? id, Utf8JsonWriter writer)
    {
        writer.WritePropertyName("id"u8);
        if (id is JsonString text) writer.WriteStringValue(text.Value);
        else writer.WriteRawValue(id?.ToString() ?? "null");
    }

    private static void Write(RequestViolation violation, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("severity"u8, violation.IsWarning ? "warning"u8 : "error"u8);
        writer.WriteString("kind"u8, s_kinds[(int)violation.Kind]);
        writer.WriteString("rule"u8, violation.Rule);
        writer.WriteString("parameter"u8, Answer.PlaceOf(violation));
        writer.WriteString("message"u8, violation.Message);
        writer.WriteEndObject();
    }
}
