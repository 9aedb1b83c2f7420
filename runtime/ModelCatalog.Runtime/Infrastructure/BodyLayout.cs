using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>The members that a wire knows of an object, each with the slot that its value is kept in. Made once per wire by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BodyLayout
{
    private readonly Dictionary<string, BodyMember> _members = new(StringComparer.Ordinal);

    /// <summary>Takes the members; their names are unique.</summary>
    public BodyLayout(params BodyMember[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        foreach (var member in members)
        {
            member.Position = _members.Count;
            _members.Add(member.Name, member);
            SlotCount = Math.Max(SlotCount, Math.Max(member.Slot + 1, member.Object?.SlotCount ?? 0));
        }

        Members = members;
        Names = [.. members.Select(member => member.Name)];
    }

    /// <summary>Fields that are errors to send, whatever the mode.</summary>
    public RefusedMember[] Refused { get; init; } = [];

    internal IReadOnlyList<BodyMember> Members { get; }

    /// <summary>The names, in order: what an unknown one is compared with.</summary>
    internal string[] Names { get; }

    /// <summary>How many slots the object and the objects below it use.</summary>
    internal int SlotCount { get; }

    internal bool TryFind(string name, out BodyMember? member) => _members.TryGetValue(name, out member);
}

/// <summary>A member of a <see cref="BodyLayout"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BodyMember
{
    /// <summary>A value.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="slot">Where its value is kept; -1: it is known, but nothing is read from it.</param>
    /// <param name="absent">A value that means absence, as JSON: what is written when there is nothing to write. Null: there is none beside the empty ones.</param>
    public BodyMember(string name, int slot, string? absent = null)
    {
        Name = name;
        Slot = slot;
        Absent = absent is null ? null : JsonValues.Parse(absent);
    }

    /// <summary>An object that only groups members.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="members">Its members.</param>
    public BodyMember(string name, params BodyMember[] members)
    {
        Name = name;
        Slot = -1;
        Object = new BodyLayout(members);
    }

    /// <summary>Whether it is the model id: an empty list there is no absence, but of the wrong type.</summary>
    public bool IsModel { get; init; }

    internal string Name { get; }

    internal int Slot { get; }

    internal JsonElement? Absent { get; }

    internal BodyLayout? Object { get; }

    /// <summary>Whether a value counts as absent.</summary>
    internal bool IsAbsent(JsonElement value)
    {
        if (Absent is { } absent && JsonElement.DeepEquals(absent, value)) return true;
        return JsonValues.IsAbsent(value) && !(IsModel && value.ValueKind == JsonValueKind.Array);
    }

    /// <summary>Its place among its siblings: duplicates are told by it.</summary>
    internal int Position { get; set; }
}

/// <summary>A field that an API refuses.</summary>
/// <param name="Field">The field, as it travels.</param>
/// <param name="Reason">Why; null when no document says.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RefusedMember(string Field, string? Reason);
