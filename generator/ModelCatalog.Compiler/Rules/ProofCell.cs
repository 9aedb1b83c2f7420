using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>A part of a domain that the search looks at as a whole.</summary>
/// <param name="Set">Its values.</param>
/// <param name="Samples">Smaller parts, mostly single values: a witness is looked for among them. At least one.</param>
internal sealed record ProofCell(ValueSet Set, IReadOnlyList<ValueSet> Samples)
{
    public ProofCell(ValueSet set)
        : this(set, [set])
    {
    }

    /// <summary>A sample; there are fewer than asked for in a small cell.</summary>
    public ValueSet Sample(int index) => Samples[Math.Min(index, Samples.Count - 1)];

    /// <summary>A sample as a witness shows it.</summary>
    public ProofAssignment Show(string name, int index)
    {
        var sample = Sample(index);
        if (sample.Sizes is { } sizes) return new ProofAssignment(name, null, (long)sizes.Minimum);
        JsonValue? value =
            sample.Booleans is Truths.True or Truths.False ? new JsonBoolean(sample.Booleans == Truths.True)
            : sample.Numbers is { } numbers ? numbers.ToOperand().ToJson()
            : sample.Texts is { IsComplement: false } texts ? new JsonString(texts.Values.First())
            : sample.Texts is { } others ? new JsonString(Other(others))
            : null;
        return new ProofAssignment(name, value, null);
    }

    /// <summary>A text that stands for all others.</summary>
    private static string Other(TextSet texts)
    {
        var text = "other";
        while (texts.Values.Contains(text)) text += "'";
        return text;
    }
}
