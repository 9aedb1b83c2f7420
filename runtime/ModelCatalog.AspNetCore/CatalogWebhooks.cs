using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ModelCatalog.AspNetCore;

/// <summary>
/// Brings webhooks to those who wait for their tasks. A singleton, for the endpoints and for the code that submits. Polling goes on beside it: a webhook that never comes costs time,
/// never a task.
/// </summary>
public sealed class CatalogWebhooks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Provider, string TaskId), List<TrackedTask>> _tracked = [];
    private readonly Queue<WebhookNotification> _early = new();
    private readonly CatalogWebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<CatalogWebhooks> _log;

    /// <summary>Takes what the container has.</summary>
    /// <param name="options">The options.</param>
    /// <param name="log">Where is logged what happens.</param>
    /// <param name="time">The clock; null: the system's.</param>
    public CatalogWebhooks(IOptions<CatalogWebhookOptions> options, ILogger<CatalogWebhooks> log, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _log = log;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Has webhooks about a task brought to it from now on; also one that came a moment ago.</summary>
    /// <param name="task">The task.</param>
    /// <typeparam name="TOutput">What comes out.</typeparam>
    /// <returns>Ends it when it is disposed of, which is to be done also when the task is finished.</returns>
    public IDisposable Track<TOutput>(GenerationTask<TOutput> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var tracked = new TrackedTask(task.Handle, (delivery, token) => delivery.ApplyToAsync(task, token), task.Complete);
        List<WebhookNotification> early;
        lock (_lock)
        {
            if (!_tracked.TryGetValue(tracked.Key, out var others)) _tracked[tracked.Key] = others = [];
            others.Add(tracked);
            early = [.. _early.Where(notification => notification.IsAbout(task.Handle))];
        }

        foreach (var notification in early) tracked.Complete(notification);
        return new Tracking(this, tracked);
    }

    /// <summary>Waits for a task and gives its output: as soon as a webhook says so, or a poll.</summary>
    /// <param name="task">The task.</param>
    /// <param name="progress">Hears how the task stands, after each poll.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <typeparam name="TOutput">What comes out.</typeparam>
    /// <exception cref="TaskFailedException">The task failed or was cancelled at the provider.</exception>
    /// <exception cref="GenerationTimeoutException">It took too long; the exception carries the handle.</exception>
    /// <exception cref="ProviderException">The provider refuses to answer.</exception>
    public async Task<TOutput> WaitAsync<TOutput>(GenerationTask<TOutput> task, IProgress<TaskProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var tracking = Track(task);
        return await task.WaitAsync(progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings a delivery to those who track its task, else to the handlers.</summary>
    internal async Task DispatchAsync(WebhookDelivery delivery, IEnumerable<IWebhookHandler> handlers, CancellationToken cancellationToken)
    {
        var tracked = FindOrKeep(delivery);
        foreach (var task in tracked) await task.ApplyAsync(delivery, _time, _options.ShortestPause, cancellationToken).ConfigureAwait(false);
        if (tracked.Count > 0) return;
        var handled = false;
        foreach (var handler in handlers)
        {
            handled = true;
            await handler.HandleAsync(delivery, cancellationToken).ConfigureAwait(false);
        }

        if (!handled) WebhookEndpointLog.Nobody(_log, delivery.Provider, delivery.TaskId);
    }

    /// <summary>Who tracks the task; where nobody does, what is verified is kept for a while: a fast provider posts before its submit was read.</summary>
    private List<TrackedTask> FindOrKeep(WebhookDelivery delivery)
    {
        lock (_lock)
        {
            if (_tracked.TryGetValue((delivery.Provider, delivery.TaskId), out var tracked)) return [.. tracked];
            if (delivery.Notification is not { } notification) return [];
            _early.Enqueue(notification);
            while (_early.Count > _options.EarlyNotifications) _early.Dequeue();
            return [];
        }
    }

    private void Forget(TrackedTask task)
    {
        lock (_lock)
        {
            if (_tracked.TryGetValue(task.Key, out var others) && others.Remove(task) && others.Count == 0) _tracked.Remove(task.Key);
        }
    }

    private sealed class Tracking(CatalogWebhooks webhooks, TrackedTask task) : IDisposable
    {
        public void Dispose() => webhooks.Forget(task);
    }
}
