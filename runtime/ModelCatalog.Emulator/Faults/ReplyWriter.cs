using System.Text;
using Microsoft.AspNetCore.Http;

namespace ModelCatalog.Emulator.Faults;

/// <summary>Sends an answer, as badly as was ordered.</summary>
internal static class ReplyWriter
{
    private const int Pieces = 10;

    /// <summary>Sends it.</summary>
    public static async Task WriteAsync(HttpContext context, EmulatedReply reply, TimeProvider time)
    {
        if (reply.Fault is Fault.Slow slow) await Task.Delay(slow.Time, time, context.RequestAborted).ConfigureAwait(false);
        if (reply.Fault is Fault.Cut { At: not CutPoint.Middle })
        {
            context.Abort();
            return;
        }

        var content = reply.File?.Content ?? Encoding.UTF8.GetBytes(reply.Body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = content.Length;
        foreach (var (name, text) in reply.Headers) context.Response.Headers[name] = text;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        switch (reply.Fault)
        {
            case Fault.Cut:
                // The server closes a connection whose answer ends too early. An abort would take with it what the client has not read yet.
                await SendAsync(context, content.AsMemory(0, content.Length / 2)).ConfigureAwait(false);
                break;
            case Fault.Trickle trickle:
                await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
                foreach (var piece in content.Chunk(Math.Max(1, (content.Length + Pieces - 1) / Pieces)))
                {
                    await Task.Delay(trickle.Pause, time, context.RequestAborted).ConfigureAwait(false);
                    await SendAsync(context, piece).ConfigureAwait(false);
                }

                break;
            default:
                await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
                break;
        }
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
