using System.Buffers;

namespace ModelCatalog.Transport;

/// <summary>The streams of the caller that an exchange reads from or writes to, and how it went with them.</summary>
internal sealed class ExchangeStreams
{
    private const int ChunkBytes = 80 * 1024;

    /// <summary>Where a file goes that the reply is; null: the reply is read into memory.</summary>
    public Stream? Destination { get; init; }

    /// <summary>Whether a 2xx reply may have any body, or none.</summary>
    public bool TakesAnyReply { get; init; }

    /// <summary>How long the exchange may take where that is more than usual; null: it is not.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Called whenever bytes moved.</summary>
    public Action? Moved { get; set; }

    /// <summary>What the caller's stream threw; null: nothing.</summary>
    public Exception? OwnFailure { get; set; }

    /// <summary>Whether bytes have been written to <see cref="Destination"/>.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>What the reply is expected to be, for messages.</summary>
    public string Expected => Destination is null ? "JSON" : "a file";

    /// <summary>Whether the reply is the file: a 2xx that is neither JSON nor a page.</summary>
    public bool Takes(HttpResponseMessage response) => Destination is not null && response.IsSuccessStatusCode
        && response.Content.Headers.ContentType?.MediaType is not ("application/json" or "application/problem+json" or "text/html");

    /// <summary>Copies the file.</summary>
    public async Task CopyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
            try
            {
                while (await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
                {
                    await WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                    Moved?.Invoke();
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        HasWritten = true;
        try
        {
            await Destination!.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            OwnFailure = exception;
            throw;
        }
    }
}
