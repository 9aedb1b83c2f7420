using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Which values a name may have in a valid request, as far as its own constraints say.</summary>
/// <remarks>A domain may be wider than the truth (a pattern, a step of doubles, rules of items are left out); then less is proven impossible, never more.</remarks>
public abstract record ProofDomain
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static ProofDomain Boolean { get; } = new ValuesDomain([new JsonBoolean(false), new JsonBoolean(true)]);

    /// <summary>Any text.</summary>
    public static ProofDomain Text { get; } = new TextDomain();

    /// <summary>An object or any JSON: nothing is known but whether it is set.</summary>
    public static ProofDomain Opaque { get; } = new OpaqueDomain();
}

/// <summary>One of several values: texts, numbers or booleans.</summary>
/// <param name="Values">The values; none: it can never be set.</param>
public sealed record ValuesDomain(EquatableArray<JsonValue> Values) : ProofDomain;

/// <summary>An integer or a number, as its symbol's type says, in a range.</summary>
/// <param name="Minimum">The lower bound, inclusive; null: none.</param>
/// <param name="Maximum">The upper bound, inclusive; null: none.</param>
/// <param name="Step">An integer's distance from the lower bound (or 0) is a multiple of it; null: any.</param>
public sealed record NumberDomain(JsonNumber? Minimum = null, JsonNumber? Maximum = null, JsonNumber? Step = null) : ProofDomain;

/// <summary>Any text of a length.</summary>
/// <param name="MinimumLength">The fewest code points.</param>
/// <param name="MaximumLength">The most code points.</param>
public sealed record TextDomain(int MinimumLength = 1, int MaximumLength = int.MaxValue) : ProofDomain;

/// <summary>A list of a size; of its items only their type is known.</summary>
/// <param name="MinimumSize">The fewest items; a set list has at least one.</param>
/// <param name="MaximumSize">The most items.</param>
public sealed record ListDomain(int MinimumSize = 1, int MaximumSize = int.MaxValue) : ProofDomain;

/// <summary>Something of which only matters whether it is set.</summary>
public sealed record OpaqueDomain : ProofDomain;

/// <summary>A value of one of several domains: <c>number | 'auto'</c>.</summary>
/// <param name="Alternatives">The domains.</param>
public sealed record UnionDomain(EquatableArray<ProofDomain> Alternatives) : ProofDomain;
