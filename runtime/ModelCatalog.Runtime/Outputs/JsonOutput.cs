using System.Text.Json;

namespace ModelCatalog;

/// <summary>An output of any form.</summary>
/// <param name="Raw">The whole output as the provider sent it.</param>
public sealed record JsonOutput(JsonElement Raw)
{
    /// <summary>Reads an output.</summary>
    /// <param name="output">The output as the provider sent it.</param>
    public static JsonOutput Read(TaskOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new JsonOutput(output.Raw);
    }

    /// <summary>Whether both are the same JSON.</summary>
    /// <param name="other">The other output.</param>
    public bool Equals(JsonOutput? other) => other is not null && SameJson(Raw, other.Raw);

    /// <inheritdoc />
    public override int GetHashCode() => (int)Raw.ValueKind;

    /// <summary>The JSON.</summary>
    public override string ToString() => Raw.ValueKind == JsonValueKind.Undefined ? "" : Raw.GetRawText();

    internal static bool SameJson(JsonElement left, JsonElement right) => left.ValueKind == right.ValueKind
        && (left.ValueKind == JsonValueKind.Undefined || JsonElement.DeepEquals(left, right));
}
