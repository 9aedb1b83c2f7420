using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>What a field of an inactive mode means in a body.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum OtherModes
{
    /// <summary>No document says: a warning.</summary>
    Warn,

    /// <summary>It is ignored: a warning.</summary>
    Ignore,

    /// <summary>It is rejected: an error.</summary>
    Reject,
}

/// <summary>A mode of a <see cref="ModeTable"/>.</summary>
/// <param name="Key">Its key; <c>none</c> for the absence of a mode.</param>
/// <param name="Others">What a field of another mode means while it is active.</param>
/// <param name="Fields">The wire fields that it takes and not every mode does.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ModeEntry(string Key, OtherModes Others, ModeField[] Fields)
{
    /// <summary>Whether it is what absence means.</summary>
    public bool IsAbsence { get; init; }

    /// <summary>For each required parameter the slots that it can stand in.</summary>
    public int[][] Required { get; init; } = [];

    /// <summary>Fields that are errors to send while it is active.</summary>
    public RefusedMember[] Refused { get; init; } = [];

    internal ModeField? Find(int slot) => Array.Find(Fields, field => field.Slot == slot);
}

/// <summary>A wire field that a mode takes.</summary>
/// <param name="Slot">The field's slot.</param>
/// <param name="Capacity">How many items it can hold: a list of two parameters holds two.</param>
/// <param name="IsOwn">Whether a parameter of the mode itself stands there, not only one of every mode.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ModeField(int Slot, int Capacity = int.MaxValue, bool IsOwn = true);

/// <summary>A wire field that belongs to some mode.</summary>
/// <param name="Slot">The field's slot.</param>
/// <param name="Parameter">The parameter that stands there.</param>
/// <param name="Modes">The modes that have it.</param>
/// <param name="IsAlias">Whether it only repeats another field.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ModeSlot(int Slot, string Parameter, string[] Modes, bool IsAlias = false);

/// <summary>A value of a discriminator's field.</summary>
/// <param name="Value">The value, as JSON.</param>
/// <param name="Mode">The mode that writes it.</param>
/// <param name="ReadAs">The mode that it is read as, where several write it; null: the first of them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ModeTag(string Value, string Mode, string? ReadAs = null)
{
    internal JsonElement Json { get; } = JsonValues.Parse(Value);

    internal bool Is(JsonElement value) => JsonElement.DeepEquals(Json, value) || (ReadAs is not null && JsonValues.TextOf(Json) == JsonValues.TextOf(value));
}

/// <summary>How the mode of a body is told at one wire, and what becomes of fields of other modes.</summary>
/// <remarks>The compiler's interpreter takes the same steps over the plan: what changes here changes there.</remarks>
/// <param name="union">The union's name.</param>
/// <param name="modes">The modes that the wire serves, in order; the absence of a mode, where it is a mode of its own, is one of them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ModeTable(string union, params ModeEntry[] modes)
{
    /// <summary>The mode that absence means; null: a mode must be told.</summary>
    public string? Absent { get; init; }

    /// <summary>Whether the mode is told by a field of its own, so that the other fields do not count.</summary>
    public bool IsTold { get; init; }

    /// <summary>The slots that belong to some mode, in the order of the body.</summary>
    public ModeSlot[] Slots { get; init; } = [];

    /// <summary>The discriminator's slot; -1: there is none.</summary>
    public int TagSlot { get; init; } = -1;

    /// <summary>The values of the discriminator's field.</summary>
    public ModeTag[] Tags { get; init; } = [];

    /// <summary>Whether a discriminator that disagrees with the other fields only warns.</summary>
    public bool MismatchWarns { get; init; }

    /// <summary>For the message that no mode was told: the parameters that tell each.</summary>
    public string[][] Ways { get; init; } = [];

    /// <summary>Tells the mode and reports what disagrees with it.</summary>
    /// <param name="fields">The body's fields.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <returns>The mode's key; null when none was told, or an unknown one.</returns>
    public string? Tell(BodyFields fields, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return IsTold ? ByTag(fields, ref violations) : ByFields(fields, ref violations);
    }

    /// <summary>The fields that are errors to send while a mode is active.</summary>
    /// <param name="mode">The mode's key; null: none.</param>
    public ReadOnlySpan<RefusedMember> RefusedIn(string? mode) => Find(mode)?.Refused;

    private ModeEntry? Find(string? key) => Array.Find(modes, mode => mode.Key == key);

    private string? ByTag(BodyFields fields, ref ViolationCollector violations)
    {
        if (fields.Has(TagSlot))
        {
            var told = Read(fields[TagSlot]).FirstOrDefault(key => Find(key) is not null);
            if (told is null) ReportUnknown(fields, ref violations);
            return told;
        }

        if (Absent is null)
        {
            var name = fields.NameOf(union);
            BodyReport.Missing(union + ".required", name, BodySentences.IsRequired(BodyReport.NameOf(name, violations)), ref violations);
        }

        return Absent;
    }

    private string? ByFields(BodyFields fields, ref ViolationCollector violations)
    {
        var told = fields.Has(TagSlot) ? Read(fields[TagSlot]) : [];
        var mode = Select(fields, told);
        if (mode is null)
        {
            var ways = new List<string>();
            foreach (var way in Ways)
            {
                var names = new List<string>();
                foreach (var parameter in way) names.Add("`" + BodyReport.NameOf(fields.NameOf(parameter), violations) + "`");
                ways.Add(string.Join(" with ", names));
            }

            BodyReport.Missing(union + ".required", fields.NameOf(union), BodySentences.NeedsMode(ways), ref violations);
        }

        if (fields.Has(TagSlot)) CheckTag(fields, told, mode, ref violations);
        return mode;
    }

    private string[] Read(JsonElement value)
    {
        var tags = Array.FindAll(Tags, tag => tag.Is(value));
        return tags.FirstOrDefault(tag => tag.ReadAs is not null)?.ReadAs is { } read ? [read] : [.. tags.Select(tag => tag.Mode)];
    }

    /// <summary>The mode that fits best: what it can hold first, then what the discriminator says, then what is complete.</summary>
    private string? Select(BodyFields fields, string[] told)
    {
        var present = Array.FindAll(Slots, slot => !slot.IsAlias && fields.Has(slot.Slot));
        // A discriminator that only warns tells no mode whose required fields are all absent.
        var isHint = MismatchWarns && Absent is not null && Array.TrueForAll(told, key => Find(key) is { Required.Length: > 0 });
        if (present.Length == 0 && (told.Length == 0 || isHint)) return Absent;
        string? best = null;
        var bestScore = -1;
        foreach (var mode in modes)
        {
            if (present.Length == 0 && !told.Contains(mode.Key) && mode.Key != Absent) continue;
            var score = Score(mode, fields, present, told);
            if (score > bestScore) (best, bestScore) = (mode.Key, score);
        }

        return best;
    }

    private static int Score(ModeEntry mode, BodyFields fields, ModeSlot[] present, string[] told)
    {
        var fits = Array.TrueForAll(present, slot => mode.Find(slot.Slot) is { } field && fields.CountAt(slot.Slot) <= field.Capacity);
        var some = Array.Exists(present, slot => mode.Find(slot.Slot) is { IsOwn: true });
        var required = Array.TrueForAll(mode.Required, slots => Array.Exists(slots, fields.Has)) && !(mode.IsAbsence && present.Length > 0 && !some);
        return (fits ? 16 : 0) + (told.Contains(mode.Key) ? 8 : 0) + (mode.Others == OtherModes.Ignore && some ? 4 : 0) + (required ? 2 : 0) + (some ? 1 : 0);
    }
}
