using System.Globalization;
using System.Text.Json;

namespace ModelCatalog.Transport;

/// <summary>Reads error replies: what they mean, and what they say, without the key.</summary>
internal sealed class ErrorReader
{
    private const int LongestMessage = 2_000;
    private const int LongestBodyStart = 300;
    private const int MostMessages = 10;

    private readonly string _provider;
    private readonly RouteProtocol _route;
    private readonly RetryAfterReader _retryAfter;
    private readonly ApiKey _key;

    public ErrorReader(string provider, RouteProtocol route, ApiKey key, TimeProvider time)
    {
        _provider = provider;
        _route = route;
        _key = key;
        _retryAfter = new RetryAfterReader(route.RetryAfter, time);
    }

    /// <summary>What is wrong with the reply; null when it is no error.</summary>
    public ProviderError? Check(ProviderReply reply)
    {
        if (reply.IsSuccess && (!reply.IsJson || MeetsConditions(reply))) return null;
        var code = _route.Errors.Code?.Text(reply);
        var message = Message(_route.Errors.Message, reply);

        // A 2xx reply that says neither yes nor no is a broken one: a submit may have been accepted, and a task may well go on.
        var isBroken = reply.IsSuccess && !SaysNo(reply);
        var errorClass = isBroken ? ErrorClass.Server : ClassOf(code, reply.HttpStatus);

        // That it is down is the provider's to say. A page may come from a proxy, which lost a request that was accepted behind it.
        if (errorClass == ErrorClass.Unavailable && reply.HttpStatus >= 500 && code is null && !reply.IsJson) errorClass = ErrorClass.Server;
        return new ProviderError
        {
            Provider = _provider,
            Class = errorClass,
            HttpStatus = reply.HttpStatus,
            Code = Clean(code),
            Message = message ?? BodyStart(reply),
            Parameter = Clean(_route.Errors.Parameter?.Text(reply)),
            RequestId = Clean(_route.Errors.RequestId?.Text(reply)),
            RetryAfter = _retryAfter.Read(reply),
        };
    }

    /// <summary>Why a task failed, by the reply to a poll.</summary>
    public ProviderError TaskError(OperationProtocol operation, ProviderReply reply) => TaskError(operation.Error, operation.ErrorCode, reply);

    /// <summary>Why a task failed, by the places of its message and its code.</summary>
    public ProviderError TaskError(ReplyPath? message, ReplyPath? codePath, ProviderReply reply)
    {
        var code = codePath?.Text(reply);
        return new ProviderError
        {
            Provider = _provider,
            Class = code is null ? ErrorClass.Failed : FindClass(code) ?? ErrorClass.Failed,
            HttpStatus = reply.HttpStatus,
            Code = Clean(code),
            Message = Message(message, reply),
            RequestId = Clean(_route.Errors.RequestId?.Text(reply)),
        };
    }

    /// <summary>Why one of several tasks was refused: an object that is read as an error reply is, or a text.</summary>
    public ProviderError EntryError(ProviderReply entry)
    {
        var json = Redacted(entry.Body);
        var code = _route.Errors.Code?.Text(entry);
        return new ProviderError
        {
            Provider = _provider,
            Class = ClassOf(code, entry.HttpStatus),
            HttpStatus = entry.HttpStatus,
            Code = Clean(code),
            Message = (entry.Body.ValueKind == JsonValueKind.String ? Clean(ReplyValue.TextOf(entry.Body)) : Message(_route.Errors.Message, entry)) ?? ReplyBody.OneLine(json, LongestBodyStart),
            Parameter = Clean(_route.Errors.Parameter?.Text(entry)),
            RequestId = Clean(_route.Errors.RequestId?.Text(entry)),
            Json = json,
        };
    }

    /// <summary>How long a reply that is no error asks to wait before the next poll.</summary>
    public TimeSpan? PauseAfter(ProviderReply reply) => _retryAfter.ReadHeader(reply);

    /// <summary>What is known of a reply that is wrong by its form.</summary>
    public ProviderError Unreadable(int httpStatus) =>
        new() { Provider = _provider, Class = ErrorClass.Server, HttpStatus = httpStatus };

    /// <summary>Whether an error is one of the codes that mean "not visible yet".</summary>
    public bool IsGraceCode(ProviderError error) => IsOneOf(_route.Polling.GraceCodes, error);

    /// <summary>Whether an error has one of these codes, or of these HTTP statuses.</summary>
    public static bool IsOneOf(IReadOnlyList<string> codes, ProviderError error)
    {
        foreach (var code in codes)
        {
            if (code == error.Code || code == Text(error.HttpStatus)) return true;
        }

        return false;
    }

    /// <summary>The start of a body without the key; null when there is none.</summary>
    public string? BodyStart(ProviderReply reply)
    {
        var start = ReplyBody.OneLine(_key.Redact(ReplyBody.Start(reply.Raw, Charset(reply), int.MaxValue - 1)), LongestBodyStart);
        return start.Length == 0 ? null : start;
    }

    /// <summary>A text of a reply for an exception or a log: one line, bounded, without the key.</summary>
    public string? Clean(string? text) => string.IsNullOrEmpty(text) ? null : ReplyBody.OneLine(_key.Redact(text), LongestMessage);

    /// <summary>A part of a reply as it was written, without the key.</summary>
    private string Redacted(JsonElement part) => part.ValueKind == JsonValueKind.Undefined ? "" : _key.Redact(part.GetRawText());

    private static string? Charset(ProviderReply reply)
    {
        var type = reply.Header("Content-Type");
        var at = type?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : type![(at + 8)..];
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private bool MeetsConditions(ProviderReply reply)
    {
        foreach (var condition in _route.Ok)
        {
            // What is null or empty counts as absent, so its text is compared only where a value is expected.
            if (condition.Text is null ? condition.Path.First(reply).IsPresent : condition.Path.Text(reply) != condition.Text) return false;
        }

        return true;
    }

    /// <summary>Whether there is a code, or what a bad reply has at the places that tell good ones. An object is neither.</summary>
    private bool SaysNo(ProviderReply reply)
    {
        if (_route.Errors.Code is { } code && IsScalar(code.First(reply))) return true;
        foreach (var condition in _route.Ok)
        {
            var value = condition.Path.First(reply);
            if (condition.Text is null ? value.IsPresent : IsScalar(value) && value.AsText() != condition.Text) return true;
        }

        return false;
    }

    private static bool IsScalar(ReplyValue value) => value.IsPresent && value.Json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private string? Message(ReplyPath? path, ProviderReply reply)
    {
        if (path is null) return null;
        var texts = new List<string>();
        foreach (var value in path.All(reply))
        {
            if (texts.Count == MostMessages) break;
            if (value.AsText() is { } text && !texts.Contains(text)) texts.Add(text);
        }

        return Clean(string.Join("; ", texts));
    }

    private ErrorClass ClassOf(string? code, int httpStatus)
    {
        if (code is not null && FindClass(code) is { } declared) return declared;
        if (FindClass(Text(httpStatus)!) is { } byStatus && httpStatus is < 200 or >= 300) return byStatus;
        if (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 400 and < 600) return ByNumber(number);
        return ByNumber(httpStatus);
    }

    private ErrorClass? FindClass(string code)
    {
        foreach (var known in _route.Errors.Classes)
        {
            if (known.Code == code) return known.Class;
        }

        return null;
    }

    /// <summary>What HTTP itself says of a status that the descriptor does not name. In doubt a submit is not repeated.</summary>
    private static ErrorClass ByNumber(int number) => number switch
    {
        401 => ErrorClass.Authentication,
        402 => ErrorClass.Credits,
        403 => ErrorClass.Forbidden,
        404 or 410 => ErrorClass.NotFound,
        405 or 501 => ErrorClass.Unsupported,
        408 => ErrorClass.Server,
        429 => ErrorClass.RateLimited,
        >= 400 and < 500 => ErrorClass.Invalid,
        >= 500 => ErrorClass.Server,
        _ => ErrorClass.Failed,
    };
}
