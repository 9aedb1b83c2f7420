using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator.Outputs;
using ModelCatalog.Emulator.Replies;
using ModelCatalog.Emulator.Requests;

namespace ModelCatalog.Emulator;

/// <summary>An answer of an emulated provider, and whom it concerns.</summary>
internal sealed class EmulatedReply
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
    public int Status { get; }

    /// <summary>The body as text; empty for a file.</summary>
    public string Body { get; } = "";

    /// <summary>The file; null: <see cref="Body"/> is the body.</summary>
    public SampleFile? File { get; }

    /// <summary>The media type of the body.</summary>
    public string ContentType { get; }

    /// <summary>What was asked for; null: nothing that there is.</summary>
    public string? Operation { get; }

    /// <summary>The route; null: the default, or none.</summary>
    public string? Route { get; }

    /// <summary>The task; null: none.</summary>
    public string? TaskId { get; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers => _headers;

    /// <summary>An answer of the emulator itself: what is wrong, and what there is instead.</summary>
    public static EmulatedReply Of(int status, string error, IReadOnlyList<string> operations) => new(status, new JsonObject(
    [
        new JsonMember("error", new JsonString(error)),
        new JsonMember("routes", new JsonArray(operations.Select(operation => new JsonString(operation)).ToEquatableArray<JsonValue>())),
    ]).ToString());

    /// <summary>Sets a header.</summary>
    public void SetHeader(string name, string text) => _headers[name] = text;
}
