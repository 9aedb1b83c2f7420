using System.Collections.Concurrent;
using ModelCatalog.Transport;
using ModelCatalog.Webhooks;

namespace ModelCatalog;

/// <summary>
/// The public keys with which webhooks are verified, fetched from where their senders publish them and kept for as long as the catalog says. One for the whole application.
/// Thread-safe. A set that verifies nothing is fetched again at most once a minute, so that keys may change and forged webhooks cost nobody anything.
/// </summary>
public sealed class WebhookKeys
{
    private const int LargestSet = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);
    private static readonly Lazy<HttpClient> Shared = new(() => new HttpClient(ProviderConnection.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan });

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Func<HttpClient> _http;
    private readonly TimeProvider _time;

    /// <summary>Fetches through the HTTP client that all such objects share.</summary>
    /// <param name="time">The clock; null: the system's.</param>
    public WebhookKeys(TimeProvider? time = null)
        : this(static () => Shared.Value, time)
    {
    }

    /// <summary>Fetches through an HTTP client of the application.</summary>
    /// <param name="http">Gives a client; it is not disposed, and should not follow redirects.</param>
    /// <param name="time">The clock; null: the system's.</param>
    public WebhookKeys(Func<HttpClient> http, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _http = http;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Other URLs of key sets, by the provider's key: a mirror of your own, a test server. Whoever serves them decides what is believed.</summary>
    public IDictionary<string, string> Urls { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether a key set may come over http from a loopback address: for tests.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Whether one of the sender's keys signed a message; or why that cannot be said.</summary>
    /// <exception cref="ArgumentException">The URL of the keys is not https.</exception>
    internal async Task<(bool IsSigned, string? Problem)> VerifyAsync(string provider, KeySetProtocol protocol, byte[] message, byte[] signature, CancellationToken cancellationToken)
    {
        // What cannot be a signature is no reason to fetch anything.
        if (signature.Length != Ed25519.SignatureLength) return (false, null);
        var url = UrlOf(provider, protocol);
        var entry = _entries.GetOrAdd(url.AbsoluteUri, static _ => new Entry());
        var seen = await entry.GetAsync(this, url, protocol.Cache, null, cancellationToken).ConfigureAwait(false);
        if (IsSigned(seen)) return (true, null);
        var newer = await entry.GetAsync(this, url, protocol.Cache, seen, cancellationToken).ConfigureAwait(false);
        return newer != seen && IsSigned(newer) ? (true, null) : (false, newer.Problem);

        bool IsSigned(Fetched fetched) => fetched.Keys.Any(key => Ed25519.Verify(key, message, signature));
    }

    private Uri UrlOf(string provider, KeySetProtocol protocol)
    {
        var text = Urls.TryGetValue(provider, out var other) ? other : protocol.Url;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (AllowLoopback && url is { IsLoopback: true, Scheme: "http" }))) return url;
        throw new ArgumentException($"The keys of {provider} come from '{text}'; an absolute https URL is expected{(AllowLoopback ? ", or http on a loopback address" : "")}.", nameof(provider));
    }

    private async Task<Fetched> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await _http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            if (request.RequestUri != url) return Failed("redirects, which is not followed");
            if (!response.IsSuccessStatusCode) return Failed($"answers HTTP {((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)}");
            var bytes = await ReplyBody.ReadAsync(response.Content, LargestSet, timeout.Token).ConfigureAwait(false);
            if (bytes is null) return Failed("answers with more than 64 KiB");
            if (KeySet.Read(bytes) is not { } keys) return Failed("is no JSON");
            return keys.Count > 0 ? new Fetched(keys, _time.GetTimestamp()) : Failed("has no Ed25519 key");
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A connection that fails, a body that is not what it says, or whatever a handler of the application throws: in each case there is no set.
            return Failed("cannot be read");
        }

        Fetched Failed(string problem) => new([], _time.GetTimestamp()) { Problem = $"the key set at {url.Authority} {problem}" };
    }

    /// <summary>A key set as it was fetched.</summary>
    private sealed class Fetched(IReadOnlyList<byte[]> keys, long at)
    {
        public IReadOnlyList<byte[]> Keys { get; } = keys;

        /// <summary>When these keys were fetched.</summary>
        public long At { get; } = at;

        /// <summary>When that was tried last.</summary>
        public long Tried { get; init; } = at;

        /// <summary>Why there are no keys, or no newer ones; null: there are.</summary>
        public string? Problem { get; init; }
    }

    /// <summary>One key set. Whoever comes while it is fetched waits for that one.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Nobody asks the semaphore for its wait handle, so there is nothing to dispose of.")]
    private sealed class Entry
    {
        private readonly SemaphoreSlim _gate = new(1, 1);
        private Fetched? _last;

        /// <summary>The set as it is known, fetched where it is too old, or where it verified nothing and is not quite new.</summary>
        /// <param name="keys">Fetches.</param>
        /// <param name="url">From there.</param>
        /// <param name="cache">How long a set is good for.</param>
        /// <param name="useless">The set that verified nothing; null: none was tried.</param>
        /// <param name="cancellationToken">Ends it.</param>
        public async Task<Fetched> GetAsync(WebhookKeys keys, Uri url, TimeSpan cache, Fetched? useless, CancellationToken cancellationToken)
        {
            if (Volatile.Read(ref _last) is { } known && IsGood(known)) return known;
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (_last is { } last && IsGood(last)) return last;
                var next = await keys.FetchAsync(url, cancellationToken).ConfigureAwait(false);

                // Keys that are good for a while yet outlive a bad moment of the host.
                if (next.Problem is not null && _last is { Keys.Count: > 0 } old && Since(old.At) < cache) next = new Fetched(old.Keys, old.At) { Tried = next.Tried, Problem = next.Problem };
                Volatile.Write(ref _last, next);
                return next;
            }
            finally
            {
                _gate.Release();
            }

            TimeSpan Since(long moment) => keys._time.GetElapsedTime(moment);

            bool IsGood(Fetched fetched)
            {
                if (fetched.Keys.Count == 0) return Since(fetched.Tried) < PauseAfterFailure;
                return Since(fetched.At) < cache && (fetched != useless || Since(fetched.Tried) < ShortestPause);
            }
        }
    }
}
