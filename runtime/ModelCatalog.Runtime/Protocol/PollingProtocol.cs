namespace ModelCatalog;

/// <summary>How often to poll, and how long.</summary>
public sealed record PollingProtocol
{
    /// <summary>From what elapsed time on, which interval; ascending. Empty: 3 s, after half a minute 8 s, after two minutes 20 s.</summary>
    public IReadOnlyList<PaceStep> Pace { get; init; } = [];

    /// <summary>When to give up; null: after 30 minutes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Error codes that mean "not visible yet".</summary>
    public IReadOnlyList<string> GraceCodes { get; init; } = [];

    /// <summary>For how long after the submit they mean that.</summary>
    public TimeSpan Grace { get; init; }
}
