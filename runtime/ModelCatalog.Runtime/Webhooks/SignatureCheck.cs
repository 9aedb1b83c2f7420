using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ModelCatalog.Webhooks;

/// <summary>Checks the signature of a webhook.</summary>
internal static class SignatureCheck
{
    /// <summary>What is wrong with the signature; null: nothing.</summary>
    public static (WebhookProblem Problem, string Message)? Check(SignatureProtocol protocol, ProviderReply payload, string key, DateTimeOffset now)
    {
        if (protocol.Signature.Text(payload) is not { } signature) return (WebhookProblem.Unsigned, $"has no signature at '{protocol.Signature}'");
        var message = new ArrayBufferWriter<byte>();
        foreach (var part in protocol.Message)
        {
            if (part.Path is null) message.Write(Encoding.UTF8.GetBytes(part.Text!));
            else if (part.Path.First(payload) is { IsPresent: true } value) message.Write(value.Bytes is { } bytes ? bytes.Span : Encoding.UTF8.GetBytes(value.AsText()!));
            else return (WebhookProblem.Unsigned, $"has nothing at '{part.Path}', which is signed");
        }

        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), message.WrittenSpan);

        // The time is looked at last: what it says counts only if it was signed.
        if (!CryptographicOperations.FixedTimeEquals(expected, Decode(signature, protocol.Form))) return (WebhookProblem.WrongSignature, "has a signature that was not made with this key");
        return protocol.Time is { } time ? CheckTime(time, payload, now) : null;
    }

    private static (WebhookProblem Problem, string Message)? CheckTime(SignedTimeProtocol time, ProviderReply payload, DateTimeOffset now)
    {
        if (time.From.Text(payload) is not { } text || ReadTime(text, time.Form) is not { } signed) return (WebhookProblem.Outdated, $"has no time at '{time.From}'");
        var distance = (now - signed).Duration();
        return distance <= time.Within
            ? null
            : (WebhookProblem.Outdated, string.Create(CultureInfo.InvariantCulture, $"was signed {distance.TotalSeconds:0} s {(signed < now ? "ago" : "ahead")}; {time.Within.TotalSeconds:0} s are allowed"));
    }

    private static DateTimeOffset? ReadTime(string text, RetryAfterForm form)
    {
        if (form == RetryAfterForm.Iso)
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;

        // Seconds since 1970 stay below this until the year 5138: larger numbers are milliseconds.
        var milliseconds = number > 100_000_000_000 ? number : number * 1000;
        return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }

    private static byte[] Decode(string signature, SignatureForm form)
    {
        var bytes = new byte[signature.Length];
        var length = 0;
        var isRight = form == SignatureForm.Base64
            ? Convert.TryFromBase64String(signature, bytes, out length)
            : Convert.FromHexString(signature, bytes, out _, out length) == OperationStatus.Done;
        return isRight ? bytes[..length] : [];
    }
}
