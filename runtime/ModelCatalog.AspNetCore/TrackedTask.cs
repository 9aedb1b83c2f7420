namespace ModelCatalog.AspNetCore;

/// <summary>A task that somebody in this process waits for, whatever comes out of it.</summary>
internal sealed class TrackedTask(TaskHandle handle, Func<WebhookDelivery, CancellationToken, Task<bool>> apply, Func<WebhookNotification, bool> complete)
{
    private long _asked;

    public (string Provider, string TaskId) Key => (handle.Provider, handle.TaskId);

    /// <summary>Takes over what came before it was tracked.</summary>
    public bool Complete(WebhookNotification notification) => complete(notification);

    /// <summary>Brings it up to date. Of notifications that nobody signed, one in a while makes it be asked for: whoever posts many of them asks no more than that.</summary>
    public async Task ApplyAsync(WebhookDelivery delivery, TimeProvider time, TimeSpan shortestPause, CancellationToken cancellationToken)
    {
        if (delivery.Notification is null && !MayAsk(time, shortestPause)) return;
        await apply(delivery, cancellationToken).ConfigureAwait(false);
    }

    private bool MayAsk(TimeProvider time, TimeSpan shortestPause)
    {
        var now = time.GetTimestamp();
        var last = Interlocked.Read(ref _asked);
        return (last == 0 || time.GetElapsedTime(last, now) >= shortestPause) && Interlocked.CompareExchange(ref _asked, now, last) == last;
    }
}
