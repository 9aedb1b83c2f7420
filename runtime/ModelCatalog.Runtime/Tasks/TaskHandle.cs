using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelCatalog;

/// <summary>
/// A submitted task as data: small, serializable, without any key. Store <see cref="ToJson"/>; another process reads it with <see cref="Parse"/>, resumes
/// the task and never pays again.
/// </summary>
[JsonConverter(typeof(TaskHandleJsonConverter))]
public sealed record TaskHandle
{
    /// <summary>The provider's key.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's route; null: the default route.</summary>
    public string? Route { get; init; }

    /// <summary>The provider's id of the model, for logs and people; null where it has none.</summary>
    public string? Model { get; init; }

    /// <summary>The catalog's key of the model, <c>vendor/model</c>, by which the output can be read without its type; null in handles that do not say it.</summary>
    public string? CatalogModel { get; init; }

    /// <summary>The task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Values of the submit's reply that later requests need.</summary>
    public IReadOnlyDictionary<string, string> Kept { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <exception cref="FormatException">It is no handle, or one of a newer format.</exception>
    public static TaskHandle Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return TaskHandleFormat.Parse(json);
    }

    /// <summary>The handle as JSON, in a stable format that carries its version.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            TaskHandleFormat.Write(writer, this);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Whether both name the same task with the same kept values.</summary>
    /// <param name="other">The other handle.</param>
    public bool Equals(TaskHandle? other) =>
        other is not null && Provider == other.Provider && Route == other.Route && Model == other.Model && CatalogModel == other.CatalogModel && TaskId == other.TaskId
        && SubmittedAt == other.SubmittedAt && SameKept(other.Kept);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Provider, Route, TaskId, SubmittedAt);

    /// <summary>The provider and the task.</summary>
    public override string ToString() => $"{Provider} task {TaskId}";

    private bool SameKept(IReadOnlyDictionary<string, string> other)
    {
        if (Kept.Count != other.Count) return false;
        foreach (var (name, value) in Kept)
        {
            if (!other.TryGetValue(name, out var same) || same != value) return false;
        }

        return true;
    }
}
