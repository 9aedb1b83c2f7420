using System.Globalization;

namespace ModelCatalog.Transport;

/// <summary>Downloads files of outputs. Redirects are followed here, hop by hop, so that the key stays with the provider's hosts.</summary>
internal static class MediaDownload
{
    private const int MostRedirects = 5;

    public static async Task CopyAsync(ProviderEngine engine, string url, Stream destination, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var at)) throw NotFetchable(url);
        if (at.Scheme == "data")
        {
            await destination.WriteAsync(Decode(url), cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!IsHttp(at)) throw NotFetchable(url);
        try
        {
            for (var hop = 0; ; hop++)
            {
                using var response = await SendAsync(engine, at, cancellationToken).ConfigureAwait(false);
                if (Next(engine, at, response, hop) is { } next)
                {
                    at = next;
                    continue;
                }

                await response.Content.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
                return;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or HttpIOException or InvalidDataException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var error = new ProviderError { Provider = engine.Protocol.Name, Class = ErrorClass.Unavailable, Message = $"the file on {at.Authority} could not be read" };
            throw new ProviderUnavailableException(error, engine.Redact(exception));
        }
    }

    /// <summary>The time-out holds until the headers are there: a large file takes the time it takes.</summary>
    private static async Task<HttpResponseMessage> SendAsync(ProviderEngine engine, Uri at, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(engine.Connection.Options.Timeout);
        using var message = new HttpRequestMessage(HttpMethod.Get, at);
        if (engine.KeyFor(at) is { } key) message.Headers.TryAddWithoutValidation(key.Name, key.Text);
        return await engine.Connection.CreateHttpClient().SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
    }

    /// <summary>Where a redirect leads; null when the file is here.</summary>
    private static Uri? Next(ProviderEngine engine, Uri at, HttpResponseMessage response, int hop)
    {
        if (response.IsSuccessStatusCode) return null;
        var status = (int)response.StatusCode;
        var problem = $"answered HTTP {status.ToString(CultureInfo.InvariantCulture)}";
        if (status is >= 300 and < 400 && response.Headers.Location is { } location)
        {
            var next = location.IsAbsoluteUri ? location : new Uri(at, location);
            var safe = IsHttp(next) && (next.Scheme == at.Scheme || next.Scheme == Uri.UriSchemeHttps);
            if (safe && hop < MostRedirects) return next;
            problem = safe ? "redirects again and again" : $"redirects to {next.Scheme}:, which is not followed";
        }

        throw new ProtocolException(
            new ProviderError { Provider = engine.Protocol.Name, Class = ErrorClass.NotFound, HttpStatus = status },
            $"The file was not downloaded: {at.Authority} {problem}. Files are kept for a limited time.");
    }

    private static byte[] Decode(string url)
    {
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0) throw NotFetchable(url);
        var data = Uri.UnescapeDataString(url[(comma + 1)..]);
        if (!url.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase)) return System.Text.Encoding.UTF8.GetBytes(data);
        var bytes = new byte[data.Length];
        return Convert.TryFromBase64String(data, bytes, out var length) ? bytes[..length] : throw NotFetchable(url);
    }

    private static bool IsHttp(Uri url) => url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp;

    private static ArgumentException NotFetchable(string url) =>
        new($"'{ReplyBody.OneLine(url, 100)}' is no URL of a file: an absolute http(s) URL or a data URL is expected.", nameof(url));
}
