using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Binding;

/// <summary>What one place says of the request that cancels a task.</summary>
/// <param name="Request">The request and its reply.</param>
internal sealed record CancelParts(OperationParts Request)
{
    public EquatableArray<string>? When { get; init; }

    public EquatableArray<string>? Late { get; init; }

    public static CancelParts? Over(CancelParts? upper, CancelParts? lower) => OperationParts.Over(upper?.Request, lower?.Request) is { } request
        ? new CancelParts(request) { When = upper?.When ?? lower?.When, Late = upper?.Late ?? lower?.Late }
        : null;

    public CancelDescriptor? Complete() => Request.Complete() is { } operation
        ? new CancelDescriptor(operation) { When = When ?? CancelDescriptor.Anytime, Late = Late ?? default }
        : null;
}
