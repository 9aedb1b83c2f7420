using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ModelCatalog.AspNetCore;

/// <summary>Answers what is posted: reads it within bounds, judges it, and hands on what is new.</summary>
internal sealed class WebhookEndpoint(CatalogWebhooks webhooks, IWebhookLog known, IOptions<CatalogWebhookOptions> options, ILogger<CatalogWebhooks> log)
{
    public async Task ReceiveAsync(HttpContext context, WebhookSource source, string? route)
    {
        if (await ReadBodyAsync(context.Request, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var result = await source.ReadAsync(body, name => HeaderOf(context.Request, name), route, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = result.Notification is { } notification
            ? await TakeAsync(new WebhookDelivery(notification), notification, context).ConfigureAwait(false)
            : Refuse(result);
    }

    private int Refuse(WebhookResult result)
    {
        WebhookEndpointLog.Refused(log, result.Problem, result.Message!);
        return result.Problem switch
        {
            WebhookProblem.Malformed => StatusCodes.Status400BadRequest,
            WebhookProblem.KeysUnavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status401Unauthorized,
        };
    }

    private async Task<int> TakeAsync(WebhookDelivery delivery, WebhookNotification notification, HttpContext context)
    {
        // What nobody signed is never noted: a forged one would keep the real one out.
        var key = notification.IsVerified ? await NoteAsync(notification, context.RequestAborted).ConfigureAwait(false) : "";
        if (key is null)
        {
            WebhookEndpointLog.Repeated(log, delivery);
            return StatusCodes.Status200OK;
        }

        try
        {
            await webhooks.DispatchAsync(delivery, context.RequestServices.GetServices<IWebhookHandler>(), context.RequestAborted).ConfigureAwait(false);
            WebhookEndpointLog.Taken(log, delivery);
            return StatusCodes.Status200OK;
        }
        catch (Exception exception)
        {
            // It was not handled, so it is new when it comes again.
            if (key.Length > 0) await known.RemoveAsync(key, CancellationToken.None).ConfigureAwait(false);
            if (exception is not ProviderException) throw;
            WebhookEndpointLog.NotAsked(log, delivery, exception.Message);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>The key under which a notification was noted; null where it says nothing new: it came before, or its task is over.</summary>
    private async Task<string?> NoteAsync(WebhookNotification notification, CancellationToken cancellationToken)
    {
        // A task ends once, whatever comes after: steps on the way that were held up, or another end.
        var end = $"{notification.Provider}/{notification.TaskId}/end";
        if (!notification.IsFinished && await known.ContainsAsync(end, cancellationToken).ConfigureAwait(false)) return null;
        var key = notification.IsFinished ? end : notification.DeduplicationKey;
        return await known.TryAddAsync(key, cancellationToken).ConfigureAwait(false) ? key : null;
    }

    private async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var most = options.Value.MaximumBodyBytes;
        if (request.ContentLength > most) return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            if (body.Length + read > most) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static string? HeaderOf(HttpRequest request, string name) => request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;
}
