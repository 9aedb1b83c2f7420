using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelCatalog;

/// <summary>An object of a provider's reply, read into a record.</summary>
public abstract record ReplyObject
{
    /// <summary>The whole object as the provider sent it, with the members that the catalog does not know; undefined for one that no reply held.</summary>
    [JsonIgnore]
    public JsonElement Raw { get; init; }

    /// <summary>Whether both are of one type and hold the same JSON.</summary>
    /// <param name="other">The other object.</param>
    public virtual bool Equals(ReplyObject? other) => other is not null && EqualityContract == other.EqualityContract && JsonOutput.SameJson(Raw, other.Raw);

    /// <inheritdoc />
    public override int GetHashCode() => (int)Raw.ValueKind;

    /// <summary>Prints nothing: what the catalog knows of the object is printed by its own record.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
