using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelCatalog.Transport;

/// <summary>Reads how long a reply asks to wait: where the provider says it, then the header Retry-After.</summary>
internal sealed class RetryAfterReader
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly (RetryAfterPath Path, Regex? Match)[] _paths;
    private readonly TimeProvider _time;

    public RetryAfterReader(IReadOnlyList<RetryAfterPath> paths, TimeProvider time)
    {
        _time = time;
        _paths = new (RetryAfterPath, Regex?)[paths.Count];
        for (var i = 0; i < paths.Count; i++)
        {
            // The text comes from the network, the pattern from a descriptor: bounded all the same.
            var match = paths[i].Match is { } pattern ? new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100)) : null;
            _paths[i] = (paths[i], match);
        }
    }

    public TimeSpan? Read(ProviderReply reply)
    {
        foreach (var (path, match) in _paths)
        {
            if (path.From.Text(reply) is { } text && Read(text, match, path.Form) is { } wait) return wait;
        }

        return ReadHeader(reply);
    }

    /// <summary>The header Retry-After alone: on a reply that is no error, other places tell quotas, not pauses.</summary>
    public TimeSpan? ReadHeader(ProviderReply reply)
    {
        if (reply.Header("Retry-After") is not { } header) return null;
        return Seconds(header) ?? Moment(header);
    }

    private TimeSpan? Read(string text, Regex? match, RetryAfterForm form)
    {
        if (match is not null)
        {
            if (Find(match, text) is not { } found) return null;
            text = found;
        }

        return form switch
        {
            RetryAfterForm.Seconds => Seconds(text),
            RetryAfterForm.Unix => Unix(text),
            _ => Moment(text),
        };
    }

    private static string? Find(Regex match, string text)
    {
        try
        {
            var found = match.Match(text);
            if (!found.Success) return null;
            return found.Groups.Count > 1 ? found.Groups[1].Value : found.Value;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static TimeSpan? Seconds(string text) => Number(text) is { } seconds ? Bound(seconds) : null;

    private TimeSpan? Unix(string text)
    {
        if (Number(text) is not { } moment) return null;
        // Seconds since 1970 stay below this until the year 5138: larger numbers are milliseconds.
        if (moment > 1e11) moment /= 1000;
        return Bound(moment - (_time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0));
    }

    private TimeSpan? Moment(string text)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (!DateTimeOffset.TryParse(text.TrimEnd('.', ','), CultureInfo.InvariantCulture, Styles, out var moment)) return null;
        return Bound((moment - _time.GetUtcNow()).TotalSeconds);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static TimeSpan Bound(double seconds) =>
        seconds <= 0 ? TimeSpan.Zero : seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(seconds);
}
