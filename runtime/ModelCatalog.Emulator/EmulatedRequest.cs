namespace ModelCatalog.Emulator;

/// <summary>A request that the emulator saw, and what it answered.</summary>
public sealed record EmulatedRequest
{
    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><c>GET</c>, <c>POST</c>, …</summary>
    public required string Method { get; init; }

    /// <summary>The path with its query, as it came.</summary>
    public required string Path { get; init; }

    /// <summary>The headers; the key in them is replaced by <c>***</c>.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text; empty where there is none, or where it was too large to be read.</summary>
    public required string Body { get; init; }

    /// <summary>What was asked for: <c>submit</c>, <c>sync</c>, <c>price</c>, <c>poll</c>, <c>result</c>, <c>cancel</c>, <c>media</c>, <c>file</c>, or a call such as <c>operations/account</c>; null: nothing that the provider has.</summary>
    public string? Operation { get; init; }

    /// <summary>The provider's route; null: the default one, or none.</summary>
    public string? Route { get; init; }

    /// <summary>The id of the task that it started or asked for; null: none.</summary>
    public string? TaskId { get; init; }

    /// <summary>The valid submit, or question for a price, that it was; null: something else, or a wrong one.</summary>
    public EmulatedSubmit? Submit { get; init; }

    /// <summary>Whether it started a task, also where no answer says so.</summary>
    public bool StartedTask { get; init; }

    /// <summary>Why it was refused; null: it was not.</summary>
    public string? Problem { get; init; }

    /// <summary>The fault that it met; null: none.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The HTTP status of the reply; 0: there was none.</summary>
    public required int ReplyStatus { get; init; }

    /// <summary>The body of the reply; empty for media.</summary>
    public required string ReplyBody { get; init; }

    /// <summary>What an own callback of the options threw while the request was handled; it was answered with 500.</summary>
    public Exception? Exception { get; init; }

    /// <summary><c>POST /v1/tasks -> 200</c>.</summary>
    public override string ToString() => $"{Method} {Path} -> {(ReplyStatus == 0 ? "cut" : ReplyStatus)}{(Fault is null ? "" : $" ({Fault})")}";
}
