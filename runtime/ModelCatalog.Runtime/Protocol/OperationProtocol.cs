namespace ModelCatalog;

/// <summary>A request and where its reply says what. The body of a submit is written by the typed request.</summary>
public sealed record OperationProtocol
{
    /// <summary><c>GET POST PUT DELETE</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The path, with <c>{task_id}</c>, <c>{model}</c>, <c>{+model}</c> or a kept name; may start with the name of a host or a kept URL in braces.</summary>
    public required string PathTemplate { get; init; }

    /// <summary>Query parameters: constants or <c>$name</c>.</summary>
    public IReadOnlyList<NamedText> Query { get; init; } = [];

    /// <summary>Headers: constants or <c>$name</c>.</summary>
    public IReadOnlyList<NamedText> Headers { get; init; } = [];

    /// <summary>
    /// The JSON body as a template; null: none, or that of a submit. A text that begins with <c>$</c> stands for a value, the member <c>$</c> for the members of one.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>The parts of a form with files, each a constant or <c>$name</c>; empty: the body is none.</summary>
    public IReadOnlyList<NamedText> Multipart { get; init; } = [];

    /// <summary>Whether the body is the uploaded file itself.</summary>
    public bool IsFile { get; init; }

    /// <summary>Whether the key travels with it.</summary>
    public bool Authorized { get; init; } = true;

    /// <summary>Where the id of the task is.</summary>
    public ReplyPath? TaskId { get; init; }

    /// <summary>Where the status is.</summary>
    public ReplyPath? Status { get; init; }

    /// <summary>Where the output is.</summary>
    public ReplyPath? Output { get; init; }

    /// <summary>Where it says how much is done: 0 to 1, 0 to 100 or a percentage.</summary>
    public ReplyPath? Progress { get; init; }

    /// <summary>Where the place in the queue is.</summary>
    public ReplyPath? Position { get; init; }

    /// <summary>Where the cost is, in the provider's unit.</summary>
    public ReplyPath? Cost { get; init; }

    /// <summary>Where a failed task says why.</summary>
    public ReplyPath? Error { get; init; }

    /// <summary>Where a failed task has its code.</summary>
    public ReplyPath? ErrorCode { get; init; }

    /// <summary>Where the tasks of one submit are, each; the other places are relative to one. Null: there is one task, and the places are relative to the reply.</summary>
    public ReplyPath? Each { get; init; }

    /// <summary>Where the refused tasks of one submit are, each.</summary>
    public ReplyPath? Failed { get; init; }

    /// <summary>Where the model of a task is, among several tasks of one submit.</summary>
    public ReplyPath? Model { get; init; }

    /// <summary>Where the URL of an uploaded file is.</summary>
    public ReplyPath? Url { get; init; }

    /// <summary>Values of the reply that the handle keeps for later requests.</summary>
    public IReadOnlyList<KeptValue> Keep { get; init; } = [];
}
