using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelCatalog;

/// <summary>Lets a <see cref="TaskHandle"/> stand in anything that System.Text.Json serializes, in the format of <see cref="TaskHandle.ToJson"/>.</summary>
public sealed class TaskHandleJsonConverter : JsonConverter<TaskHandle>
{
    /// <inheritdoc />
    /// <exception cref="JsonException">It is no handle, or one of a newer format.</exception>
    public override TaskHandle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        try
        {
            return TaskHandleFormat.Read(json);
        }
        catch (FormatException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TaskHandle value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        TaskHandleFormat.Write(writer, value);
    }
}
