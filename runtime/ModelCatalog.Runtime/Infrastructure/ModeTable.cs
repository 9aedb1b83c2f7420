using System.ComponentModel;
using System.Text.Json;
using ModelCatalog.Compiler.Planning;

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

/// <summary>How the mode of a body is told at one wire, and what becomes of fields of other modes.</summary>
/// <remarks>The compiler's interpreter follows the same steps over the plan; what changes here changes there.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModeTable
{
    private readonly ModeEntry[] _modes;
    private readonly int[] _slots;

    /// <summary>Takes the modes that the wire serves, in order.</summary>
    /// <param name="union">The union's name.</param>
    /// <param name="modes">The modes; the absence of a mode, where it is a mode of its own, is one of them.</param>
    public ModeTable(string union, params ModeEntry[] modes)
    {
        ArgumentNullException.ThrowIfNull(modes);
        Union = union;
        _modes = modes;
        _slots = [.. modes.SelectMany(mode => mode.Fields).Select(field => field.Slot).Distinct().Order()];
    }

    /// <summary>The union's name: rule ids start with it.</summary>
    public string Union { get; }

    /// <summary>The mode that absence means; null: a mode must be told.</summary>
    public string? Absent { get; init; }

    /// <summary>Whether the mode is told by a field of its own, so that the other fields do not count.</summary>
    public bool IsTold { get; init; }

    /// <summary>The slots of the discriminator: the first that is present counts. Empty: there is none.</summary>
    public int[] Tags { get; init; } = [];

    /// <summary>Whether a discriminator that disagrees with the other fields only warns.</summary>
    public bool MismatchWarns { get; init; }

    /// <summary>Tells the mode and reports what disagrees with it.</summary>
    /// <param name="fields">The body's fields.</param>
    /// <param name="model">The wire's model id, where there is one.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <returns>The mode's key; null when none was told, or an unknown one.</returns>
    public string? Tell(BodyFields fields, string? model, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var tag = fields.First(Tags);
        ModeEntry? active;
        if (IsTold && Tags.Length > 0)
        {
            if (tag < 0)
            {
                active = Find(Absent);
            }
            else if ((active = Read(fields[tag])) is null)
            {
                var values = _modes.SelectMany(mode => mode.Values).Select(JsonValues.TextOf).Distinct().ToArray();
                fields.Fail(Union, ViolationKind.Enum, Union + ".enum", tag, BodyRules.IsNotListed(fields.WireOf(tag), JsonValues.TextOf(fields[tag]), values), ref violations);
                return null;
            }
        }
        else
        {
            active = ByFields(fields, tag, model);
            if (active is not null && tag >= 0 && !active.Writes(fields[tag])) ReportMismatch(fields, tag, active, ref violations);
        }

        if (active is not null) ReportOthers(fields, active, ref violations);
        return active?.Key;
    }

    private ModeEntry? Find(string? key) => Array.Find(_modes, mode => mode.Key == key);

    // Of several modes that write the same value, the one that is said to be read counts, else the first.
    private ModeEntry? Read(JsonElement value) =>
        Array.Find(_modes, mode => mode.Reads.Any(read => JsonElement.DeepEquals(read, value))) ?? Array.Find(_modes, mode => mode.Writes(value));

    private ModeEntry? ByFields(BodyFields fields, int tag, string? model)
    {
        var candidates = _modes.Where(mode => mode.Models.Length == 0 || model is null || mode.Models.Contains(model)).ToArray();
        if (!Array.Exists(_slots, fields.IsFilled))
        {
            // Nothing but the model id speaks for a mode: it decides where it leaves no choice.
            return candidates.Length == 1 && candidates.Length < _modes.Length ? candidates[0] : Find(Absent);
        }

        return candidates
            .OrderByDescending(mode => _slots.All(slot => !fields.IsFilled(slot) || mode.Takes(fields, slot)))
            .ThenByDescending(mode => tag >= 0 && mode.Writes(fields[tag]))
            .ThenByDescending(mode => mode.Others == OtherModes.Ignore)
            .ThenByDescending(mode => mode.Fields.Where(field => field.Needs > 0).GroupBy(field => field.Parameter).All(group => group.Any(field => fields.CountAt(field.Slot) >= field.Needs)))
            .ThenByDescending(mode => mode.Fields.Any(field => fields.IsFilled(field.Slot)))
            .FirstOrDefault();
    }

    private void ReportMismatch(BodyFields fields, int tag, ModeEntry active, ref ViolationCollector violations)
    {
        var wire = fields.WireOf(tag);
        var message = BodyRules.Disagrees(wire, JsonValues.TextOf(fields[tag]), active.Key);
        var severity = MismatchWarns ? ViolationSeverity.Warning : ViolationSeverity.Error;
        fields.Report(Union, severity, ViolationKind.Mode, fields.NameOf(tag) + ".mismatch", tag, message, ref violations);
    }

    private void ReportOthers(BodyFields fields, ModeEntry active, ref ViolationCollector violations)
    {
        HashSet<string>? reported = null;
        foreach (var slot in _slots)
        {
            if (!fields.IsFilled(slot) || active.Fields.Any(field => field.Slot == slot)) continue;
            var takers = _modes.Where(mode => mode.Fields.Any(field => field.Slot == slot)).ToArray();
            var keys = takers.Select(mode => mode.Key).ToArray();
            if (!IsTold && keys.Any(key => reported?.Contains(key) == true)) continue;
            (reported ??= []).UnionWith(keys);
            var parameter = takers[0].Fields.First(field => field.Slot == slot).Parameter;
            Report(fields, slot, parameter, keys, active, ref violations);
        }
    }

    private void Report(BodyFields fields, int slot, string parameter, string[] takers, ModeEntry active, ref ViolationCollector violations)
    {
        var wire = fields.WireOf(slot);
        switch (active.Others)
        {
            case OtherModes.Reject:
                var kind = IsTold ? ViolationKind.Mode : ViolationKind.Exclusive;
                fields.Report(parameter, ViolationSeverity.Error, kind, Union, slot, BodyRules.CannotBeMixed(wire, takers, active.Key), ref violations);
                break;
            case OtherModes.Ignore:
                fields.Report(parameter, ViolationSeverity.Warning, ViolationKind.Ignored, Union + ".ignored", slot, BodyRules.IsIgnored(wire, takers, active.Key), ref violations);
                break;
            default:
                fields.Report(parameter, ViolationSeverity.Warning, ViolationKind.Mode, Union + ".other", slot, BodyRules.IsOfAnotherMode(wire, takers, active.Key), ref violations);
                break;
        }
    }
}
