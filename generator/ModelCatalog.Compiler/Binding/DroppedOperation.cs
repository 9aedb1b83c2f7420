namespace ModelCatalog.Compiler.Binding;

/// <summary>An operation that a route does without, though the top level has it: <c>poll: none</c>.</summary>
/// <param name="Key">The operation.</param>
/// <param name="Scope">Where it is said.</param>
internal sealed record DroppedOperation(string Key, BindingScope Scope);
