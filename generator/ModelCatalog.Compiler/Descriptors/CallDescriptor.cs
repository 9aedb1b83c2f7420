using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Descriptors;

/// <summary>What a further call of a provider is for.</summary>
public enum CallKind
{
    /// <summary>It lists ids that requests take: <c>resources</c>.</summary>
    Resource,

    /// <summary>It answers something else: <c>operations</c>.</summary>
    Operation,

    /// <summary>It takes a file and gives its URL: <c>uploads</c>.</summary>
    Upload,
}

/// <summary>A call of a provider beside submits and polls.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Key">Its name among those of its kind: <c>acme/voices</c>, <c>account</c>; of an upload what it takes: <c>file base64 url</c>.</param>
/// <param name="Pointer">Its place.</param>
public sealed record CallDescriptor(CallKind Kind, string Key, Pointer Pointer)
{
    /// <summary>The type of a reply that is a file.</summary>
    public const string Bytes = "bytes";

    /// <summary>The word for it in C#.</summary>
    public string? Name { get; init; }

    /// <summary>What it does.</summary>
    public string? Doc { get; init; }

    /// <summary>Where the facts come from.</summary>
    public EquatableArray<string> Sources { get; init; }

    /// <summary>What the caller gives.</summary>
    public EquatableArray<ParameterDescriptor> Parameters { get; init; }

    /// <summary>Its requests, in order: one, or for an upload several.</summary>
    public EquatableArray<OperationDescriptor> Steps { get; init; }

    /// <summary>What a reply must hold to be no error; what the top level says unless the call says it.</summary>
    public EquatableArray<ReplyCondition> Ok { get; init; }

    /// <summary>How an error reply is read; laid over what the top level says.</summary>
    public ErrorDescriptor Errors { get; init; } = new();

    /// <summary>What it gives: a type of the file, a type of the language or <see cref="Bytes"/>; null for an upload.</summary>
    public TypeReference? Returns { get; init; }

    /// <summary>Where that lies in the reply; empty: it is the reply.</summary>
    public EquatableArray<string> From { get; init; }

    /// <summary>Where the items lie, if it gives a list: each path ends in <c>*</c>.</summary>
    public EquatableArray<string> Items { get; init; }

    /// <summary>The field of a resource's items that is the id.</summary>
    public string? Id { get; init; }

    /// <summary>How large an uploaded file may be, with a unit.</summary>
    public RangeDescriptor? Size { get; init; }

    /// <summary>What it is called in messages and records: <c>resources/acme/voices</c>.</summary>
    public string FullKey => Section + "/" + Key;

    /// <summary>The key of the provider that it stands under.</summary>
    public string Section => Kind switch
    {
        CallKind.Resource => "resources",
        CallKind.Operation => "operations",
        _ => "uploads",
    };

    /// <summary>Whether it gives a list.</summary>
    public bool IsList => Items.Count > 0;

    /// <summary>Whether it gives a file.</summary>
    public bool IsFile => Returns?.ToString() == Bytes;

    /// <summary>The lists that <see cref="Items"/> name the items of: <c>data.voices</c> of <c>data.voices.*</c>.</summary>
    public EquatableArray<string> Lists => Items.Select(ListOf).ToEquatableArray();

    /// <summary>The list whose items a path names; null where the path names no items.</summary>
    internal static string? TryListOf(string path) =>
        path == "*" ? "." : path.EndsWith(".*", StringComparison.Ordinal) && path[0] != '$' ? path.Substring(0, path.Length - 2) : null;

    private static string ListOf(string path) => TryListOf(path) ?? path;
}
