using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>What the interpreter asks of a request.</summary>
public interface IEvaluationContext
{
    /// <summary>How a top-level name stands.</summary>
    ValueState Read(Symbol symbol);
}

/// <summary>How a name stands in a request.</summary>
/// <param name="IsUnknown">It was set, and has a violation of its own: neither <c>has</c> nor a comparison knows it.</param>
/// <param name="Value">Its value; null: absent (or unknown).</param>
public readonly record struct ValueState(bool IsUnknown, JsonValue? Value)
{
    /// <summary>It was not set; comparisons read its default.</summary>
    public static ValueState Absent => default;

    /// <summary>It has a violation of its own.</summary>
    public static ValueState Unknown => new(true, null);

    /// <summary>It belongs to a mode that is not active: absent, and without its default.</summary>
    public static ValueState Inactive => new(false, null) { IsInactive = true };

    /// <summary>Whether it belongs to a mode that is not active.</summary>
    public bool IsInactive { get; init; }
}
