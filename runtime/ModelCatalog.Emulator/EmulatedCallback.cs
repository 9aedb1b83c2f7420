namespace ModelCatalog.Emulator;

/// <summary>A callback that the emulator posted, or did not post because the options do not allow its address.</summary>
/// <param name="Url">Where to.</param>
/// <param name="TaskId">The task that ended.</param>
/// <param name="Body">What was posted; empty where nothing was.</param>
public sealed record EmulatedCallback(string Url, string TaskId, string Body)
{
    /// <summary>When it was posted, or given up.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>The fault that it met; null: none.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The HTTP status of the answer; null: there was none.</summary>
    public int? ReplyStatus { get; init; }

    /// <summary>Why there was no answer; null: there was one.</summary>
    public string? Problem { get; init; }
}
