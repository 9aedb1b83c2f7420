using Microsoft.Extensions.Logging;

namespace ImageGenerator;

/// <summary>What generators log: names and numbers, no prompt, no picture, no key.</summary>
internal static partial class GeneratorLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Model} is sent all the same: {Rule} warns of {Parameter}")]
    public static partial void Warning(ILogger logger, string model, string rule, string parameter);

    [LoggerMessage(2, LogLevel.Information, "Submitted {Model} to {Provider}: task {TaskId}")]
    public static partial void Submitted(ILogger logger, string model, string provider, string taskId);

    [LoggerMessage(3, LogLevel.Information, "Task {TaskId} made {Count} pictures")]
    public static partial void Finished(ILogger logger, string taskId, int count);
}
