using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>What a proof found.</summary>
public enum ProofVerdict
{
    /// <summary>Neither proven nor refuted: it depends on what cannot be decided, or the budget was spent.</summary>
    Undecided,

    /// <summary>Proven: no request of the domains does it.</summary>
    Impossible,

    /// <summary>A request does it.</summary>
    Possible,
}

/// <summary>What a name is in a witness.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">Its value; null for a list, of which only the size counts, and for an object.</param>
/// <param name="Size">The number of items of a list.</param>
public sealed record ProofAssignment(string Name, JsonValue? Value, long? Size)
{
    /// <summary><c>mode = "pro"</c>, <c>image_urls = 3 items</c>.</summary>
    public override string ToString() => Name + (Size is { } size ? " = " + size + (size == 1 ? " item" : " items") : Value is null ? " is set" : " = " + Value);
}

/// <summary>The answer to a question.</summary>
/// <param name="Verdict">The answer.</param>
/// <param name="Witness">For <see cref="ProofVerdict.Possible"/>: names that are set in a request that does it. Names that are missing may be anything, or must be absent.</param>
public sealed record ProofResult(ProofVerdict Verdict, EquatableArray<ProofAssignment> Witness)
{
    /// <summary>Not decided.</summary>
    public static ProofResult Undecided { get; } = new(ProofVerdict.Undecided, default);

    /// <summary>Proven impossible.</summary>
    public static ProofResult Impossible { get; } = new(ProofVerdict.Impossible, default);

    /// <summary>Whether it is proven impossible.</summary>
    public bool IsImpossible => Verdict == ProofVerdict.Impossible;
}

/// <summary>What is wrong with a rule among others.</summary>
public enum RuleVerdict
{
    /// <summary>Nothing is proven against it.</summary>
    Sound,

    /// <summary>Its condition never holds: it is dead.</summary>
    NeverApplies,

    /// <summary>It can never be violated: it says nothing that the others do not say.</summary>
    AlwaysHolds,

    /// <summary>Where it applies, nothing satisfies it together with the others.</summary>
    Contradictory,

    /// <summary>The others already exclude every request: nothing can be said of this one.</summary>
    NothingValid,
}
