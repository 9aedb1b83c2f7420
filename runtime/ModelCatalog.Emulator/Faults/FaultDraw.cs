namespace ModelCatalog.Emulator.Faults;

/// <summary>Says which fault strikes next. It counts, so each emulator has its own.</summary>
internal sealed class FaultDraw(FaultPlan plan)
{
    private readonly int[] _moments = new int[Enum.GetValues<FaultStage>().Length];
    private readonly int[] _seen = new int[plan.Rules.Count];

    /// <summary>The fault of this moment; null: none.</summary>
    /// <param name="stage">What the emulator is doing.</param>
    /// <param name="target">The method and the path of the request; where the webhook goes.</param>
    /// <param name="body">The body as text; asked where the plan wants to see it.</param>
    /// <exception cref="InvalidOperationException">The plan's callback gave a fault that does not fit the stage.</exception>
    public Fault? Next(FaultStage stage, string target, Func<string> body)
    {
        var number = Interlocked.Increment(ref _moments[(int)stage]);
        if (plan.Decide?.Invoke(new FaultMoment(stage, number) { Target = target, Body = body() }) is { } decided)
            return decided.Fits(stage) ? decided : throw new InvalidOperationException($"'{decided}' cannot be played for {Fault.NameOf(stage)}");
        Fault? fault = null;
        for (var i = 0; i < plan.Rules.Count; i++)
        {
            // Each rule counts all that it could strike, also what another strikes before it: "the third submit" is the third.
            var rule = plan.Rules[i];
            if (rule.Stage != stage && (rule.Stage != FaultStage.Any || stage == FaultStage.Webhook)) continue;
            var seen = Interlocked.Increment(ref _seen[i]);
            if (seen < rule.First || seen - rule.First >= (rule.Count ?? int.MaxValue)) continue;
            if (fault is null && (rule.Probability >= 1 || Chance(i, seen) < rule.Probability)) fault = rule.Fault;
        }

        return fault;
    }

    /// <summary>A number from 0 to 1 that depends on nothing but the seed, the rule and how often it was asked: the finalizer of SplitMix64.</summary>
    private double Chance(int rule, int seen)
    {
        var bits = ((ulong)(uint)plan.Seed << 32) ^ ((ulong)(uint)rule << 24) ^ (uint)seen;
        bits = unchecked((bits + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
