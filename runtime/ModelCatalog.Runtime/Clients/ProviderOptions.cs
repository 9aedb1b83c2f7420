using System.Text.Json.Serialization;

namespace ModelCatalog;

/// <summary>How one client reaches its provider. What is not set comes from the provider's descriptor and the environment.</summary>
public sealed class ProviderOptions
{
    /// <summary>Another base URL: a gateway of your own, a test server. The key goes there.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Other URLs of the provider's further hosts, by name. The key goes there.</summary>
    public IDictionary<string, string> Hosts { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The API key, where the provider takes one; null: the provider's environment variable.</summary>
    [JsonIgnore]
    public string? ApiKey { get; set; }

    /// <summary>The parts of the API key by the names of their environment variables, where the provider takes several.</summary>
    [JsonIgnore]
    public IDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long one HTTP request may take, reply included. 100 seconds. While the bytes of a file move, it begins anew.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long waiting for a task may take; null: what the provider's descriptor says, else 30 minutes.</summary>
    public TimeSpan? PollTimeout { get; set; }

    /// <summary>
    /// How often a submit is sent at most while the provider says that it certainly did not accept it, and a question for a price or another call while repeating it can do no harm.
    /// 3; 1 is never again.
    /// </summary>
    public int SubmitAttempts { get; set; } = 3;

    /// <summary>
    /// The longest pause before such a repeat. A provider that asks for more gets none; where it asks for nothing, the pauses grow from about a second up to this. 1 minute.
    /// </summary>
    public TimeSpan LongestSubmitPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The largest reply that is read, in bytes. 16 MiB.</summary>
    public int MaximumReplyBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>The base URL alone: never a key.</summary>
    public override string ToString() => $"{nameof(ProviderOptions)} {{ {nameof(BaseUrl)} = {BaseUrl ?? "default"} }}";

    internal void Check()
    {
        // CancelAfter takes no longer time than this many milliseconds.
        if (Timeout <= TimeSpan.Zero || Timeout.TotalMilliseconds > int.MaxValue) throw Wrong(nameof(Timeout), "a time between 0 and 24 days");
        if (PollTimeout <= TimeSpan.Zero) throw Wrong(nameof(PollTimeout), "a positive time");
        if (SubmitAttempts < 1) throw Wrong(nameof(SubmitAttempts), "at least 1");
        if (LongestSubmitPause < TimeSpan.Zero || LongestSubmitPause > TimeSpan.FromDays(1)) throw Wrong(nameof(LongestSubmitPause), "a time between 0 and one day");
        if (MaximumReplyBytes is < 1 or > 1024 * 1024 * 1024) throw Wrong(nameof(MaximumReplyBytes), "between 1 byte and 1 GiB");
    }

    private static ArgumentException Wrong(string option, string expected) =>
        new($"{nameof(ProviderOptions)}.{option} is out of range: {expected} is expected.");
}
