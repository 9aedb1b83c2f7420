using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <content>What is said of modes.</content>
public sealed partial class ModeTable
{
    /// <summary>Reports the fields that only other modes take.</summary>
    /// <param name="fields">The body's fields.</param>
    /// <param name="mode">The active mode; null: none, and nothing is said.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public void ReportOthers(BodyFields fields, string? mode, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (Find(mode) is not { } active) return;
        HashSet<string>? reported = null;
        foreach (var slot in Slots)
        {
            if (!fields.Has(slot.Slot) || active.Find(slot.Slot) is not null) continue;

            // Mixed modes are one mistake; what has no effect is said field by field.
            var key = !IsTold && active.Others == OtherModes.Reject ? string.Join('|', slot.Modes) : slot.Parameter;
            if (!(reported ??= new HashSet<string>(StringComparer.Ordinal)).Add(key)) continue;
            ReportOther(fields, slot, active, ref violations);
        }
    }

    private void ReportOther(BodyFields fields, ModeSlot slot, ModeEntry active, ref ViolationCollector violations)
    {
        var path = fields.PathOf(slot.Parameter, slot.Slot);
        var field = path.Wire[(path.Wire.LastIndexOf('.') + 1)..];
        if (Array.Find(active.Refused, refused => refused.Field == slot.Parameter || refused.Field == field) is { } refused)
        {
            fields.ReportRefused(refused, path.Wire, fields[slot.Slot], IsTold ? ViolationKind.Mode : ViolationKind.Exclusive, ref violations);
            return;
        }

        var name = violations.ByWireNames ? field : slot.Parameter;
        var owners = BodySentences.Owners(slot.Modes);
        var value = fields[slot.Slot];
        switch (active.Others)
        {
            case OtherModes.Reject:
                var kind = IsTold ? ViolationKind.Mode : ViolationKind.Exclusive;
                BodyReport.Error(kind, union, path, value, BodySentences.CannotBeCombined(name, owners, active.Key), ref violations);
                break;
            case OtherModes.Ignore:
                BodyReport.Add(ViolationSeverity.Warning, ViolationKind.Ignored, union + ".ignored", path, value, BodySentences.HasNoEffect(name, owners, active.Key), ref violations);
                break;
            default:
                BodyReport.Add(ViolationSeverity.Warning, ViolationKind.Mode, union + ".other", path, value, BodySentences.IsOfAnotherMode(name, owners, active.Key), ref violations);
                break;
        }
    }

    private void CheckTag(BodyFields fields, string[] told, string? mode, ref ViolationCollector violations)
    {
        if (told.Length == 0)
        {
            ReportUnknown(fields, ref violations);
            return;
        }

        if (mode is not null && told.Contains(mode)) return;
        var path = fields.PathOf(union, TagSlot);
        var expected = Array.Find(Tags, tag => tag.Mode == mode) is { } tag ? JsonValues.TextOf(tag.Json) : null;
        var message = BodySentences.Disagrees(path.Wire, expected, fields[TagSlot]);
        var rule = path.Wire[(path.Wire.LastIndexOf('.') + 1)..] + ".mismatch";
        if (MismatchWarns) BodyReport.Add(ViolationSeverity.Warning, ViolationKind.Mode, rule, path, fields[TagSlot], message, ref violations);
        else BodyReport.Error(ViolationKind.Mode, rule, path, fields[TagSlot], message, ref violations);
    }

    private void ReportUnknown(BodyFields fields, ref ViolationCollector violations)
    {
        var value = fields[TagSlot];
        var path = fields.PathOf(union, TagSlot);
        if (!Array.Exists(Tags, tag => JsonValues.KindName(tag.Json) == JsonValues.KindName(value)))
        {
            BodyReport.WrongKind(path, Tags.Length > 0 ? "a " + JsonValues.KindName(Tags[0].Json) : "text", value, ref violations);
            return;
        }

        var known = Array.ConvertAll(Tags, tag => JsonValues.TextOf(tag.Json));
        BodyReport.Error(ViolationKind.Enum, union + ".enum", path, value, BodySentences.MustBeOneOf(BodyReport.NameOf(path, violations), known, value), ref violations);
    }
}
