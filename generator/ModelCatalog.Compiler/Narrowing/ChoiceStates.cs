using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>The values of a parameter that a search has to try: one of each kind that conditions tell apart.</summary>
internal static class ChoiceStates
{
    /// <summary>Lists are made to be measured; longer ones are not told apart.</summary>
    private const int LongestList = 256;

    /// <summary>The states of a parameter that is set.</summary>
    /// <param name="parameter">What holds for it.</param>
    /// <param name="type">What conditions compare it as.</param>
    /// <param name="landmark">What it is compared with.</param>
    public static IReadOnlyList<JsonValue> Of(ParameterView parameter, ExpressionType type, Landmark landmark)
    {
        var states = new List<JsonValue>();
        var isWhole = true;
        foreach (var cell in new ProofCellBuilder(type, landmark).Build(ProofSpace.DomainOf(parameter)))
        {
            if (Sample(cell.Set, cell) is { } sample && IsPossible(parameter, sample)) states.Add(sample);
            else isWhole = false;

            // Two numbers of an interval may differ where numbers are computed with.
            isWhole &= !landmark.IsRelational || IsSingle(cell.Set);
        }

        if (!isWhole) states.Add(JsonUnknown.Instance);
        return states;
    }

    /// <summary>A list of so many items, of which nothing is known.</summary>
    public static JsonArray ListOf(int size) => new(Enumerable.Repeat<JsonValue>(JsonUnknown.Instance, size).ToEquatableArray());

    /// <summary>A text of so many characters that is none of those that conditions name.</summary>
    public static JsonString TextOf(int length, ICollection<string> named)
    {
        foreach (var letter in "xyz")
        {
            var text = new string(letter, length);
            if (!named.Contains(text)) return new JsonString(text);
        }

        return new JsonString(new string('w', length));
    }

    // A text that stands for those of a form may not have the form itself.
    private static bool IsPossible(ParameterView parameter, JsonValue sample) =>
        parameter.Effective.Enum is not { Open: true } || sample is JsonArray || Interpretation.RequestValidator.Holds(FieldConstraint.Enum, parameter, sample);

    private static bool IsSingle(ValueSet set) => set.IsSingle || (set.Sizes is { } sizes && sizes.IsSingle);

    private static JsonValue? Sample(ValueSet set, ProofCell cell)
    {
        if (set.Sizes is { } sizes) return sizes.Minimum <= LongestList ? ListOf((int)sizes.Minimum) : null;
        if (set.HasObjects) return null;
        if (set.Texts is { IsComplement: true } others) return others.Lengths.Minimum <= int.MaxValue / 2 ? TextOf((int)Math.Max(1, others.Lengths.Minimum), others.Values) : null;
        return cell.Show("", 0).Value;
    }
}
