namespace ModelCatalog.Compiler.Rules;

/// <summary>Which truths a condition may have. An empty set stands for a case that cannot occur.</summary>
[Flags]
internal enum Truths
{
    None = 0,
    True = 1,
    False = 2,

    /// <summary>Unknown, because something is absent or cannot be computed.</summary>
    Unknown = 4,
    Either = True | False,
    Any = True | False | Unknown,
}

/// <summary>Kleene's operators over sets of truths: each result that some choice of operands gives.</summary>
internal static class TruthSets
{
    public static bool May(this Truths truths, Truths truth) => (truths & truth) != 0;

    public static Truths Of(bool? truth) => truth is { } known ? (known ? Truths.True : Truths.False) : Truths.Unknown;

    public static Truths Not(Truths truths) =>
        (truths & Truths.Unknown) | (truths.May(Truths.True) ? Truths.False : 0) | (truths.May(Truths.False) ? Truths.True : 0);

    public static Truths And(Truths left, Truths right)
    {
        if (left == 0 || right == 0) return 0;
        var result = (left | right) & Truths.False;
        if (left.May(Truths.True) && right.May(Truths.True)) result |= Truths.True;
        if ((left.May(Truths.Unknown) && right.May(Truths.True | Truths.Unknown)) || (right.May(Truths.Unknown) && left.May(Truths.True))) result |= Truths.Unknown;
        return result;
    }

    public static Truths Or(Truths left, Truths right) => Not(And(Not(left), Not(right)));
}
