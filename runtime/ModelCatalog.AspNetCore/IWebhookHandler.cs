namespace ModelCatalog.AspNetCore;

/// <summary>
/// Takes notifications of tasks that nobody in this process tracks: another one submitted them, or this one before it was started again. The handles of tasks are the
/// application's to store. Made per request.
/// </summary>
/// <example>
/// <code>
/// public async Task HandleAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
/// {
///     if (await jobs.FindAsync(delivery.Provider, delivery.TaskId) is not { } job) return;
///     var task = client.Resume(job.Handle, Nova2Request.ReadOutput);
///     if (await delivery.ApplyToAsync(task, cancellationToken)) await jobs.FinishAsync(job, task);
/// }
/// </code>
/// </example>
public interface IWebhookHandler
{
    /// <summary>Handles one. What it throws is answered with 500, and the notification is taken as new when it is posted again.</summary>
    /// <param name="delivery">What was posted.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    Task HandleAsync(WebhookDelivery delivery, CancellationToken cancellationToken);
}
