using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ModelCatalog.Webhooks;

/// <summary>Checks the signature of a webhook.</summary>
internal static class SignatureCheck
{
    /// <summary>What was signed, and the signature; or what is missing.</summary>
    public static (byte[] Message, byte[] Signature, (WebhookProblem Problem, string Message)? Wrong) Read(SignatureProtocol protocol, ProviderReply payload)
    {
        if (protocol.Signature.Text(payload) is not { } signature) return ([], [], (WebhookProblem.Unsigned, $"has no signature at '{protocol.Signature}'"));
        var message = new ArrayBufferWriter<byte>();
        foreach (var part in protocol.Message)
        {
            if (part.Path is null) message.Write(Encoding.UTF8.GetBytes(part.Text!));
            else if (part.Path.First(payload) is { IsPresent: true } value) message.Write(value.Bytes is { } bytes ? bytes.Span : Encoding.UTF8.GetBytes(value.AsText()!));
            else return ([], [], (WebhookProblem.Unsigned, $"has nothing at '{part.Path}', which is signed"));
        }

        return (message.WrittenSpan.ToArray(), Decode(signature, protocol.Form), null);
    }

    /// <summary>Whether whoever knows the key signed it.</summary>
    public static bool IsSignedWith(string key, byte[] message, byte[] signature) =>
        CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), message), signature);

    /// <summary>What is wrong with the time; null: nothing. It is looked at last: what it says counts only if it was signed.</summary>
    public static (WebhookProblem Problem, string Message)? CheckTime(SignatureProtocol protocol, ProviderReply payload, DateTimeOffset now) =>
        protocol.Time is { } time ? CheckTime(time, payload, now) : null;

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
