namespace ModelCatalog.AspNetCore;

/// <summary>How webhooks are received.</summary>
public sealed class CatalogWebhookOptions
{
    /// <summary>The largest body that is read, in bytes; a larger one is answered with 413. 1 MiB.</summary>
    public int MaximumBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How many deliveries the log in memory remembers; the oldest are forgotten. An <see cref="IWebhookLog"/> of the application's own may remember more. 10,000.</summary>
    public int RememberedDeliveries { get; set; } = 10_000;

    /// <summary>How many verified notifications are kept that came before their task was tracked; the oldest are forgotten. 1,000.</summary>
    public int EarlyNotifications { get; set; } = 1_000;

    /// <summary>How long passes at least before a notification that nobody signed makes a task be asked for again. 1 second.</summary>
    public TimeSpan ShortestPause { get; set; } = TimeSpan.FromSeconds(1);

    internal bool IsRight => MaximumBodyBytes is >= 1 and <= 256 * 1024 * 1024 && RememberedDeliveries >= 1 && EarlyNotifications >= 0 && ShortestPause >= TimeSpan.Zero;
}
