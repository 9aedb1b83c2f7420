using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ModelCatalog.AspNetCore;

/// <summary>Answers what is posted: reads it within bounds, judges it, and hands on what is new.</summary>
internal sealed class WebhookEndpoint(CatalogWebhooks webhooks, IWebhookLog known, IOptions<CatalogWebhookOptions> options, ILogger<CatalogWebhooks> log)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<int>> _open = new(StringComparer.Ordinal);

    public async Task ReceiveAsync(HttpContext context, WebhookSource source, string? route)
    {
        if (await ReadBodyAsync(context.Request, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var result = await source.ReadAsync(body, name => HeaderOf(context.Request, name), route, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = result.Notification is { } notification
            ? await JudgeAsync(new WebhookDelivery(notification), notification, context).ConfigureAwait(false)
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

    private async Task<int> JudgeAsync(WebhookDelivery delivery, WebhookNotification notification, HttpContext context)
    {
        // What nobody signed is never noted: a forged one would keep the real one out.
        if (!notification.IsVerified) return await TakeAsync(delivery, null, context).ConfigureAwait(false);

        // One that comes again while it is handled hears how that went: told that all is well, nobody would post it once more if it did not.
        var key = KeyOf(notification);
        var mine = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _open.GetOrAdd(key, mine);
        if (first != mine) return await first.Task.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        var status = StatusCodes.Status503ServiceUnavailable;
        try
        {
            return status = await NoteAsync(delivery, notification, key, context).ConfigureAwait(false);
        }
        finally
        {
            _open.TryRemove(key, out _);
            mine.SetResult(status);
        }
    }

    private async Task<int> NoteAsync(WebhookDelivery delivery, WebhookNotification notification, string key, HttpContext context)
    {
        // A task ends once, whatever comes after: steps on the way that were held up, or another end.
        var isLate = !notification.IsFinished && await known.ContainsAsync(EndOf(notification), context.RequestAborted).ConfigureAwait(false);
        if (isLate || !await known.TryAddAsync(key, context.RequestAborted).ConfigureAwait(false))
        {
            WebhookEndpointLog.Repeated(log, delivery);
            return StatusCodes.Status200OK;
        }

        return await TakeAsync(delivery, key, context).ConfigureAwait(false);
    }

    /// <summary>Brings it to those who want it.</summary>
    /// <param name="delivery">What was posted.</param>
    /// <param name="key">The key under which it was noted; null: it was not.</param>
    /// <param name="context">The request.</param>
    private async Task<int> TakeAsync(WebhookDelivery delivery, string? key, HttpContext context)
    {
        try
        {
            await webhooks.DispatchAsync(delivery, context.RequestServices.GetServices<IWebhookHandler>(), context.RequestAborted).ConfigureAwait(false);
            WebhookEndpointLog.Taken(log, delivery);
            return StatusCodes.Status200OK;
        }
        catch (Exception exception)
        {
            // It was not handled, so it is new when it comes again.
            if (key is not null) await known.RemoveAsync(key, CancellationToken.None).ConfigureAwait(false);
            if (exception is not ProviderException) throw;
            WebhookEndpointLog.NotAsked(log, delivery, exception.Message);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>The key of a notification: one for all that tell of the end.</summary>
    private static string KeyOf(WebhookNotification notification) => notification.IsFinished ? EndOf(notification) : notification.DeduplicationKey;

    // No other key begins so: a provider's has no space.
    private static string EndOf(WebhookNotification notification) => $"end of {notification.Provider}/{notification.TaskId}";

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
