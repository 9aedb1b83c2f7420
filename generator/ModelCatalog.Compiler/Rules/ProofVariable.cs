namespace ModelCatalog.Compiler.Rules;

/// <summary>A top-level name of a proof.</summary>
/// <param name="Symbol">The name; its default is what comparisons read when it is absent.</param>
/// <param name="CanBeAbsent">Whether a valid request may leave it out.</param>
/// <param name="Domain">What it may be when it is set.</param>
public sealed record ProofVariable(Symbol Symbol, bool CanBeAbsent, ProofDomain Domain)
{
    /// <summary>
    /// For a parameter of modes: when its mode is active. Otherwise it is absent without its default (see <see cref="ValueState.Inactive"/>);
    /// that it cannot be set then is for a constraint to say. Null for a parameter of modes: not known, so its default may or may not count.
    /// </summary>
    public Expression? ActiveWhen { get; init; }
}

/// <summary>What a valid request obeys. It is violated exactly when <paramref name="When"/> is true and <paramref name="Holds"/> is false; unknown violates nothing.</summary>
/// <param name="When">When it applies; null: always.</param>
/// <param name="Holds">What must hold.</param>
public sealed record ProofConstraint(Expression? When, Expression Holds);
