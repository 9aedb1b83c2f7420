using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>Conversions of values that travel in another form. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WireText
{
    /// <summary>Writes a text that is a number as one; another text stays text.</summary>
    public static void WriteNumber(Utf8JsonWriter writer, string text)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (JsonValues.TryParse(text, out var value) && value.ValueKind == JsonValueKind.Number) writer.WriteRawValue(text);
        else writer.WriteStringValue(text);
    }

    /// <summary>Writes a text that is a boolean as one; another text stays text.</summary>
    public static void WriteBoolean(Utf8JsonWriter writer, string text)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (text is "true" or "false") writer.WriteBooleanValue(text == "true");
        else writer.WriteStringValue(text);
    }

    /// <summary>A value as a JSON text: some wires carry JSON in a string.</summary>
    public static string ToJson<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
