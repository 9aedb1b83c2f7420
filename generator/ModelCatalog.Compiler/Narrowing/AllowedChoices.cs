using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>What a parameter may still be, given what a request says so far.</summary>
/// <param name="Parameter">The parameter, <c>variant</c>, or the union of modes.</param>
public sealed record AllowedChoices(string Parameter)
{
    /// <summary>What <see cref="Ranges"/> measure.</summary>
    public ChoiceMeasure Measure { get; init; }

    /// <summary>The values that can be listed: of an enum, a boolean, variants, modes; each with what removes it.</summary>
    public EquatableArray<AllowedValue> Values { get; init; }

    /// <summary>Numbers, sizes of lists or lengths of texts, from the lowest up; each stretch with what removes it. What lies outside of all is never legal.</summary>
    public EquatableArray<AllowedRange> Ranges { get; init; }

    /// <summary>Whether texts are possible that are not listed.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Leaving it out, with what forbids that.</summary>
    public required AllowedValue Absence { get; init; }

    /// <summary>Setting it to anything at all, with what forbids that.</summary>
    public required AllowedValue Presence { get; init; }
}

/// <summary>What the bounds of a stretch measure.</summary>
public enum ChoiceMeasure
{
    /// <summary>There are no stretches.</summary>
    None,

    /// <summary>The number itself.</summary>
    Value,

    /// <summary>The items of a list.</summary>
    Items,

    /// <summary>The characters of a text.</summary>
    Characters,
}

/// <summary>A value, and what removes it.</summary>
/// <param name="Value">The value; null: being absent, or being set to whatever it may be.</param>
/// <param name="RemovedBy">The rules that remove it; none: it is legal. Several of which none removes it alone: all of them together do.</param>
public sealed record AllowedValue(JsonValue? Value, EquatableArray<ChoiceRemoval> RemovedBy)
{
    /// <summary>Whether some request has it that agrees with what is said so far.</summary>
    public bool IsAllowed => RemovedBy.Count == 0;

    /// <summary>What warns of it: it is sent, and ignored or changed.</summary>
    public EquatableArray<ChoiceRemoval> Warnings { get; init; }
}

/// <summary>A stretch of numbers, sizes or lengths of which the same is to be said.</summary>
/// <param name="Minimum">The lowest; null: there is none.</param>
/// <param name="Maximum">The highest; null: there is none.</param>
/// <param name="RemovedBy">The rules that remove it; none: it is legal.</param>
public sealed record AllowedRange(JsonNumber? Minimum, JsonNumber? Maximum, EquatableArray<ChoiceRemoval> RemovedBy)
{
    /// <summary>Whether it is legal.</summary>
    public bool IsAllowed => RemovedBy.Count == 0;

    /// <summary>Whether the lowest itself is not part of it.</summary>
    public bool IsMinimumOpen { get; init; }

    /// <summary>Whether the highest itself is not part of it.</summary>
    public bool IsMaximumOpen { get; init; }

    /// <summary>Only multiples of it, counted from the lowest; null: all.</summary>
    public JsonNumber? Step { get; init; }
}

/// <summary>A rule that removes a value.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Kind">The kind of the violation that the value would be.</param>
/// <param name="Parameter">Where it would be reported; empty where no parameter is meant.</param>
/// <param name="Message">Why, in words.</param>
public sealed record ChoiceRemoval(string Rule, ViolationKind Kind, string Parameter, string Message);
