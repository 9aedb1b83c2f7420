using System.Globalization;

namespace ModelCatalog.Transport;

/// <summary>Sends a request and reads its reply to the end.</summary>
internal sealed class HttpExchange
{
    private readonly Func<HttpClient> _client;
    private readonly ProviderOptions _options;
    private readonly HostList _hosts;
    private readonly string _provider;

    public HttpExchange(string provider, ProviderConnection connection, HostList hosts)
    {
        _provider = provider;
        _client = connection.CreateHttpClient;
        _options = connection.Options;
        _hosts = hosts;
    }

    /// <summary>The reply, whatever its status; a 2xx reply is JSON.</summary>
    /// <exception cref="TransportException">There is no complete reply.</exception>
    /// <exception cref="ProtocolException">The reply is a redirect, too large, or a 2xx that is no JSON.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<ProviderReply> SendAsync(HttpRequestMessage message, ErrorReader errors, CancellationToken cancellationToken) =>
        SendAsync(message, errors, new ExchangeStreams(), cancellationToken);

    /// <summary>The reply, whatever its status, where files go out or come in.</summary>
    /// <exception cref="TransportException">There is no complete reply.</exception>
    /// <exception cref="ProtocolException">The reply is a redirect, too large, or a 2xx of another form than expected.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ProviderReply> SendAsync(HttpRequestMessage message, ErrorReader errors, ExchangeStreams streams, CancellationToken cancellationToken)
    {
        // A connection is real whatever clock the waiting runs on, so its time-out is, too.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var patience = streams.Timeout is { } longer && longer > _options.Timeout ? longer : _options.Timeout;
        timeout.CancelAfter(patience);
        HttpResponseMessage? response = null;
        var target = message.RequestUri;

        // A large file takes the time that it takes: the time-out begins anew while bytes move.
        streams.Moved = () => timeout.CancelAfter(patience);
        try
        {
            response = await _client().SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            RefuseRedirect(message, target, response, errors);
            if (streams.Takes(response))
            {
                await streams.CopyAsync(response, timeout.Token).ConfigureAwait(false);
                return new ProviderReply((int)response.StatusCode, default, default, name => HeaderOf(response, name));
            }

            var bytes = await ReplyBody.ReadAsync(response.Content, _options.MaximumReplyBytes, timeout.Token).ConfigureAwait(false);
            return bytes is null ? throw TooLarge(response, errors) : Parse(response, bytes, errors, streams);
        }
        catch (Exception) when (streams.OwnFailure is not null)
        {
            // The caller's own stream failed, not the connection.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(streams.OwnFailure);
            throw;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var limit = string.Create(CultureInfo.InvariantCulture, $"no complete reply within {patience.TotalSeconds:0.###} s");
            throw new TransportException(timeout.IsCancellationRequested ? limit : "the HttpClient gave up waiting", exception);
        }
        catch (HttpRequestException exception)
        {
            throw new TransportException(Describe(exception.HttpRequestError), exception);
        }
        catch (Exception exception) when (exception is not (ModelCatalogException or OperationCanceledException))
        {
            // IOException of a body that breaks off, or whatever a handler of the application throws: in each case there is no reply.
            var broken = exception is HttpIOException http ? Describe(http.HttpRequestError) : "the connection failed";
            throw new TransportException(broken, exception);
        }
        finally
        {
            streams.Moved = null;
            response?.Dispose();
        }
    }

    private static string Describe(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "the host name cannot be resolved",
        HttpRequestError.ConnectionError => "no connection to the host",
        HttpRequestError.SecureConnectionError => "no secure connection to the host",
        HttpRequestError.ProxyTunnelError => "the proxy made no connection",
        HttpRequestError.ResponseEnded => "the connection ended before the reply was complete",
        HttpRequestError.InvalidResponse => "the reply is no HTTP",
        HttpRequestError.ConfigurationLimitExceeded => "the headers of the reply are too large",
        _ => "the connection failed",
    };

    private static string? HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    private static string NotJson(HttpResponseMessage response, byte[] bytes, string reason, string expected)
    {
        if (bytes.Length == 0) return $"with an empty body instead of {expected}";
        var type = response.Content.Headers.ContentType?.MediaType;
        return type == "text/html" || bytes.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8)
            ? $"with HTML instead of {expected}"
            : $"with a body that is no complete JSON ({reason})";
    }

    private ProviderReply Parse(HttpResponseMessage response, byte[] bytes, ErrorReader errors, ExchangeStreams streams)
    {
        var json = ReplyBody.Parse(bytes, response.Content.Headers.ContentType?.CharSet, out var reason);
        var reply = new ProviderReply((int)response.StatusCode, json, bytes, name => HeaderOf(response, name));
        if (!reply.IsSuccess || reason is null || streams.TakesAnyReply) return reply;
        throw new ProtocolException(
            errors.Unreadable(reply.HttpStatus),
            $"{_provider} answered HTTP {reply.HttpStatus.ToString(CultureInfo.InvariantCulture)} {NotJson(response, bytes, reason, streams.Expected)}.",
            errors.BodyStart(reply));
    }

    /// <summary>A redirect is never followed: the key would go where nobody declared, and a submit might be sent twice.</summary>
    private void RefuseRedirect(HttpRequestMessage message, Uri? target, HttpResponseMessage response, ErrorReader errors)
    {
        var status = (int)response.StatusCode;
        if (message.RequestUri is { } arrived && arrived != target && !_hosts.Contains(arrived))
        {
            throw new ProtocolException(
                errors.Unreadable(status),
                $"The HttpClient followed a redirect of {_provider} to {arrived.Authority}, which is no declared host: set AllowAutoRedirect = false on its handler.");
        }

        if (status is < 300 or >= 400) return;
        var place = response.Headers.Location is { } location
            ? location.IsAbsoluteUri ? location.GetLeftPart(UriPartial.Authority) : "another path"
            : "nowhere";
        throw new ProtocolException(
            errors.Unreadable(status),
            $"{_provider} answered HTTP {status.ToString(CultureInfo.InvariantCulture)}, a redirect to {errors.Clean(place)}; redirects are not followed. Is the base URL right?");
    }

    private ProtocolException TooLarge(HttpResponseMessage response, ErrorReader errors) => new(
        errors.Unreadable((int)response.StatusCode),
        string.Create(CultureInfo.InvariantCulture, $"{_provider} answered with more than {_options.MaximumReplyBytes} bytes; the reply was not read."));
}
