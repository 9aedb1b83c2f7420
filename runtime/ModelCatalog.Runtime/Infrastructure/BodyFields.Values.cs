using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <content>Values of parameters.</content>
public sealed partial class BodyFields
{
    /// <summary>Reads a value into a parameter of a value type.</summary>
    /// <param name="slot">Its slot; -1: it is absent.</param>
    /// <param name="rules">What can be wrong with it.</param>
    /// <param name="read">How it is read.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <returns>The value; null when it is absent or wrong.</returns>
    public T? Value<T>(int slot, FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
        where T : struct => Has(slot) && TryRead(_values[slot], PathOf(rules.Parameter, slot), rules, read, ref violations, out var result) ? result : null;

    /// <summary>Reads a value into a parameter of a reference type.</summary>
    /// <param name="slot">Its slot; -1: it is absent.</param>
    /// <param name="rules">What can be wrong with it.</param>
    /// <param name="read">How it is read.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <returns>The value; null when it is absent or wrong.</returns>
    public T? Reference<T>(int slot, FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
        where T : class => Has(slot) && TryRead(_values[slot], PathOf(rules.Parameter, slot), rules, read, ref violations, out var result) ? result : null;

    /// <summary>Reads a list.</summary>
    /// <param name="slot">Its slot; -1: it is absent.</param>
    /// <param name="rules">What can be wrong with it.</param>
    /// <param name="read">How an item is read.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <returns>The list; null when it is absent or wrong.</returns>
    public ValueList<T>? List<T>(int slot, FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
    {
        if (!Has(slot)) return rules.KeepsEmpty && _emptyLists?.Contains(slot) == true ? [] : null;
        var value = _values[slot];
        var path = PathOf(rules.Parameter, slot);
        if (value.ValueKind == JsonValueKind.Array) return ReadItems(value, [.. value.EnumerateArray()], path, rules, read, ref violations);
        if (rules.TakesBareItem) return ReadItems(value, [value], path, rules, read, ref violations);
        BodyReport.WrongKind(path, "a list", value, ref violations);
        return null;
    }

    /// <summary>The items of a list that several parameters share.</summary>
    /// <param name="slot">Its slot; -1: it is absent.</param>
    /// <param name="first">The parameter that is reported when it is no list.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public BodyItems Items(int slot, FieldRules first, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!Has(slot)) return new BodyItems(this, default, [], "");
        var list = _values[slot];
        if (list.ValueKind == JsonValueKind.Array) return new BodyItems(this, list, [.. list.EnumerateArray()], WireOf(slot));
        BodyReport.WrongKind(PathOf(first.Parameter, slot), "a list", list, ref violations);
        return new BodyItems(this, default, [], WireOf(slot));
    }

    /// <summary>Reports an option of the call that a body must carry and does not.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="rules">Its checks.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public void RequireOption(int slot, FieldRules rules, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!Has(slot) && rules.Required is { } required) violations.Add(required, NameOf(rules.Parameter), null);
    }

    internal static bool TryRead<T>(JsonElement value, BodyPath path, FieldRules rules, ValueReader<T> read, ref ViolationCollector violations, out T result)
    {
        result = default!;
        if (!rules.TryDecode(ref value, path, ref violations)) return false;
        if (read(value, path, ref violations, out result)) return true;
        rules.ReportUnheld(path, value, ref violations);
        return false;
    }

    internal static ValueList<T>? ReadItems<T>(JsonElement list, JsonElement[] items, BodyPath path, FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (!rules.TryDecode(ref items[i], path, ref violations, list.ValueKind == JsonValueKind.Array ? i : -1)) return null;
        }

        var result = new T[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            // Only an object needs to know where it stands.
            var place = items[i].ValueKind == JsonValueKind.Object ? path.Item(i) : path;
            if (read(items[i], place, ref violations, out result[i])) continue;
            rules.ReportUnheldItems(path, list, items, ref violations);
            return null;
        }

        return new ValueList<T>(result);
    }
}
