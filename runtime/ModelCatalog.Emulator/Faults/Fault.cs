using System.Globalization;
using ModelCatalog.Emulator.Replies;

namespace ModelCatalog.Emulator;

/// <summary>One way to misbehave. Its text is the one that <see cref="FaultPlan.Parse"/> reads.</summary>
/// <remarks>Throws <see cref="ArgumentException"/> for a number that is out of range.</remarks>
public abstract record Fault
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private Fault()
    {
    }

    /// <summary>Whether the request that it strikes is not handled at all, so that sending it again does no harm.</summary>
    public bool PreventsHandling => this is Status or RateLimit or Cut { At: CutPoint.Before };

    /// <summary>The stages that it can strike.</summary>
    /// <param name="stage">A stage.</param>
    public bool Fits(FaultStage stage) => this switch
    {
        TaskFails => stage is FaultStage.Submit or FaultStage.Sync,
        Hidden => stage is FaultStage.Submit or FaultStage.Poll or FaultStage.Result,
        Duplicate or Reordered or Never => stage == FaultStage.Webhook,
        Slow => true,
        _ => stage != FaultStage.Webhook,
    };

    /// <summary>Its spelling: <c>503=html</c>.</summary>
    public sealed override string ToString() => this switch
    {
        Status { Body: FaultBody.Error } status => Text(status.Code),
        Status status => Text(status.Code) + "=" + NameOf(status.Body),
        RateLimit limit => "rate-limit=" + FaultTime.ToText(limit.Wait),
        Gateway gateway => "gateway=" + Text(gateway.Code),
        Slow slow => "slow=" + FaultTime.ToText(slow.Time),
        Trickle trickle => "trickle=" + FaultTime.ToText(trickle.Pause),
        Cut cut => "cut=" + NameOf(cut.At),
        Malformed malformed => "body=" + NameOf(malformed.Body),
        TaskFails fails => "fail=" + fails.Class,
        Hidden hidden => "hidden=" + Text(hidden.Polls),
        Duplicate duplicate => "duplicate=" + Text(duplicate.Times),
        Reordered => "reordered",
        _ => "never",
    };

    internal static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Between(int value, int least, int most, string what) =>
        value >= least && value <= most ? value : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{what} must be {least} to {most}; it is {value}"));

    private static TimeSpan Pausing(TimeSpan time) =>
        time > TimeSpan.Zero && time <= LongestPause ? time : throw new ArgumentException($"a pause must be longer than nothing and at most 10m; it is {FaultTime.ToText(time)}");

    /// <summary>The request is refused with an HTTP status and not handled.</summary>
    /// <param name="Code">The status, 400 to 599.</param>
    /// <param name="Body">What comes with it: the provider's error, HTML, or nothing.</param>
    public sealed record Status(int Code, FaultBody Body = FaultBody.Error) : Fault
    {
        /// <summary>The status.</summary>
        public int Code { get; } = Between(Code, 400, 599, "a status");

        /// <summary>What comes with it.</summary>
        public FaultBody Body { get; } = Body is FaultBody.Error or FaultBody.Html or FaultBody.Empty or FaultBody.Text
            ? Body
            : throw new ArgumentException($"a status comes with the body error, html, empty or text; it is {NameOf(Body)}");
    }

    /// <summary>The request is refused because there were too many, and not handled; the provider's own signal says how long to wait.</summary>
    /// <param name="Wait">How long; whole seconds, at least one.</param>
    public sealed record RateLimit(TimeSpan Wait) : Fault
    {
        /// <summary>How long to wait.</summary>
        public TimeSpan Wait { get; } = Wait >= TimeSpan.FromSeconds(1) && Wait <= TimeSpan.FromDays(1) && Wait.Ticks % TimeSpan.TicksPerSecond == 0
            ? Wait
            : throw new ArgumentException($"the wait of a rate limit must be whole seconds up to a day; it is {FaultTime.ToText(Wait)}");
    }

    /// <summary>The request is handled, but a proxy in front answers with an error page of its own.</summary>
    /// <param name="Code">Its HTTP status, 500 to 599.</param>
    public sealed record Gateway(int Code = 502) : Fault
    {
        /// <summary>Its HTTP status.</summary>
        public int Code { get; } = Between(Code, 500, 599, "the status of a gateway");
    }

    /// <summary>The answer, or the webhook, waits.</summary>
    /// <param name="Time">How long until its first byte; up to 10 minutes.</param>
    public sealed record Slow(TimeSpan Time) : Fault
    {
        /// <summary>How long.</summary>
        public TimeSpan Time { get; } = Pausing(Time);
    }

    /// <summary>The answer's body comes in ten pieces.</summary>
    /// <param name="Pause">How long before each; up to 10 minutes.</param>
    public sealed record Trickle(TimeSpan Pause) : Fault
    {
        /// <summary>How long before each piece.</summary>
        public TimeSpan Pause { get; } = Pausing(Pause);
    }

    /// <summary>The connection is cut.</summary>
    /// <param name="At">When.</param>
    public sealed record Cut(CutPoint At = CutPoint.After) : Fault;

    /// <summary>The request is handled, and answered with its status but another body.</summary>
    /// <param name="Body">What is wrong with it.</param>
    public sealed record Malformed(FaultBody Body) : Fault
    {
        /// <summary>What is wrong with it.</summary>
        public FaultBody Body { get; } = Body is not FaultBody.Error ? Body : throw new ArgumentException("an error is no malformed body: order a status");
    }

    /// <summary>The task is accepted and runs, and then fails.</summary>
    /// <param name="Class">Why, as <see cref="EmulatedError.Class"/>.</param>
    public sealed record TaskFails(string Class = "failed") : Fault
    {
        /// <summary>Why.</summary>
        public string Class { get; } = ErrorReply.Classes.Contains(Class)
            ? Class
            : throw new ArgumentException($"there is no error class '{Class}'; expected one of {string.Join(", ", ErrorReply.Classes)}");
    }

    /// <summary>A task that exists cannot be seen yet.</summary>
    /// <param name="Polls">For how many polls, where it is ordered for the submit; a poll or result that it strikes is one, always.</param>
    public sealed record Hidden(int Polls = 1) : Fault
    {
        /// <summary>For how many polls.</summary>
        public int Polls { get; } = Between(Polls, 1, 1_000, "hidden polls");
    }

    /// <summary>The webhook comes again.</summary>
    /// <param name="Times">How often, beside the first time.</param>
    public sealed record Duplicate(int Times = 1) : Fault
    {
        /// <summary>How often.</summary>
        public int Times { get; } = Between(Times, 1, 100, "duplicates");
    }

    /// <summary>A webhook of the task while it ran arrives after that of its end.</summary>
    public sealed record Reordered : Fault;

    /// <summary>The webhook never comes.</summary>
    public sealed record Never : Fault;
}
