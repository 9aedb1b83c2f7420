using System.Net;
using System.Net.Http.Headers;

namespace ModelCatalog.Transport;

/// <summary>
/// A body that is sent once. It knows whether sending began, which is what tells a submit that was certainly not accepted from one that may have been;
/// a connection or a handler that repeats requests on its own gets an error instead of a second, paid task. So a submit without a body has an empty one of these, too.
/// </summary>
internal sealed class SingleUseContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;
    private int _started;
    private int _sent;

    public SingleUseContent(ReadOnlyMemory<byte> body)
    {
        _body = body;
        if (!IsEmpty) Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>Whether there is nothing in it, so that the request may be complete before <see cref="Started"/>.</summary>
    public bool IsEmpty => _body.IsEmpty;

    /// <summary>Whether a byte of it may have left.</summary>
    public bool Started => Volatile.Read(ref _started) != 0;

    /// <summary>Whether it left completely, so that nobody reads the buffer any more.</summary>
    public bool Completed { get; private set; }

    /// <summary>Notes that its request goes to the network: what a handler has read into memory before is not serialized when it is sent.</summary>
    /// <exception cref="HttpRequestException">It went there before.</exception>
    public void Send() => Once(ref _sent);

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
        Once(ref _started);
        await stream.WriteAsync(_body, cancellationToken).ConfigureAwait(false);
        Completed = true;
    }

    private static void Once(ref int flag)
    {
        if (Interlocked.Exchange(ref flag, 1) != 0)
            throw new HttpRequestException("A handler of the HttpClient sent a request a second time that may have been accepted and paid; such requests are never repeated.");
    }
}
