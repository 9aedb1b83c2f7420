using ModelCatalog.Compiler;

namespace ModelCatalog.Emulator;

/// <summary>
/// How the emulator misbehaves: orders such as <c>submit:503*2, poll:cut@10%</c>. Of several that would strike, the first does. What happens by chance happens
/// by the seed: the same requests in the same order meet the same faults.
/// </summary>
public sealed record FaultPlan
{
    /// <summary>A plan of orders.</summary>
    /// <param name="rules">The orders.</param>
    public FaultPlan(params IEnumerable<FaultRule> rules) => Rules = rules.ToEquatableArray();

    /// <summary>No fault at all.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>The orders.</summary>
    public EquatableArray<FaultRule> Rules { get; }

    /// <summary>Decides what happens by chance.</summary>
    public int Seed { get; init; }

    /// <summary>Asked before the orders: gives the fault of a moment, or null to leave it to them. Called from several threads at once.</summary>
    public Func<FaultMoment, Fault?>? Decide { get; init; }

    internal bool IsEmpty => Rules.Count == 0 && Decide is null;

    /// <summary>Reads orders: <c>stage:fault</c>, with commas between.</summary>
    /// <param name="text">
    /// Stages: <c>submit sync price poll result cancel call media any webhook</c>. Faults: <c>503</c>, <c>503=html</c> (also <c>empty</c>, <c>text</c>), <c>rate-limit=7s</c>,
    /// <c>gateway=502</c>, <c>slow=2s</c>, <c>trickle=50ms</c>, <c>cut=before</c> (<c>after</c>, <c>middle</c>), <c>body=html</c> (<c>empty text kinds truncated</c>),
    /// <c>fail=moderated</c>, <c>hidden=3</c>, <c>duplicate=2</c>, <c>reordered</c>, <c>never</c>. Then, each if wanted: <c>#3</c> the third alone, <c>*2</c> two of them,
    /// <c>@10%</c> with this probability.
    /// </param>
    /// <exception cref="FormatException">It says what is wrong, where, and what was expected.</exception>
    public static FaultPlan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FaultPlan(FaultPlanReader.Read(text));
    }

    /// <summary>The orders, as <see cref="Parse"/> reads them.</summary>
    public override string ToString() => string.Join(", ", Rules);
}
