using System.ComponentModel;
using System.Text.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Infrastructure;

/// <summary>The fields of a body, or of an object in it, each in the slot that its <see cref="BodyLayout"/> gives it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BodyFields
{
    private readonly BodyPath _path;
    private readonly JsonElement[] _values;
    private readonly string?[] _names;
    private readonly string?[] _parents;
    private List<UnknownMember>? _unknown;

    private BodyFields(BodyLayout layout, BodyPath path)
    {
        _path = path;
        _values = new JsonElement[layout.SlotCount];
        _names = new string?[layout.SlotCount];
        _parents = new string?[layout.SlotCount];
        AddNames(layout, path.Wire);
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
            BodyReport.Add(path, ViolationSeverity.Error, ViolationKind.Type, BodyRules.Type, element, BodyRules.NotAnObject(path.Wire, JsonValues.KindName(element)), ref violations);
            return null;
        }

        var fields = new BodyFields(layout, path);
        fields.Sort(element, layout, path.Wire, ref violations);
        return fields;
    }

    /// <summary>Whether a value stands in a slot; <c>null</c> is none.</summary>
    public bool Has(int slot) => _values[slot].ValueKind != JsonValueKind.Undefined;

    /// <summary>The first of several slots that has a value; -1 when none has.</summary>
    public int First(params ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots)
        {
            if (Has(slot)) return slot;
        }

        return -1;
    }

    /// <summary>Whether something stands in a slot that is neither an empty text nor an empty list.</summary>
    public bool IsFilled(int slot) => Has(slot) && !IsEmpty(_values[slot]);

    /// <summary>Reads a value into a parameter of a value type.</summary>
    /// <param name="slot">Its slot; -1: it is absent.</param>
    /// <param name="rules">What can be wrong with it.</param>
    /// <param name="read">How it is read.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <returns>The value; null when it is absent or wrong.</returns>
    public T? Value<T>(int slot, FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(read);
        return TryFind(slot, rules, ref violations, out var value, out var place) && read(value, place, ref violations, out var result) ? result : null;
    }

    /// <summary>Reads a value into a parameter of a reference type.</summary>
    /// <inheritdoc cref="Value{T}" path="/param|/returns" />
    public T? Reference<T>(int slot, FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        return TryFind(slot, rules, ref violations, out var value, out var place) && read(value, place, ref violations, out var result) ? result : null;
    }

    /// <summary>Reads a list.</summary>
    /// <param name="slot">Its slot; -1: it is absent.</param>
    /// <param name="rules">What can be wrong with it.</param>
    /// <param name="isSingleBare">Whether a bare item is a list of one.</param>
    /// <param name="read">How an item is read.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <returns>The list; null when it is absent or wrong.</returns>
    public ValueList<T>? List<T>(int slot, FieldRules rules, bool isSingleBare, ValueReader<T> read, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(read);
        if (slot < 0 || !Has(slot)) return null;
        var value = _values[slot];
        if (IsEmpty(value) && rules.Required is null) return null;
        var place = new ValuePlace(rules, PathOf(slot, rules));
        if (rules.Decoder is { IsWhole: true } && !TryDecode(place, ref value, ref violations)) return null;
        if (value.ValueKind == JsonValueKind.Array) return Items([.. value.EnumerateArray()], place, read, ref violations);
        if (!isSingleBare)
        {
            place.FailType(value, ref violations);
            return null;
        }

        return TryDecodeItem(place, ref value, ref violations) && read(value, place, ref violations, out var item) ? [item] : null;
    }

    /// <summary>The items of a list that several parameters share.</summary>
    /// <param name="slot">Its slot; -1: it is absent.</param>
    /// <param name="first">The parameter that is reported when it is no list.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public BodyItems Items(int slot, FieldRules first, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (slot < 0 || !Has(slot)) return new BodyItems([], _path, "");
        var value = _values[slot];
        if (value.ValueKind == JsonValueKind.Array) return new BodyItems([.. value.EnumerateArray()], _path, WireOf(slot));
        if (!IsEmpty(value)) new ValuePlace(first, PathOf(slot, first)).FailType(value, ref violations);
        return new BodyItems([], _path, WireOf(slot));
    }

    /// <summary>Reports a required parameter of a value type that is absent: the record could not say so itself.</summary>
    /// <param name="slot">Where it would stand.</param>
    /// <param name="rules">Its checks.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public void ReportMissing(int slot, FieldRules rules, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var path = PathOf(slot, rules);
        if (rules.Required is not { } required || violations.Failed(path.Parameter)) return;
        BodyReport.Add(required, path, null, "", ref violations);
        violations.MarkFailed(path.Parameter);
    }

    /// <summary>Reports the members that the wire does not know: refused ones as errors with their reasons, others as warnings.</summary>
    /// <param name="refused">What the model, the provider and the active mode refuse.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public void ReportUnknown(ReadOnlySpan<RefusedMember> refused, ref ViolationCollector violations)
    {
        if (_unknown is null) return;
        foreach (var member in _unknown)
        {
            var path = new BodyPath(_path.Parameter, member.Path);
            if (Find(refused, member, _path.Wire) is { } reason)
            {
                BodyReport.Add(path, ViolationSeverity.Error, ViolationKind.UnknownField, BodyRules.NotAccepted + reason.Field, member.Value, BodyRules.IsNotAccepted(member.Path, reason.Reason), ref violations);
            }
            else
            {
                BodyReport.Add(path, ViolationSeverity.Warning, ViolationKind.UnknownField, BodyRules.Unknown, member.Value, BodyRules.IsUnknown(member.Name, member.Known), ref violations);
            }
        }
    }

    internal string WireOf(int slot) => BodyPath.Join(_parents[slot] ?? "", NameOf(slot));

    internal string NameOf(int slot) => _names[slot] ?? "";

    /// <summary>How many items stand in a slot: those of a list, 1 for another value that is filled.</summary>
    internal int CountAt(int slot) => !IsFilled(slot) ? 0 : _values[slot].ValueKind == JsonValueKind.Array ? _values[slot].GetArrayLength() : 1;

    /// <summary>Reports something at a slot.</summary>
    internal void Report(string parameter, ViolationSeverity severity, ViolationKind kind, string rule, int slot, string message, ref ViolationCollector violations) =>
        BodyReport.Add(new BodyPath(BodyPath.Join(_path.Parameter, parameter), WireOf(slot)), severity, kind, rule, Has(slot) ? _values[slot] : null, message, ref violations);

    /// <summary>Reports an error at a slot that makes the value of a parameter unknown to rules.</summary>
    internal void Fail(string parameter, ViolationKind kind, string rule, int slot, string message, ref ViolationCollector violations)
    {
        Report(parameter, ViolationSeverity.Error, kind, rule, slot, message, ref violations);
        violations.MarkFailed(BodyPath.Join(_path.Parameter, parameter));
    }

    internal static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        _ => false,
    };

    internal static bool TryDecodeItem(in ValuePlace place, ref JsonElement value, ref ViolationCollector violations) =>
        place.Rules.Decoder is null or { IsWhole: true } || TryDecode(place, ref value, ref violations);

    private static bool TryDecode(in ValuePlace place, ref JsonElement value, ref ViolationCollector violations)
    {
        if (place.Rules.Decoder is not { } decoder) return true;
        if (decoder.TryDecode(value, out var decoded, out var isListed))
        {
            value = decoded;
            return true;
        }

        return isListed ? place.FailType(value, ref violations) : place.FailEnum(value, ref violations);
    }

    internal static ValueList<T>? Items<T>(ReadOnlySpan<JsonElement> items, in ValuePlace place, ValueReader<T> read, ref ViolationCollector violations)
    {
        var list = new T[items.Length];
        var isWhole = true;
        for (var i = 0; i < items.Length; i++)
        {
            var value = items[i];
            var item = place.Item(i);
            isWhole &= TryDecodeItem(item, ref value, ref violations) && read(value, item, ref violations, out list[i]);
        }

        return isWhole ? new ValueList<T>(list) : null;
    }

    private bool TryFind(int slot, FieldRules rules, ref ViolationCollector violations, out JsonElement value, out ValuePlace place)
    {
        value = default;
        place = default;
        if (slot < 0 || !Has(slot)) return false;
        value = _values[slot];
        if (rules.Required is null && IsEmpty(value)) return false;
        place = new ValuePlace(rules, PathOf(slot, rules));
        return TryDecode(place, ref value, ref violations);
    }

    private BodyPath PathOf(int slot, FieldRules rules) => new(BodyPath.Join(_path.Parameter, rules.Parameter), slot < 0 ? "" : WireOf(slot));

    private void AddNames(BodyLayout layout, string parent)
    {
        foreach (var member in layout.Members)
        {
            if (member.Slot >= 0) (_names[member.Slot], _parents[member.Slot]) = (member.Name, parent);
            if (member.Object is { } nested) AddNames(nested, BodyPath.Join(parent, member.Name));
        }
    }

    private void Sort(JsonElement element, BodyLayout layout, string parent, ref ViolationCollector violations)
    {
        var seen = new bool[layout.Members.Count];
        HashSet<string>? others = null;
        foreach (var property in element.EnumerateObject())
        {
            var path = BodyPath.Join(parent, property.Name);
            var isKnown = layout.TryFind(property.Name, out var member);
            if (isKnown ? seen[member!.Position] : !(others ??= new HashSet<string>(StringComparer.Ordinal)).Add(property.Name))
            {
                BodyReport.Add(new BodyPath(_path.Parameter, path), ViolationSeverity.Error, ViolationKind.Type, BodyRules.Duplicate, property.Value, BodyRules.StandsTwice(path), ref violations);
                continue;
            }

            if (isKnown) seen[member!.Position] = true;
            if (!isKnown) (_unknown ??= []).Add(new UnknownMember(property.Name, path, property.Value, layout.Names));
            else if (property.Value.ValueKind != JsonValueKind.Null) Keep(member!, property.Value, path, ref violations);
        }
    }

    private void Keep(BodyMember member, JsonElement value, string path, ref ViolationCollector violations)
    {
        if (member.Object is { } nested)
        {
            if (value.ValueKind == JsonValueKind.Object) Sort(value, nested, path, ref violations);
            else BodyReport.Add(new BodyPath(_path.Parameter, path), ViolationSeverity.Error, ViolationKind.Type, BodyRules.Type, value, BodyRules.NotAnObject(path, JsonValues.KindName(value)), ref violations);
        }
        else if (member.Slot >= 0 && !(member.Absent is { } absent && JsonElement.DeepEquals(absent, value)))
        {
            _values[member.Slot] = value;
        }
    }

    // A document names a refused field as it travels: alone, or with the objects around it.
    private static RefusedMember? Find(ReadOnlySpan<RefusedMember> refused, UnknownMember member, string scope)
    {
        foreach (var candidate in refused)
        {
            if (candidate.Field == member.Name || BodyPath.Join(scope, candidate.Field) == member.Path) return candidate;
        }

        return null;
    }

    private sealed record UnknownMember(string Name, string Path, JsonElement Value, string[] Known);
}
