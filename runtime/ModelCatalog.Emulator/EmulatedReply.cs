using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator.Faults;
using ModelCatalog.Emulator.Outputs;
using ModelCatalog.Emulator.Replies;
using ModelCatalog.Emulator.Requests;

namespace ModelCatalog.Emulator;

/// <summary>An answer of an emulated provider, and whom it concerns.</summary>
internal sealed record EmulatedReply
{
    private readonly SortedDictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>An answer of an operation.</summary>
    public EmulatedReply(ReplyDraft draft, RouteOperation operation, string? taskId)
    {
        Status = draft.HttpStatus;
        Body = draft.Body;
        ContentType = draft.ContentType;
        foreach (var (name, text) in draft.Headers) _headers[name] = text;
        Operation = operation.Name;
        Route = operation.Route.Name;
        TaskId = taskId;
    }

    /// <summary>A file, of a task or of its own.</summary>
    public EmulatedReply(SampleFile file, string operation, string? taskId = null)
    {
        Status = 200;
        ContentType = file.ContentType;
        File = file;
        Operation = operation;
        TaskId = taskId;
    }

    /// <summary>JSON that the emulator has of its own.</summary>
    public EmulatedReply(int status, string body, string? operation = null)
    {
        Status = status;
        Body = body;
        Operation = operation;
        ContentType = "application/json";
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; private init; }

    /// <summary>The body as text; empty for a file.</summary>
    public string Body { get; private init; } = "";

    /// <summary>The file; null: <see cref="Body"/> is the body.</summary>
    public SampleFile? File { get; private init; }

    /// <summary>The media type of the body.</summary>
    public string ContentType { get; private init; }

    /// <summary>What was asked for; null: nothing that there is.</summary>
    public string? Operation { get; private init; }

    /// <summary>The route; null: the default, or none.</summary>
    public string? Route { get; private init; }

    /// <summary>The task; null: none.</summary>
    public string? TaskId { get; }

    /// <summary>The valid submit, or question for a price; null: something else, or a wrong one.</summary>
    public EmulatedSubmit? Submit { get; init; }

    /// <summary>Why the request is refused; null: it is not.</summary>
    public string? Problem { get; init; }

    /// <summary>The fault that the request met; null: none.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers => _headers;

    /// <summary>An answer of the emulator itself: what is wrong, and what there is instead.</summary>
    public static EmulatedReply Of(int status, string error, IReadOnlyList<string> operations) => new(status, new JsonObject(
    [
        new JsonMember("error", new JsonString(error)),
        new JsonMember("routes", new JsonArray(operations.Select(operation => new JsonString(operation)).ToEquatableArray<JsonValue>())),
    ]).ToString()) { Problem = error };

    /// <summary>A request that is refused.</summary>
    public static EmulatedReply Refused(ReplyDraft draft, RouteOperation operation, string problem, EmulatedSubmit? submit = null) =>
        new(draft, operation, null) { Problem = problem, Submit = submit };

    /// <summary>No answer at all.</summary>
    /// <param name="operation">What was asked for; null: a file.</param>
    public static EmulatedReply None(RouteOperation? operation) => new(0, "") { Operation = operation?.Name ?? "media", Route = operation?.Route.Name };

    /// <summary>The same outcome, about which nobody hears.</summary>
    public EmulatedReply Unanswered() => this with { Status = 0, Body = "", File = null };

    /// <summary>The same outcome, told by another status and another body.</summary>
    public EmulatedReply With(int status, FaultBody form)
    {
        if (File is not null && form is FaultBody.Kinds or FaultBody.Truncated) return this with { Status = status, File = File! with { Content = File.Content[..(File.Content.Length / 2)] } };
        var (body, contentType) = MalformedBody.Of(form, status, Body, ContentType);
        return this with { Status = status, Body = body, ContentType = contentType, File = null };
    }

    /// <summary>Sets a header.</summary>
    public void SetHeader(string name, string text) => _headers[name] = text;
}
