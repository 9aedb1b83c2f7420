using System.Globalization;
using System.Text.Json;

namespace ModelCatalog;

/// <summary>The JSON of a handle. Members are added, never changed; another meaning is another version.</summary>
internal static class TaskHandleFormat
{
    private const string Format = "modelcatalog.task/1";
    private const int MostKept = 64;

    public static void Write(Utf8JsonWriter writer, TaskHandle handle)
    {
        writer.WriteStartObject();
        writer.WriteString("format"u8, Format);
        writer.WriteString("provider"u8, handle.Provider);
        if (handle.Route is not null) writer.WriteString("route"u8, handle.Route);
        if (handle.Model is not null) writer.WriteString("model"u8, handle.Model);
        if (handle.CatalogModel is not null) writer.WriteString("catalog_model"u8, handle.CatalogModel);
        writer.WriteString("task_id"u8, handle.TaskId);
        writer.WriteString("submitted_at"u8, handle.SubmittedAt.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
        if (handle.Kept.Count > 0)
        {
            writer.WriteStartObject("kept"u8);
            foreach (var (name, value) in handle.Kept.OrderBy(static kept => kept.Key, StringComparer.Ordinal)) writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public static TaskHandle Parse(string json)
    {
        try
        {
            return Read(JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = 8 }));
        }
        catch (JsonException exception)
        {
            throw new FormatException("The task handle is no JSON.", exception);
        }
    }

    public static TaskHandle Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("The task handle is no JSON object.");
        var format = Text(json, "format", required: true);
        if (format != Format) throw new FormatException($"The task handle has the format '{format}'; this version reads '{Format}'.");
        var submitted = Text(json, "submitted_at", required: true);
        if (!DateTimeOffset.TryParse(submitted, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var submittedAt))
        {
            throw new FormatException($"The task handle's 'submitted_at' is no date and time: '{submitted}'.");
        }

        return new TaskHandle
        {
            Provider = Text(json, "provider", required: true)!,
            Route = Text(json, "route", required: false),
            Model = Text(json, "model", required: false),
            CatalogModel = Text(json, "catalog_model", required: false),
            TaskId = Text(json, "task_id", required: true)!,
            SubmittedAt = submittedAt,
            Kept = Kept(json),
        };
    }

    private static Dictionary<string, string> Kept(JsonElement json)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!json.TryGetProperty("kept", out var values)) return kept;
        if (values.ValueKind != JsonValueKind.Object) throw new FormatException("The task handle's 'kept' is no JSON object.");
        foreach (var value in values.EnumerateObject())
        {
            if (kept.Count == MostKept) throw new FormatException("The task handle keeps too many values.");
            kept[value.Name] = Text(value.Value, "kept." + value.Name);
        }

        return kept;
    }

    private static string? Text(JsonElement json, string name, bool required)
    {
        if (json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            var text = Text(value, name);
            if (text.Length > 0) return text;
        }

        return required ? throw new FormatException($"The task handle has no '{name}'.") : null;
    }

    private static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String ? ReplyValue.TextOf(value) : throw new FormatException($"The task handle's '{name}' is no text.");
}
