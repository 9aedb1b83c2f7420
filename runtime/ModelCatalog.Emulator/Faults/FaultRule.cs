using System.Globalization;

namespace ModelCatalog.Emulator;

/// <summary>A fault, and when it strikes.</summary>
/// <remarks>Throws <see cref="ArgumentException"/> for a fault that does not fit the stage, and for numbers that are out of range.</remarks>
/// <param name="Stage">What the emulator is doing.</param>
/// <param name="Fault">The fault.</param>
public sealed record FaultRule(FaultStage Stage, Fault Fault)
{
    /// <summary>The fault.</summary>
    public Fault Fault { get; } = Fault is null ? throw new ArgumentNullException(nameof(Fault))
        : Fault.Fits(Stage) ? Fault
        : throw new ArgumentException($"'{Fault}' cannot be ordered for {Fault.NameOf(Stage)}; it fits {string.Join(", ", StagesOf(Fault))}");

    /// <summary>The first request of its stage that it can strike, from 1.</summary>
    public int First
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentException("the first request that a fault strikes is 1 or later");
    } = 1;

    /// <summary>How many requests from there on; null: all.</summary>
    public int? Count
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentException("a fault strikes at least once");
    }

    /// <summary>How probable it is that it strikes each of them, above 0 to 1.</summary>
    public double Probability
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentException("a probability is above 0 and at most 1");
    } = 1;

    /// <summary>Its spelling: <c>submit:503=html*2</c>.</summary>
    public override string ToString()
    {
        var first = First == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"#{First}");
        var count = Count is null || (Count == 1 && First > 1) ? "" : string.Create(CultureInfo.InvariantCulture, $"*{Count}");
        if (First > 1 && Count is null) count = "*any";
        var probability = Probability < 1 ? (Probability * 100).ToString("0.######", CultureInfo.InvariantCulture) : "";
        return $"{Fault.NameOf(Stage)}:{Fault}{first}{count}{(probability.Length > 0 ? $"@{probability}%" : "")}";
    }

    private static IEnumerable<string> StagesOf(Fault fault) => Enum.GetValues<FaultStage>().Where(fault.Fits).Select(Fault.NameOf);
}
