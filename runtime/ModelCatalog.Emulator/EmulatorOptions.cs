namespace ModelCatalog.Emulator;

/// <summary>How an emulated provider behaves. The default: any key, and tasks that succeed after a few polls.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0: one that is free.</summary>
    public int Port { get; init; }

    /// <summary>The only key that is accepted; null: any. Where the provider takes several parts, all of them as the header holds them: <c>id:secret</c>.</summary>
    public string? Key { get; init; }

    /// <summary>How long a task is queued and runs.</summary>
    public EmulatorPace Pace { get; init; } = EmulatorPace.ByPolls(queued: 1, running: 2);

    /// <summary>How it misbehaves. Not at all.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>What a request costs, in the provider's unit, where its price is asked for. 0.40.</summary>
    public Func<EmulatedSubmit, decimal> Price { get; init; } = static _ => 0.40m;

    /// <summary>Refuses a submit, or a question for a price, that is valid: gives the error, or null to accept it.</summary>
    public Func<EmulatedSubmit, EmulatedError?>? Refuse { get; init; }

    /// <summary>
    /// Refuses one of the tasks that a submit asks for at once: hears the item that asks for it, such as the name of a model, and gives the error, or null to start it.
    /// The others are started.
    /// </summary>
    public Func<string, EmulatedError?>? RefuseInBatch { get; init; }

    /// <summary>Lets a task fail that was accepted: gives the error, or null to let it succeed.</summary>
    public Func<EmulatedSubmit, EmulatedError?>? Fail { get; init; }

    /// <summary>Lets every task fail with this text; null: none.</summary>
    public string? FailWith { get; init; }

    /// <summary>Whether a submit is refused that names an id which none of the provider's lists has. The ids of the lists are stable.</summary>
    public bool ChecksResources { get; init; }

    /// <summary>
    /// Whether the end of a task may be posted to an address that a request names. Loopback addresses only, so that a test server is never a way to
    /// reach others. The emulator follows no redirects and asks no proxy.
    /// </summary>
    public Func<Uri, bool> AllowCallback { get; init; } = static url => url.IsLoopback;

    /// <summary>How long after its submit a task ends whose end is to be posted, where its pace is counted in polls. 0.1 s.</summary>
    public TimeSpan CallbackDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The key that callbacks are signed with, where the provider signs them; null: they are not signed.</summary>
    public string? WebhookKey { get; init; }

    /// <summary>Hears of every request, just before it is answered. Called from several threads at once.</summary>
    public Action<EmulatedRequest>? OnRequest { get; init; }

    /// <summary>Hears of every callback, just after it was posted or given up. Called from several threads at once.</summary>
    public Action<EmulatedCallback>? OnCallback { get; init; }

    /// <summary>The largest body that is read, in bytes. 8 MiB.</summary>
    public int MaximumBodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How many requests are remembered; the oldest are forgotten.</summary>
    public int RememberedRequests { get; init; } = 1_000;

    /// <summary>How many tasks are remembered; the oldest are forgotten.</summary>
    public int RememberedTasks { get; init; } = 10_000;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal void Check()
    {
        if (Port is < 0 or > 65_535) throw Wrong(nameof(Port), "0 to 65535");
        if (Key is { Length: 0 }) throw Wrong(nameof(Key), "a key, or null for any");
        if (CallbackDelay < TimeSpan.Zero || CallbackDelay > TimeSpan.FromDays(1)) throw Wrong(nameof(CallbackDelay), "a time up to one day");
        if (WebhookKey is { Length: 0 }) throw Wrong(nameof(WebhookKey), "a key, or null for none");
        if (MaximumBodyBytes is < 1 or > 256 * 1024 * 1024) throw Wrong(nameof(MaximumBodyBytes), "1 byte to 256 MiB");
        if (RememberedRequests < 0) throw Wrong(nameof(RememberedRequests), "0 or more");
        if (RememberedTasks < 1) throw Wrong(nameof(RememberedTasks), "at least 1");
    }

    private static ArgumentException Wrong(string option, string expected) => new($"{nameof(EmulatorOptions)}.{option} is out of range; expected {expected}.");
}
