using Microsoft.Extensions.Logging;

namespace ModelCatalog.AspNetCore;

/// <summary>What is logged about webhooks. No message takes a body, a header or a key.</summary>
internal static partial class WebhookEndpointLog
{
    [LoggerMessage(40, LogLevel.Warning, "Refused a webhook: {Problem} {Message}")]
    public static partial void Refused(ILogger logger, WebhookProblem problem, string message);

    [LoggerMessage(41, LogLevel.Debug, "Took a webhook: {Delivery}")]
    public static partial void Taken(ILogger logger, WebhookDelivery delivery);

    [LoggerMessage(42, LogLevel.Debug, "Took a webhook that changes nothing: {Delivery}")]
    public static partial void Repeated(ILogger logger, WebhookDelivery delivery);

    [LoggerMessage(43, LogLevel.Information, "Nobody waits for task {TaskId} of {Provider}, and no handler is registered")]
    public static partial void Nobody(ILogger logger, string provider, string taskId);

    [LoggerMessage(44, LogLevel.Warning, "A webhook was a reason to ask for {Delivery}, but the provider does not answer: {Error}")]
    public static partial void NotAsked(ILogger logger, WebhookDelivery delivery, string error);
}
