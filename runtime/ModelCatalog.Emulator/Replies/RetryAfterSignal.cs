using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator.Replies;

/// <summary>Tells a client how long to wait, where the provider would; where that cannot be turned round, in the header Retry-After.</summary>
internal static class RetryAfterSignal
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>Adds the signal to a reply.</summary>
    public static void AddTo(ReplyDraft reply, RouteDescriptor route, TimeSpan wait, DateTimeOffset now)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        foreach (var signal in route.RetryAfter)
        {
            var value = signal.As switch
            {
                "unix" => Text(now.ToUnixTimeSeconds() + seconds),
                "iso" => now.AddSeconds(seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                _ => Text(seconds),
            };
            var said = signal.Match is null ? ScalarText.Parse(value) : Sentence(signal.Match, value) is { } sentence ? new JsonString(sentence) : null;
            if (said is not null && reply.TrySet(signal.From, said)) return;
        }

        reply.SetHeader("Retry-After", Text(seconds));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sentence in which a pattern finds the value; null where the pattern is not literal text around one group.</summary>
    private static string? Sentence(string pattern, string value)
    {
        if (Fill(pattern, value) is not { } filled) return null;
        var sentence = "Too many requests; the limit is lifted " + filled + " at the earliest";
        try
        {
            // The pattern itself is the proof that the sentence says what it should.
            var found = Regex.Match(sentence, pattern, RegexOptions.CultureInvariant, PatternTimeout);
            return found.Success && found.Groups[1].Value == value ? sentence : null;
        }
        catch (Exception exception) when (exception is RegexMatchTimeoutException or ArgumentException)
        {
            return null;
        }
    }

    private static string? Fill(string pattern, string value)
    {
        var text = new StringBuilder();
        var isFilled = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '(' when !isFilled && pattern.IndexOf(')', i) is var end and > 0:
                    text.Append(value);
                    isFilled = true;
                    i = end;
                    break;
                case '\\' when i + 1 < pattern.Length:
                    i++;
                    if (pattern[i] == 's') text.Append(' ');
                    else if (char.IsAsciiLetterOrDigit(pattern[i])) return null;
                    else text.Append(pattern[i]);
                    break;
                case '?' or '*' or '+' or '^' or '$':
                    break;
                case '(' or ')' or '[' or ']' or '{' or '}' or '|' or '\\':
                    return null;
                default:
                    text.Append(pattern[i]);
                    break;
            }
        }

        return isFilled ? text.ToString() : null;
    }
}
