using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace ModelCatalog.Transport;

/// <summary>
/// Sends requests again that failed, as far as that is certainly harmless: what is repeated is an <see cref="Attempt"/> with a refusal, never an exception. So whoever makes
/// the attempt decides, and nothing that it did not think of is sent twice.
/// </summary>
internal sealed class Repeater
{
    private static readonly ResiliencePropertyKey<string> Subject = new("subject");

    private readonly ResiliencePipeline _pipeline;

    public Repeater(string provider, ProviderConnection connection, Telemetry telemetry)
    {
        var options = connection.Options;
        var builder = new ResiliencePipelineBuilder { TimeProvider = connection.Time };
        if (options.SubmitAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.SubmitAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = options.LongestSubmitPause,
                // A provider that asks for a longer pause than the application allows gets no repeat, rather than one too early.
                ShouldHandle = arguments => new(RefusalOf(arguments.Outcome) is { } refusal && !(refusal.Error.RetryAfter > options.LongestSubmitPause)),
                DelayGenerator = static arguments => new(RefusalOf(arguments.Outcome)?.Error.RetryAfter),
                OnRetry = arguments =>
                {
                    var subject = arguments.Context.Properties.GetValue(Subject, "");
                    var refusal = RefusalOf(arguments.Outcome)!;
                    ClientLog.Repeating(connection.Logger, provider, subject, arguments.AttemptNumber + 1, refusal.Error.ToString(), arguments.RetryDelay);
                    telemetry.Retried(arguments.Context.OperationKey!, refusal, arguments.AttemptNumber + 1, arguments.RetryDelay);
                    return default;
                },
            });
        }

        _pipeline = builder.Build();
    }

    /// <summary>The value of the first attempt that has one.</summary>
    /// <param name="operation">What is done: submit, price, or the name of a call.</param>
    /// <param name="subject">The same for the log.</param>
    /// <param name="attempt">Sends the request once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ProviderException">The last refusal, or whatever the attempt threw.</exception>
    public async Task<T> RunAsync<T>(string operation, string subject, Func<CancellationToken, Task<Attempt<T>>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(operation, cancellationToken);
        context.Properties.Set(Subject, subject);
        try
        {
            var last = await _pipeline.ExecuteAsync(static async (context, attempt) => await attempt(context.CancellationToken).ConfigureAwait(false), context, attempt).ConfigureAwait(false);
            if (last.Refusal is null) return last.Value!;
            cancellationToken.ThrowIfCancellationRequested();
            throw last.Refusal;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ProviderException? RefusalOf(Outcome<object> outcome) => (outcome.Result as Attempt)?.Refusal;
}
