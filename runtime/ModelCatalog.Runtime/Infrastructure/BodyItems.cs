using System.ComponentModel;
using System.Text.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Infrastructure;

/// <summary>The items of a list that several parameters share: each scalar takes one, a list takes what the scalars behind it leave.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct BodyItems
{
    private readonly JsonElement[] _items;
    private readonly BodyPath _scope;
    private readonly string _wire;
    private int _next;

    internal BodyItems(JsonElement[] items, BodyPath scope, string wire)
    {
        _items = items;
        _scope = scope;
        _wire = wire;
    }

    /// <summary>Reads the next item into a parameter of a value type.</summary>
    /// <returns>The value; null when it is absent or wrong.</returns>
    public T? Value<T>(FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(read);
        return TryTake(rules, ref violations, out var value, out var place) && read(value, place, ref violations, out var result) ? result : null;
    }

    /// <summary>Reads the next item into a parameter of a reference type.</summary>
    /// <returns>The value; null when it is absent or wrong.</returns>
    public T? Reference<T>(FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        return TryTake(rules, ref violations, out var value, out var place) && read(value, place, ref violations, out var result) ? result : null;
    }

    /// <summary>Reads the items that are left into a list.</summary>
    /// <param name="rules">What can be wrong with it.</param>
    /// <param name="behind">How many items the parameters behind it take.</param>
    /// <param name="read">How an item is read.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <returns>The list; null when nothing is left or an item is wrong.</returns>
    public ValueList<T>? List<T>(FieldRules rules, int behind, ValueReader<T> read, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(read);
        var count = Math.Max(0, _items.Length - _next - behind);
        if (count == 0) return null;
        var list = new T[count];
        var isWhole = true;
        for (var i = 0; i < count; i++)
        {
            var value = _items[_next];
            var place = Place(rules, _next++);
            isWhole &= BodyFields.TryDecodeItem(place, ref value, ref violations) && read(value, place, ref violations, out list[i]);
        }

        return isWhole ? new ValueList<T>(list) : null;
    }

    /// <summary>Reports items that no parameter takes.</summary>
    /// <param name="last">The last parameter of the list.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public readonly void End(FieldRules last, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(last);
        if (_next >= _items.Length) return;
        var path = new BodyPath(BodyPath.Join(_scope.Parameter, last.Parameter), _wire);
        var message = BodyRules.HoldsAtMost(_wire, _items.Length, _next);
        BodyReport.Add(path, ViolationSeverity.Error, ViolationKind.Count, last.Parameter + ".count", _items[_next], message, ref violations);
        violations.MarkFailed(path.Parameter);
    }

    private bool TryTake(FieldRules rules, ref ViolationCollector violations, out JsonElement value, out ValuePlace place)
    {
        value = default;
        place = default;
        if (_next >= _items.Length) return false;
        value = _items[_next];
        place = Place(rules, _next++);
        if (value.ValueKind is JsonValueKind.Null || (rules.Required is null && BodyFields.IsEmpty(value))) return false;
        return BodyFields.TryDecodeItem(place, ref value, ref violations);
    }

    private readonly ValuePlace Place(FieldRules rules, int index) =>
        new(rules, new BodyPath(BodyPath.Join(_scope.Parameter, rules.Parameter), new BodyPath("", _wire).Item(index).Wire));
}
