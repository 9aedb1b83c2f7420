using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Binding;

/// <summary>What one place says of a request and its reply.</summary>
/// <param name="Scope">The section, to which a missing method is reported.</param>
internal sealed record OperationParts(BindingScope Scope)
{
    public string? Method { get; init; }

    public string? PathTemplate { get; init; }

    /// <summary>Whether a method was written but is wrong and was reported, so that its absence is not.</summary>
    public bool IsMethodWrong { get; init; }

    public EquatableArray<NamedText>? Query { get; init; }

    public EquatableArray<NamedText>? Headers { get; init; }

    public BodyTemplate? Body { get; init; }

    public EquatableArray<NamedText>? Multipart { get; init; }

    public string? Bytes { get; init; }

    public bool? Authorized { get; init; }

    public EquatableArray<ReplyPath> Reply { get; init; }

    public EquatableArray<ReplyPath>? Keep { get; init; }

    public string? Per { get; init; }

    public static OperationParts? Over(OperationParts? upper, OperationParts? lower)
    {
        if (upper is null || lower is null)
        {
            // A lower one alone was completed, and its faults reported, at the top level.
            return upper ?? (lower is null ? null : lower with { IsMethodWrong = true });
        }

        var hasMethod = upper.Method is not null || upper.IsMethodWrong;
        return new OperationParts(upper.Scope)
        {
            Method = hasMethod ? upper.Method : lower.Method,
            PathTemplate = hasMethod ? upper.PathTemplate : lower.PathTemplate,
            IsMethodWrong = hasMethod ? upper.IsMethodWrong : lower.IsMethodWrong,
            Query = upper.Query ?? lower.Query,
            Headers = upper.Headers ?? lower.Headers,
            Body = upper.Body ?? lower.Body,
            Multipart = upper.Multipart ?? lower.Multipart,
            Bytes = upper.Bytes ?? lower.Bytes,
            Authorized = upper.Authorized ?? lower.Authorized,
            Reply = NamedItems.Merge(upper.Reply, lower.Reply, path => path.Name),
            Keep = upper.Keep ?? lower.Keep,
            Per = upper.Per ?? lower.Per,
        };
    }

    public OperationDescriptor? Complete()
    {
        if (Method is null || PathTemplate is null)
        {
            if (!IsMethodWrong) Scope.ReportKey(BindingDiagnostics.Method, "has none");
            return null;
        }

        return new OperationDescriptor
        {
            Method = Method,
            PathTemplate = PathTemplate,
            Query = Query ?? default,
            Headers = Headers ?? default,
            Body = Body,
            Multipart = Multipart ?? default,
            Bytes = Bytes,
            Authorized = Authorized ?? true,
            Reply = Reply,
            Keep = Keep ?? default,
            Per = Per,
            Pointer = Scope.Pointer,
        };
    }
}
