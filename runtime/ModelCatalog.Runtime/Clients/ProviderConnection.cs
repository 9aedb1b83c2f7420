using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ModelCatalog;

/// <summary>What a client works with: HTTP clients, options, a logger and a clock.</summary>
public sealed class ProviderConnection
{
    private static readonly Lazy<HttpClient> Shared = new(() => new HttpClient(CreateHandler()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan });

    private readonly Func<HttpClient> _http;

    /// <summary>Connects through the HTTP client that all such connections share.</summary>
    /// <param name="options">The options; null: the defaults, and the key from the environment.</param>
    public ProviderConnection(ProviderOptions? options = null)
        : this(static () => Shared.Value, options)
    {
    }

    /// <summary>Connects through an HTTP client of the application.</summary>
    /// <param name="http">The client. Its handler should not follow redirects, as that of <see cref="CreateHandler"/>, and must not repeat requests.</param>
    /// <param name="options">The options; null: the defaults, and the key from the environment.</param>
    public ProviderConnection(HttpClient http, ProviderOptions? options = null)
        : this(() => http, options)
    {
        ArgumentNullException.ThrowIfNull(http);
    }

    /// <summary>Connects through HTTP clients that are made for each request.</summary>
    /// <param name="http">Gives a client; it is not disposed.</param>
    /// <param name="options">The options; null: the defaults, and the key from the environment.</param>
    public ProviderConnection(Func<HttpClient> http, ProviderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _http = http;
        Options = options ?? new ProviderOptions();
    }

    /// <summary>The options.</summary>
    public ProviderOptions Options { get; }

    /// <summary>Where is logged what happens; keys and bodies are not.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>The clock of all waiting.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A handler as this library wants it: no redirects, so that the key goes to declared hosts alone.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // A submit on a connection that the server is just closing is ambiguous: idle ones are given up before servers do so.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        ConnectTimeout = TimeSpan.FromSeconds(30),
    };

    internal HttpClient CreateHttpClient() => _http();
}
