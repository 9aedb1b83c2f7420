using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Binding;

/// <summary>What one place says of how often to poll.</summary>
internal sealed record PollingParts
{
    public EquatableArray<PaceStep>? Pace { get; init; }

    public long? Timeout { get; init; }

    public (EquatableArray<string> Codes, long Milliseconds)? Grace { get; init; }

    public PollingParts Over(PollingParts below) => new()
    {
        Pace = Pace ?? below.Pace,
        Timeout = Timeout ?? below.Timeout,
        Grace = Grace ?? below.Grace,
    };

    public PollingDescriptor Complete() => new()
    {
        Pace = Pace ?? default,
        TimeoutMilliseconds = Timeout,
        GraceCodes = Grace?.Codes ?? default,
        GraceMilliseconds = Grace?.Milliseconds ?? 0,
    };
}
