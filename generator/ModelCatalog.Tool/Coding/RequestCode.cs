using ModelCatalog.Compiler.Interpretation;

namespace ModelCatalog.Tool.Coding;

/// <summary>What becomes of a body in C#.</summary>
public sealed record RequestCode
{
    /// <summary>The C#; null where there is none.</summary>
    public string? Code { get; init; }

    /// <summary>The provider's key; null: none was found.</summary>
    public string? Provider { get; init; }

    /// <summary>The model's key; null: none was found.</summary>
    public string? Model { get; init; }

    /// <summary>What is wrong with the request; warnings where it is valid.</summary>
    public IReadOnlyList<RequestViolation> Violations { get; init; } = [];

    /// <summary>Why the input is no request at all; null: it is one.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether there are only warnings.</summary>
    public bool IsValid => Problem is null && Violations.All(violation => violation.IsWarning);
}
