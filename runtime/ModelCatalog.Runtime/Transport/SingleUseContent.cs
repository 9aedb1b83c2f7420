using System.Net;
using System.Net.Http.Headers;

namespace ModelCatalog.Transport;

/// <summary>
/// A body that is sent once. It knows whether sending began, which is what tells a submit that was certainly not accepted from one that may have been;
/// a handler that repeats requests on its own gets an error instead of a second, paid task.
/// </summary>
internal sealed class SingleUseContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;
    private int _started;

    public SingleUseContent(ReadOnlyMemory<byte> body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>Whether a byte of it may have left.</summary>
    public bool Started => Volatile.Read(ref _started) != 0;

    /// <summary>Whether it left completely, so that nobody reads the buffer any more.</summary>
    public bool Completed { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        WriteAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new HttpRequestException("A handler of the HttpClient sent a submit a second time; submits are never repeated, because each may be paid.");
        }

        await stream.WriteAsync(_body, cancellationToken).ConfigureAwait(false);
        Completed = true;
    }
}
