namespace ModelCatalog.Compiler.Rules;

/// <summary>Some texts, or all texts of a length but some.</summary>
internal sealed class TextSet
{
    private TextSet(HashSet<string> values, bool isComplement, NumberSet lengths)
    {
        Values = values;
        IsComplement = isComplement;
        Lengths = lengths;
    }

    /// <summary>Any text at all.</summary>
    public static TextSet All { get; } = AllBut([], NumberSet.Integers(0, int.MaxValue));

    /// <summary>The texts, or those that are left out.</summary>
    public HashSet<string> Values { get; }

    /// <summary>Whether the values are those left out.</summary>
    public bool IsComplement { get; }

    /// <summary>How many code points the texts have.</summary>
    public NumberSet Lengths { get; }

    public bool IsSingle => !IsComplement && Values.Count == 1;

    public static TextSet AllBut(IEnumerable<string> values, NumberSet lengths) => new(new HashSet<string>(values, StringComparer.Ordinal), true, lengths);

    /// <summary>The set of some texts; null for none.</summary>
    public static TextSet? Of(IEnumerable<string> values)
    {
        var set = new HashSet<string>(values, StringComparer.Ordinal);
        if (set.Count == 0) return null;
        var lengths = set.Select(text => (decimal)Evaluation.CodePoints(text)).ToList();
        return new TextSet(set, false, NumberSet.Integers(lengths.Min(), lengths.Max()));
    }

    public static TextSet Union(TextSet left, TextSet right)
    {
        if (!left.IsComplement && !right.IsComplement) return Of(left.Values.Concat(right.Values))!;
        var lengths = NumberSet.Hull(left.Lengths, right.Lengths);

        // What one side leaves out may be in the other.
        if (left.IsComplement && right.IsComplement) return AllBut(left.Values.Where(right.Values.Contains), lengths);
        var (all, some) = left.IsComplement ? (left, right) : (right, left);
        return AllBut(all.Values.Where(text => !some.Values.Contains(text)), lengths);
    }

    /// <summary>Whether some text is in both.</summary>
    public bool MayBeEqual(TextSet other)
    {
        if (IsComplement && other.IsComplement) return Lengths.MayBeEqual(other.Lengths);
        if (IsComplement) return other.MayBeEqual(this);
        return !other.IsComplement && other.Values.Count < Values.Count ? other.Values.Any(Contains) : Values.Any(other.Contains);
    }

    private bool Contains(string text)
    {
        if (!IsComplement) return Values.Contains(text);
        return !Values.Contains(text) && Lengths.MayBeEqual(NumberSet.Integers(Evaluation.CodePoints(text), Evaluation.CodePoints(text)));
    }
}
