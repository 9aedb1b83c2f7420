namespace ModelCatalog.AspNetCore;

/// <summary>A notification as it was posted. What nobody signed says only which task to ask for.</summary>
public sealed class WebhookDelivery
{
    private readonly WebhookNotification _notification;

    internal WebhookDelivery(WebhookNotification notification) => _notification = notification;

    /// <summary>The provider's key.</summary>
    public string Provider => _notification.Provider;

    /// <summary>The provider's route; null: the default route.</summary>
    public string? Route => _notification.Route;

    /// <summary>The provider's id of the task. Where it was not signed, anybody may have made it up.</summary>
    public string TaskId => _notification.TaskId;

    /// <summary>What the provider says; null: it was not signed, so it is only a reason to ask.</summary>
    public WebhookNotification? Notification => _notification.IsVerified ? _notification : null;

    /// <summary>Brings a task up to date: by what was posted where that is verified and says all of it, else by asking the provider.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <typeparam name="TOutput">What comes out.</typeparam>
    /// <returns>Whether the task is finished now.</returns>
    /// <exception cref="ArgumentException">The notification is about another task.</exception>
    /// <exception cref="ProviderException">The provider was asked and does not answer.</exception>
    public async Task<bool> ApplyToAsync<TOutput>(GenerationTask<TOutput> task, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (!_notification.IsAbout(task.Handle)) throw new ArgumentException($"The notification is about task {TaskId} of {Provider}, not about {task.Handle}.", nameof(task));
        if (Notification is { } notification && (task.Complete(notification) || !notification.IsFinished)) return task.Progress.IsFinished;
        return (await task.RefreshAsync(cancellationToken).ConfigureAwait(false)).IsFinished;
    }

    /// <summary>The provider and the task.</summary>
    public override string ToString() => Notification?.ToString() ?? $"{Provider} task {TaskId}, not signed";
}
