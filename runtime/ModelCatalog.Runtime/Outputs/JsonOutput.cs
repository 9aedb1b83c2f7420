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

    internal static bool SameJson(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind || left.ValueKind == JsonValueKind.Undefined) return left.ValueKind == right.ValueKind;
        try
        {
            return JsonElement.DeepEquals(left, right);
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair is JSON, but .NET cannot compare it: then the texts are compared, members in their order.
            return Infrastructure.JsonText.Of(left) == Infrastructure.JsonText.Of(right);
        }
    }
}
