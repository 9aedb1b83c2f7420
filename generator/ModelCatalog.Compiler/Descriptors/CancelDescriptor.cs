namespace ModelCatalog.Compiler.Descriptors;

/// <summary>The request that cancels a task.</summary>
/// <param name="Operation">The request.</param>
public sealed record CancelDescriptor(OperationDescriptor Operation)
{
    /// <summary>Every state of a task that is not over.</summary>
    public static EquatableArray<string> Anytime { get; } = ["queued", "running"];

    /// <summary>In which states a task can be cancelled: <c>queued running</c>.</summary>
    public EquatableArray<string> When { get; init; } = Anytime;

    /// <summary>Codes that mean that it is too late, beside those that mean that the request is wrong.</summary>
    public EquatableArray<string> Late { get; init; }
}
