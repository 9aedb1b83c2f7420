namespace ModelCatalog;

/// <summary>What became of a request that asked for several tasks: each was started or refused.</summary>
/// <typeparam name="TOutput">What comes out of each task.</typeparam>
public sealed class SubmittedBatch<TOutput>
{
    internal SubmittedBatch(IReadOnlyList<GenerationTask<TOutput>> tasks, IReadOnlyList<ProviderError> failures)
    {
        Tasks = tasks;
        Failures = failures;
    }

    /// <summary>The tasks that were started, in the order of the reply. They run, and may be paid.</summary>
    public IReadOnlyList<GenerationTask<TOutput>> Tasks { get; }

    /// <summary>Those that were refused, each with its part of the reply (<see cref="ProviderError.Json"/>).</summary>
    public IReadOnlyList<ProviderError> Failures { get; }

    /// <summary>How many of each.</summary>
    public override string ToString() => $"{Tasks.Count} tasks, {Failures.Count} failures";
}
