using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>The items of a list that several parameters share: each scalar takes one, a list takes the rest.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct BodyItems
{
    private readonly BodyFields _fields;
    private readonly JsonElement _list;
    private readonly JsonElement[] _items;
    private readonly string _wire;
    private int _next;

    internal BodyItems(BodyFields fields, JsonElement list, JsonElement[] items, string wire)
    {
        _fields = fields;
        _list = list;
        _items = items;
        _wire = wire;
    }

    /// <summary>Reads the next item into a parameter of a value type.</summary>
    /// <returns>The value; null when it is absent or wrong.</returns>
    public T? Value<T>(FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
        where T : struct => TryTake(rules, out var value, out var path) && BodyFields.TryRead(value, path, rules, read, ref violations, out var result) ? result : null;

    /// <summary>Reads the next item into a parameter of a reference type.</summary>
    /// <returns>The value; null when it is absent or wrong.</returns>
    public T? Reference<T>(FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
        where T : class => TryTake(rules, out var value, out var path) && BodyFields.TryRead(value, path, rules, read, ref violations, out var result) ? result : null;

    /// <summary>Reads the items that are left into a list.</summary>
    /// <returns>The list; null when nothing is left or an item is wrong.</returns>
    public ValueList<T>? List<T>(FieldRules rules, ValueReader<T> read, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (_next >= _items.Length) return null;
        var rest = _items[_next..];
        var shown = _next == 0 ? _list : JsonValues.ListOf(rest);
        _next = _items.Length;
        return BodyFields.ReadItems(shown, rest, new BodyPath(_fields.NameOf(rules.Parameter), _wire), rules, read, ref violations);
    }

    /// <summary>Reports items that no parameter takes.</summary>
    /// <param name="last">The last parameter of the list.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public readonly void End(FieldRules last, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(last);
        if (_next >= _items.Length) return;
        var name = _wire[(_wire.LastIndexOf('.') + 1)..];
        var path = new BodyPath(_fields.NameOf(last.Parameter), _wire);
        BodyReport.Error(ViolationKind.Count, name + ".count", path, _list, BodySentences.TakesAtMost(_wire, _next, _items.Length), ref violations);
    }

    private bool TryTake(FieldRules rules, out JsonElement value, out BodyPath path)
    {
        value = default;
        path = default;
        if (_next >= _items.Length) return false;
        value = _items[_next];
        path = new BodyPath(_fields.NameOf(rules.Parameter), string.Create(CultureInfo.InvariantCulture, $"{_wire}[{_next}]"));
        _next++;
        return !JsonValues.IsAbsent(value);
    }
}
