using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Binding;

/// <summary>What one place says of error replies.</summary>
internal sealed record ErrorParts
{
    public EquatableArray<string>? Message { get; init; }

    public EquatableArray<string>? Code { get; init; }

    public EquatableArray<string>? Parameter { get; init; }

    public EquatableArray<string>? RequestId { get; init; }

    public EquatableArray<NamedText>? Classes { get; init; }

    public ErrorParts Over(ErrorParts below) => new()
    {
        Message = Message ?? below.Message,
        Code = Code ?? below.Code,
        Parameter = Parameter ?? below.Parameter,
        RequestId = RequestId ?? below.RequestId,
        Classes = Classes ?? below.Classes,
    };

    public ErrorDescriptor Complete() => new()
    {
        Message = Message ?? default,
        Code = Code ?? default,
        Parameter = Parameter ?? default,
        RequestId = RequestId ?? default,
        Classes = Classes ?? default,
    };
}
