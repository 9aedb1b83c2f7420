using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>The fields of a body, or of an object in it, each in the slot that its <see cref="BodyLayout"/> gives it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class BodyFields
{
    private readonly BodyLayout _layout;
    private readonly BodyPath _path;
    private readonly JsonElement[] _values;
    private List<int>? _emptyLists;
    private readonly string[] _wires;
    private List<UnknownMember>? _unknown;

    private BodyFields(BodyLayout layout, BodyPath path)
    {
        _layout = layout;
        _path = path;
        _values = new JsonElement[layout.SlotCount];
        _wires = new string[layout.SlotCount];
        AddWires(layout, path.Wire);
    }

    /// <summary>The value in a slot; its kind is undefined when it is absent.</summary>
    public JsonElement this[int slot] => _values[slot];

    /// <summary>Sorts the members of an object into slots. Members that stand twice are reported; unknown ones wait for <see cref="ReportUnknown"/>.</summary>
    /// <param name="element">The object.</param>
    /// <param name="layout">What the wire knows of it.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <returns>The fields; null when it is no object.</returns>
    public static BodyFields? Open(JsonElement element, BodyLayout layout, BodyPath path, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (element.ValueKind != JsonValueKind.Object)
        {
            BodyReport.Error(ViolationKind.Type, "body.type", path, element, BodySentences.NoObject(violations.ByWireNames, element), ref violations);
            return null;
        }

        var fields = new BodyFields(layout, path);
        fields.Sort(element, layout, path.Wire, ref violations);
        return fields;
    }

    /// <summary>Whether a value stands in a slot that does not count as absent.</summary>
    public bool Has(int slot) => slot >= 0 && _values[slot].ValueKind != JsonValueKind.Undefined;

    /// <summary>The first of several slots that has a value; -1 when none has.</summary>
    public int First(ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots)
        {
            if (Has(slot)) return slot;
        }

        return -1;
    }

    /// <summary>Whether the text in a slot is that one: what chooses among sources.</summary>
    public bool Is(int slot, string text) => Has(slot) && JsonValues.TextOf(_values[slot]) == text;

    /// <summary>Reports a required parameter of a value type that is absent: the record could not say so itself.</summary>
    /// <param name="rules">Its checks.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <param name="reportAt">The parameters that are reported instead, if one is set, each with its slots.</param>
    public void ReportMissing(FieldRules rules, ref ViolationCollector violations, ReadOnlySpan<(string Parameter, int Slot)> reportAt = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var name = BodyPath.Join(_path.Parameter, rules.Parameter);
        if (rules.Required is not { } required || violations.Failed(name)) return;
        violations.MarkUnread(name);
        foreach (var (parameter, slot) in reportAt)
        {
            if (!Has(slot)) continue;
            violations.AddUnheld(required, name, BodyPath.Join(_path.Parameter, parameter), JsonText.Of(_values[slot]));
            return;
        }

        violations.AddUnheld(required, name, name, null);
    }

    /// <summary>Reports the members that the wire does not know: refused ones as errors with their reasons, others as warnings.</summary>
    /// <param name="violations">Takes what is wrong.</param>
    /// <param name="refusedByMode">What the active mode refuses.</param>
    public void ReportUnknown(ref ViolationCollector violations, ReadOnlySpan<RefusedMember> refusedByMode = default)
    {
        if (_unknown is null) return;
        foreach (var member in _unknown)
        {
            var path = new BodyPath(BodyPath.Join(_path.Parameter, member.Name), member.Wire);
            if ((Find(_layout.Refused, member.Name) ?? Find(refusedByMode, member.Name)) is { } refused)
            {
                if (JsonValues.IsAbsent(member.Value)) continue;
                ReportRefused(refused, member.Wire, member.Value, ViolationKind.UnknownField, ref violations);
            }
            else
            {
                BodyReport.Add(ViolationSeverity.Warning, ViolationKind.UnknownField, "unknown-field", path, member.Value, BodySentences.Unknown(member.Name, member.Known), ref violations);
            }
        }
    }

    /// <summary>Reports a field that a document refuses.</summary>
    internal void ReportRefused(RefusedMember refused, string wire, JsonElement value, ViolationKind kind, ref ViolationCollector violations)
    {
        var path = new BodyPath(NameOf(refused.Field), wire);
        var message = BodySentences.NotAccepted(refused.Field, refused.Reason);
        BodyReport.Error(kind, "not_accepted." + refused.Field, path, value, message, ref violations);
    }

    /// <summary>Where the value of a slot stands on the wire.</summary>
    internal string WireOf(int slot) => _wires[slot];

    /// <summary>The place of a parameter that stands in a slot.</summary>
    internal BodyPath PathOf(string parameter, int slot) => new(BodyPath.Join(_path.Parameter, parameter), _wires[slot]);

    /// <summary>The path of a parameter of this object.</summary>
    internal string NameOf(string parameter) => BodyPath.Join(_path.Parameter, parameter);

    /// <summary>How many items stand in a slot; 1 for another value.</summary>
    internal int CountAt(int slot) => !Has(slot) ? 0 : _values[slot].ValueKind == JsonValueKind.Array ? _values[slot].GetArrayLength() : 1;

    private static RefusedMember? Find(ReadOnlySpan<RefusedMember> refused, string name)
    {
        foreach (var candidate in refused)
        {
            if (candidate.Field == name) return candidate;
        }

        return null;
    }

    private void AddWires(BodyLayout layout, string parent)
    {
        foreach (var member in layout.Members)
        {
            var path = BodyPath.Join(parent, member.Name);
            if (member.Slot >= 0) _wires[member.Slot] = path;
            if (member.Object is { } nested) AddWires(nested, path);
        }
    }

    private void Sort(JsonElement element, BodyLayout layout, string parent, ref ViolationCollector violations)
    {
        var seen = new bool[layout.Members.Count];
        HashSet<string>? others = null;
        foreach (var property in element.EnumerateObject())
        {
            var isKnown = layout.TryFind(property.Name, out var member);
            var wire = BodyPath.Join(parent, property.Name);
            if (isKnown ? seen[member!.Position] : !(others ??= new HashSet<string>(StringComparer.Ordinal)).Add(property.Name))
            {
                var path = new BodyPath(BodyPath.Join(_path.Parameter, property.Name), wire);
                BodyReport.Add(ViolationSeverity.Error, ViolationKind.Type, "body.duplicate", path, property.Value, BodySentences.StandsTwice(wire), ref violations);
            }
            else if (isKnown)
            {
                seen[member!.Position] = true;
                Keep(member, property.Value, wire, ref violations);
            }
            else
            {
                (_unknown ??= []).Add(new UnknownMember(property.Name, wire, property.Value, layout.Names));
            }
        }
    }

    private void Keep(BodyMember member, JsonElement value, string wire, ref ViolationCollector violations)
    {
        if (member.Object is { } nested)
        {
            if (value.ValueKind == JsonValueKind.Object) Sort(value, nested, wire, ref violations);
            else if (value.ValueKind != JsonValueKind.Null) BodyReport.WrongKind(new BodyPath(wire, wire), "an object", value, ref violations);
        }
        else if (member.Slot >= 0 && !member.IsAbsent(value))
        {
            _values[member.Slot] = value;
        }
        else if (member.Slot >= 0 && value.ValueKind == JsonValueKind.Array)
        {
            (_emptyLists ??= []).Add(member.Slot);
        }
    }

    private sealed record UnknownMember(string Name, string Wire, JsonElement Value, string[] Known);
}
