using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Emulator.Requests;

/// <summary>A request as it came, before anybody judged it.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The path as it was escaped, without the query.</param>
/// <param name="Query">The first value of each query parameter.</param>
/// <param name="Header">The text of a header; null where it is absent.</param>
/// <param name="Body">The body; null: it was too large to be read.</param>
internal sealed record IncomingRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, Func<string, string?> Header, byte[]? Body)
{
    /// <summary>The fault that it meets; null: none.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Whether it has every constant that an operation sends in the query and the headers.</summary>
    public bool Has(OperationDescriptor operation) =>
        operation.Query.All(pair => IsReference(pair) || (Query.TryGetValue(pair.Name, out var text) && text == pair.Text))
        && operation.Headers.All(pair => IsReference(pair) || Header(pair.Name) == pair.Text);

    /// <summary>Whether it asks for the output where the same address starts tasks: it has all that such a request sends, and the other not, or less.</summary>
    public bool AsksForOutput(RouteDescriptor route) =>
        route is { Sync.Operation: var sync, Submit: { } submit } && (sync.Method, sync.PathTemplate) == (submit.Method, submit.PathTemplate)
        && Has(sync) && (!Has(submit) || ConstantsOf(sync) > ConstantsOf(submit));

    /// <summary>How well it suits an operation: the more constants of its query and headers it has, the better; less than none where one is missing.</summary>
    public int FitOf(OperationDescriptor operation) => Has(operation) ? ConstantsOf(operation) : -1;

    private static int ConstantsOf(OperationDescriptor operation) => operation.Query.Concat(operation.Headers).Count(pair => !IsReference(pair));

    private static bool IsReference(NamedText pair) => pair.Text.StartsWith('$');
}
