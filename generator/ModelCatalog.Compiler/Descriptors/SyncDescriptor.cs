namespace ModelCatalog.Compiler.Descriptors;

/// <summary>The request that is answered with the output: no task is left to ask for.</summary>
/// <param name="Operation">The request; its body is that of the submit, where there is one.</param>
public sealed record SyncDescriptor(OperationDescriptor Operation)
{
    /// <summary>How long the reply may take, in milliseconds; null: the client's own.</summary>
    public long? TimeoutMilliseconds { get; init; }
}
