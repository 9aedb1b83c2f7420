using System.Globalization;

namespace ModelCatalog.Emulator;

/// <summary>How long a task is queued, and how long it runs: counted in polls, or in time.</summary>
public sealed record EmulatorPace
{
    private const int MostPolls = 1_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private EmulatorPace(int queuedPolls, int runningPolls)
    {
        QueuedPolls = queuedPolls;
        RunningPolls = runningPolls;
    }

    private EmulatorPace(TimeSpan queued, TimeSpan running)
    {
        Queued = queued;
        Running = running;
    }

    /// <summary>Finished at the first poll.</summary>
    public static EmulatorPace Immediate { get; } = ByPolls(0, 0);

    /// <summary>How many polls say that it is queued.</summary>
    public int QueuedPolls { get; }

    /// <summary>How many polls then say that it runs.</summary>
    public int RunningPolls { get; }

    /// <summary>How long it is queued after the submit; null where polls are counted.</summary>
    public TimeSpan? Queued { get; }

    /// <summary>How long it then runs; null where polls are counted.</summary>
    public TimeSpan? Running { get; }

    /// <summary>So many polls queued, so many running, then finished.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static EmulatorPace ByPolls(int queued, int running)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(queued);
        ArgumentOutOfRangeException.ThrowIfNegative(running);
        return new EmulatorPace(queued, running);
    }

    /// <summary>Queued for a time after the submit, then running for a time, then finished.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, or longer than a day.</exception>
    public static EmulatorPace ByTime(TimeSpan queued, TimeSpan running)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(queued, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(running, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(queued, Longest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(running, Longest);
        return new EmulatorPace(queued, running);
    }

    /// <summary>Reads <c>immediate</c>, <c>1+2</c> (polls queued and running) or <c>2s+10s</c> (times queued and running).</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static EmulatorPace Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == "immediate") return Immediate;
        if (text.Split('+') is [var first, var second])
        {
            if (Polls(first) is { } queued && Polls(second) is { } running) return ByPolls(queued, running);
            if (FaultTime.Read(first) is { } queuedTime && FaultTime.Read(second) is { } runningTime) return ByTime(queuedTime, runningTime);
        }

        throw new FormatException($"The pace '{(text.Length > 40 ? text[..40] + "…" : text)}' is none; expected immediate, polls queued and running such as 1+2, or times such as 2s+10s.");
    }

    /// <summary>What <see cref="Parse"/> reads.</summary>
    public override string ToString() => this is { Queued: { } queued, Running: { } running }
        ? FaultTime.ToText(queued) + "+" + FaultTime.ToText(running)
        : string.Create(CultureInfo.InvariantCulture, $"{QueuedPolls}+{RunningPolls}");

    private static int? Polls(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var polls) && polls <= MostPolls ? polls : null;
}
