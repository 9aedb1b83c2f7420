namespace ModelCatalog;

/// <summary>What a webhook says, or why it is not taken.</summary>
public sealed record WebhookResult
{
    private readonly string _provider;

    internal WebhookResult(WebhookNotification notification)
    {
        _provider = notification.Provider;
        Notification = notification;
    }

    internal WebhookResult(string provider, WebhookProblem problem, string message)
    {
        _provider = provider;
        Problem = problem;
        Message = message;
    }

    /// <summary>What it says; null when it is not taken.</summary>
    public WebhookNotification? Notification { get; }

    /// <summary>Why it is not taken.</summary>
    public WebhookProblem Problem { get; }

    /// <summary>What is wrong with it, in words; null when it is taken.</summary>
    public string? Message { get; }

    /// <summary>What it says.</summary>
    /// <exception cref="WebhookException">It is not taken.</exception>
    public WebhookNotification GetNotification() => Notification ?? throw new WebhookException(_provider, Problem, Message!);
}
