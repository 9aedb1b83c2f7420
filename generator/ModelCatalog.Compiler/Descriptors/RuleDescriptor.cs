using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Descriptors;

/// <summary>What a rule says.</summary>
public enum RuleVerb
{
    /// <summary>At most one of the names is set.</summary>
    Exclusive,

    /// <summary>Exactly one of the names is set.</summary>
    ExactlyOne,

    /// <summary>At least one of the names is set.</summary>
    AtLeastOne,

    /// <summary>Each of the names is set.</summary>
    Require,

    /// <summary>None of the names is set.</summary>
    Forbid,

    /// <summary>The names have no effect: a warning for each that is set.</summary>
    Ignored,

    /// <summary>The server uses a value of its own: a warning where another one is set.</summary>
    Forces,

    /// <summary>The names have tighter constraints.</summary>
    Narrow,

    /// <summary>An expression holds.</summary>
    Check,
}

/// <summary>A rule: one verb, perhaps under a condition.</summary>
/// <param name="Verb">What it says.</param>
/// <param name="Pointer">Its place.</param>
public sealed record RuleDescriptor(RuleVerb Verb, Pointer Pointer)
{
    /// <summary>For the verbs that take a list: parameters, <c>parent.child</c> or <c>union.mode</c>.</summary>
    public EquatableArray<string> Names { get; init; }

    /// <summary>For <see cref="RuleVerb.Check"/>: the expression.</summary>
    public string? Check { get; init; }

    /// <summary>For <see cref="RuleVerb.Forces"/>: what the server uses.</summary>
    public EquatableArray<ForcedValue> Forces { get; init; }

    /// <summary>For <see cref="RuleVerb.Narrow"/>: the constraints, each under its parameter's name.</summary>
    public EquatableArray<ParameterDescriptor> Narrow { get; init; }

    /// <summary>When it applies; null: always.</summary>
    public string? When { get; init; }

    /// <summary>Whether it only warns.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The kind of its violation, in the language's words; null: derived.</summary>
    public string? Kind { get; init; }

    /// <summary>The parameter that its violation is reported at; null: derived.</summary>
    public string? At { get; init; }

    /// <summary>What to say instead of the derived sentence.</summary>
    public string? Message { get; init; }

    /// <summary>Its id instead of the derived one.</summary>
    public string? Id { get; init; }

    /// <summary>Where the fact comes from.</summary>
    public string? Source { get; init; }
}

/// <summary>A value that the server forces.</summary>
/// <param name="Name">The parameter (or <c>variant</c>, or the union).</param>
/// <param name="Value">The value.</param>
/// <param name="Pointer">Its place.</param>
public sealed record ForcedValue(string Name, JsonValue Value, Pointer Pointer);
