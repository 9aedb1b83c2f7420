namespace ModelCatalog.AspNetCore;

/// <summary>
/// Which verified notifications were taken, so that each is taken once however often it is posted. The default keeps them in memory; several instances of an application want a
/// log that they share, registered as a singleton. It must be safe for use by several threads.
/// </summary>
public interface IWebhookLog
{
    /// <summary>Notes a notification.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it is new; of several callers at once with the same key, only one hears so.</returns>
    ValueTask<bool> TryAddAsync(string key, CancellationToken cancellationToken);

    /// <summary>Whether a notification was noted.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<bool> ContainsAsync(string key, CancellationToken cancellationToken);

    /// <summary>Forgets a notification that could not be handled.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask RemoveAsync(string key, CancellationToken cancellationToken);
}
