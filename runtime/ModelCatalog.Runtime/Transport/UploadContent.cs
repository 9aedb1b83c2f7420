using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using ModelCatalog.Infrastructure;

namespace ModelCatalog.Transport;

/// <summary>A file on its way: read from the caller's stream chunk by chunk, never held whole.</summary>
internal sealed class UploadContent : HttpContent
{
    private const int ChunkBytes = 80 * 1024;

    private readonly UploadFile _file;
    private readonly ExchangeStreams _streams;

    public UploadContent(UploadFile file, ExchangeStreams streams)
    {
        _file = file;
        _streams = streams;
        Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => WriteAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _file.Length ?? 0;
        return _file.Length is not null;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            _file.Begin();
            while (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                _streams.Moved?.Invoke();
                _file.Report(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<int> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _streams.OwnFailure = exception;
            throw;
        }
    }
}
