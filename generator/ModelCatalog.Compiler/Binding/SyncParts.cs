using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Binding;

/// <summary>What one place says of the request that is answered with the output.</summary>
/// <param name="Request">The request and its reply.</param>
internal sealed record SyncParts(OperationParts Request)
{
    public long? Timeout { get; init; }

    public static SyncParts? Over(SyncParts? upper, SyncParts? lower) => OperationParts.Over(upper?.Request, lower?.Request) is { } request
        ? new SyncParts(request) { Timeout = upper?.Timeout ?? lower?.Timeout }
        : null;

    /// <summary>The request; where it says no body, it has that of the submit.</summary>
    public SyncDescriptor? Complete(OperationDescriptor? submit) => Request.Complete() is { } operation
        ? new SyncDescriptor(operation with { Body = operation.Body ?? submit?.Body }) { TimeoutMilliseconds = Timeout }
        : null;
}
