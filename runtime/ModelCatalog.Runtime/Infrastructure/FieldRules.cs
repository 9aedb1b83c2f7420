using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>Kinds of JSON values that a parameter takes.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ValueKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Texts.</summary>
    Text = 1,

    /// <summary>Whole numbers of 64 bits.</summary>
    Integer = 2,

    /// <summary>Numbers.</summary>
    Number = 4,

    /// <summary>Booleans.</summary>
    Boolean = 8,

    /// <summary>Objects.</summary>
    Object = 16,

    /// <summary>Anything.</summary>
    Any = 32,
}

/// <summary>What reading a parameter's value may find wrong with it.</summary>
/// <param name="parameter">The parameter.</param>
/// <param name="kinds">The kinds that the value (each item of a list) may have.</param>
/// <param name="expected">What the value (each item) must be, in words: <c>an integer</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FieldRules(string parameter, ValueKinds kinds, string expected)
{
    /// <summary>The parameter.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>Texts that are taken beside these kinds.</summary>
    public string[] Literals { get; init; } = [];

    /// <summary>Whether a bare item is a list of one.</summary>
    public bool TakesBareItem { get; init; }

    /// <summary>Whether an empty list is a list of the wrong size rather than a missing one.</summary>
    public bool KeepsEmpty { get; init; }

    /// <summary>How a wire value is turned back into the request's; null: it travels as it is.</summary>
    public ValueDecoder? Decoder { get; init; }

    /// <summary>The check for a missing value; null: it may be absent.</summary>
    public RuleInfo? Required { get; init; }

    /// <summary>The check for values that are not listed; null: it has none.</summary>
    public RuleInfo? Enum { get; init; }

    /// <summary>The check for the request's own word where the wire has another one; null: it has the wrong type.</summary>
    public RuleInfo? Unlisted { get; init; }

    /// <summary>The values that are listed, as text.</summary>
    public string[] Listed { get; init; } = [];

    /// <summary>The check for numbers out of bounds; null: it has none.</summary>
    public RuleInfo? Range { get; init; }

    /// <summary>The lower bound of a number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The upper bound of a number.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The check for the number of items; null: it has none.</summary>
    public RuleInfo? Count { get; init; }

    /// <summary>The smallest number of items.</summary>
    public int Fewest { get; init; }

    /// <summary>The largest number of items.</summary>
    public int Most { get; init; } = int.MaxValue;

    internal string Expected { get; } = expected;

    /// <summary>What a value of the right kind must be so that C# can hold it, in words.</summary>
    private string Holdable => (kinds & ValueKinds.Integer) != 0 ? Expected + " that fits the parameter's type" : Expected;

    /// <summary>Whether a value has one of the kinds.</summary>
    internal bool HasKind(JsonElement value) => (kinds & ValueKinds.Any) != 0 || value.ValueKind switch
    {
        JsonValueKind.String => (kinds & ValueKinds.Text) != 0 || Array.Exists(Literals, literal => value.ValueEquals(literal)),
        JsonValueKind.Number => (kinds & ValueKinds.Number) != 0 || ((kinds & ValueKinds.Integer) != 0 && JsonValues.IsInteger(value)),
        JsonValueKind.True or JsonValueKind.False => (kinds & ValueKinds.Boolean) != 0,
        JsonValueKind.Object => (kinds & ValueKinds.Object) != 0,
        _ => false,
    };

    /// <summary>Turns a wire value back and looks at its kind; reports what is wrong with it.</summary>
    /// <param name="value">The wire's value; then the request's.</param>
    /// <param name="path">Where the parameter stands.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <param name="index">For an item of a list: which; -1: the value itself.</param>
    /// <returns>Whether it is right.</returns>
    internal bool TryDecode(ref JsonElement value, BodyPath path, ref ViolationCollector violations, int index = -1)
    {
        var wire = value;
        string? problem = null;
        var isListed = true;
        if (Decoder is null || Decoder.TryDecode(wire, out value, out problem, out isListed))
        {
            if (HasKind(value)) return true;
            problem = null;
        }

        if (index >= 0) path = path.Item(index);
        if (!isListed && Unlisted is not null) BodyReport.Add(Unlisted, path, wire, ref violations);
        else if (!isListed) BodyReport.WrongKind(path, problem!, wire, ref violations);
        else BodyReport.WrongKind(path, (problem ?? Expected) + (TakesBareItem && index < 0 ? ", or a list of such" : ""), wire, ref violations);
        return false;
    }

    /// <summary>Reports a value that C# cannot hold: the first check that refuses it, as the validator would have.</summary>
    internal void ReportUnheld(BodyPath place, JsonElement value, ref ViolationCollector violations)
    {
        if (Refusing(value) is { } rule) violations.AddUnheld(rule, place.Parameter, place.Parameter, JsonText.Of(value));
        else BodyReport.WrongKind(place, Holdable, value, ref violations);
    }

    /// <summary>Reports a value that is not listed or out of bounds.</summary>
    internal void ReportRefused(BodyPath place, JsonElement value, ref ViolationCollector violations)
    {
        if (Refusing(value) is { } rule) BodyReport.Add(rule, place, value, ref violations);
    }

    /// <summary>Reports the items of a list that C# cannot hold.</summary>
    internal void ReportUnheldItems(BodyPath place, JsonElement list, ReadOnlySpan<JsonElement> items, ref ViolationCollector violations)
    {
        if (Count is not null && (items.Length < Fewest || items.Length > Most))
        {
            violations.AddUnheld(Count, place.Parameter, place.Parameter, JsonText.Of(list), items.Length);
            return;
        }

        var isReported = false;
        for (var i = 0; i < items.Length; i++)
        {
            if (Refusing(items[i]) is not { } rule) continue;
            violations.AddUnheld(rule, place.Parameter, place.Item(i).Parameter, JsonText.Of(items[i]));
            isReported = true;
        }

        if (!isReported) BodyReport.WrongKind(place, "a list of which each item is " + Holdable, list, ref violations);
    }

    private RuleInfo? Refusing(JsonElement value)
    {
        if (Enum is not null && !Array.Exists(Listed, listed => listed == JsonValues.TextOf(value))) return Enum;
        if (Range is null || value.ValueKind != JsonValueKind.Number || !JsonValues.TryGetWhole(value, out var number)) return null;
        return number < Minimum || number > Maximum ? Range : null;
    }
}
