using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>One thing that is wrong with a request or a body, as the interpreter says it. The generated code says the same.</summary>
/// <param name="IsWarning">Whether the request is accepted all the same.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Parameter">The path in the request; empty where none is meant.</param>
/// <param name="Wire">The path in the body; null where there is none.</param>
/// <param name="Value">The value as JSON, cut to <see cref="MaxValueLength"/>; null where there is none.</param>
/// <param name="Message">The sentence.</param>
public sealed record RequestViolation(bool IsWarning, ViolationKind Kind, string Rule, string Parameter, string? Wire, string? Value, string Message)
{
    /// <summary>How many characters of a value are shown.</summary>
    public const int MaxValueLength = 200;

    /// <summary>The kind in the words of the language: <c>unknown-field</c>.</summary>
    public string KindName => NameOf(Kind);

    /// <summary>A kind in the words of the language.</summary>
    public static string NameOf(ViolationKind kind) => kind == ViolationKind.UnknownField ? "unknown-field" : kind.ToString().ToLowerInvariant();

    /// <summary>A value as a violation shows it: its start, if it is long.</summary>
    internal static string Cut(string value) => value.Length > MaxValueLength ? value.Substring(0, MaxValueLength) + "…" : value;

    /// <summary><c>error duration.range at duration: message</c>.</summary>
    public override string ToString() => $"{(IsWarning ? "warning" : "error")} {Rule}{(Parameter.Length == 0 ? "" : " at " + Parameter)}: {Message}";
}
