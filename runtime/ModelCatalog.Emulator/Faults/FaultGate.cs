using System.Globalization;
using System.Text;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator.Calls;
using ModelCatalog.Emulator.Replies;
using ModelCatalog.Emulator.Requests;
using ModelCatalog.Emulator.Tasks;

namespace ModelCatalog.Emulator.Faults;

/// <summary>Stands before a provider: says which fault meets a request, and answers in the provider's place where the fault keeps it from being handled.</summary>
internal sealed class FaultGate(EmulatorOptions options, OperationTable operations, FaultDraw draw)
{
    /// <summary>The fault that a request meets, and what the request asks for; nulls: none, and nothing that there is.</summary>
    public (Fault? Fault, RouteOperation? Operation) Meet(IncomingRequest request)
    {
        if (options.Faults.IsEmpty) return default;
        var operation = OperationOf(request);
        var isFile = request.Path.StartsWith(EmulatedProvider.MediaPath, StringComparison.Ordinal) || request.Path.StartsWith(CallReplies.FilesPath, StringComparison.Ordinal);
        if (operation is null && !isFile) return default;
        var fault = draw.Next(operation is null ? FaultStage.Media : StageOf(operation.Kind), $"{request.Method} {request.Path}", () => request.Body is null ? "" : Encoding.UTF8.GetString(request.Body));
        return (fault, operation);
    }

    /// <summary>The answer to a request that is not handled; null: it is.</summary>
    public EmulatedReply? Refuse(Fault? fault, RouteOperation? operation) => fault switch
    {
        Fault.Status status => Refused(status, operation),
        Fault.RateLimit limit when operation is not null => EmulatedReply.Refused(TooMany(operation.Route, limit.Wait), operation, "Too many requests"),
        Fault.RateLimit => EmulatedReply.Of(429, "Too many requests", []),
        Fault.Cut { At: CutPoint.Before } => EmulatedReply.None(operation),
        Fault.Hidden when operation is { Kind: OperationKind.Poll or OperationKind.Result } =>
            EmulatedReply.Refused(TaskReplies.NotVisible(operation.Route, "The task is not visible yet"), operation, "The task is not visible yet"),
        _ => null,
    };

    /// <summary>What a fault makes of the answer to a request that was handled.</summary>
    public static EmulatedReply Spoil(Fault? fault, EmulatedReply reply) => fault switch
    {
        Fault.Gateway gateway => reply.With(gateway.Code, FaultBody.Html),
        Fault.Malformed malformed => reply.With(reply.Status, malformed.Body),
        Fault.Cut { At: CutPoint.After } => reply.Unanswered(),
        _ => reply,
    };

    private static EmulatedReply Refused(Fault.Status status, RouteOperation? operation)
    {
        const string Message = "This was ordered to fail";
        if (operation is null) return EmulatedReply.Of(status.Code, Message, []).With(status.Code, status.Body);
        var errorClass = ClassOf(status.Code);
        var text = status.Code.ToString(CultureInfo.InvariantCulture);

        // A provider whose codes are words has one for what the number means.
        var codes = operation.Route.Errors.Classes;
        var code = codes.Count > 0 && codes.All(known => !char.IsAsciiDigit(known.Name[0])) ? ErrorReply.CodeOf(operation.Route, errorClass) : text;
        var draft = ErrorReply.OfCode(operation.Route, code, errorClass, Message);
        draft.HttpStatus = status.Code;
        return EmulatedReply.Refused(draft, operation, Message).With(status.Code, status.Body);
    }

    private ReplyDraft TooMany(RouteDescriptor route, TimeSpan wait)
    {
        var refusal = ErrorReply.OfClass(route, "rate-limited", "Too many requests");
        RetryAfterSignal.AddTo(refusal, route, wait, options.Time.GetUtcNow());
        return refusal;
    }

    private RouteOperation? OperationOf(IncomingRequest request)
    {
        var matches = operations.Find(request.Method, request.Path);
        var operation = matches.FirstOrDefault()?.Operation;
        if (operation is not { Kind: OperationKind.Submit }) return operation;
        var body = operation.Route.Price is null || request.Body is null ? null : JsonValueReader.Read(request.Body, out _) as JsonObject;
        return PriceQuestion.Is(operation, request, body) ? operation with { Kind = OperationKind.Price }
            : matches.Exists(match => request.AsksForOutput(match.Operation.Route)) ? operation with { Kind = OperationKind.Sync }
            : operation;
    }

    private static FaultStage StageOf(OperationKind kind) => kind switch
    {
        OperationKind.Submit => FaultStage.Submit,
        OperationKind.Sync => FaultStage.Sync,
        OperationKind.Price => FaultStage.Price,
        OperationKind.Poll => FaultStage.Poll,
        OperationKind.Result => FaultStage.Result,
        OperationKind.Cancel => FaultStage.Cancel,
        _ => FaultStage.Call,
    };

    private static string ClassOf(int status) => status switch
    {
        401 => "auth",
        402 => "credits",
        403 => "forbidden",
        404 or 410 => "not-found",
        405 or 501 => "unsupported",
        429 => "rate-limited",
        < 500 => "invalid",
        503 => "unavailable",
        _ => "server",
    };
}
