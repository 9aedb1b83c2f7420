using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ModelCatalog;

/// <summary>What a parameter may still be, given what a request says so far.</summary>
/// <remarks>
/// A value is legal when some request has it, and everything else that is said, and breaks no rule; what is not said may still become anything. Over
/// listed values, and numbers, sizes and lengths that rules compare with numbers, that is exact; elsewhere a value may be called legal that is not,
/// never the other way round. What is wrong with the request already, whatever the parameter is, removes nothing.
/// </remarks>
public record AllowedChoices
{
    /// <summary>The parameter's name, <c>variant</c>, or the union of modes.</summary>
    public required string Parameter { get; init; }

    /// <summary>The values that can be listed: of an enum, a boolean, variants, modes; each with what removes it.</summary>
    public IReadOnlyList<AllowedValue> Values { get; init; } = [];

    /// <summary>What <see cref="Ranges"/> measure.</summary>
    public ChoiceMeasure Measure { get; init; }

    /// <summary>Numbers, sizes of lists or lengths of texts, from the lowest up; each stretch with what removes it. What lies outside of all is never legal.</summary>
    public IReadOnlyList<AllowedRange> Ranges { get; init; } = [];

    /// <summary>Whether texts are possible that are not listed.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What forbids to leave it out; empty: nothing does.</summary>
    public required IReadOnlyList<ChoiceRemoval> AbsenceRemovedBy { get; init; }

    /// <summary>What forbids to set it at all; empty: nothing does.</summary>
    public required IReadOnlyList<ChoiceRemoval> PresenceRemovedBy { get; init; }

    /// <summary>Whether it may be left out.</summary>
    public bool CanBeAbsent => AbsenceRemovedBy.Count == 0;

    /// <summary>Whether it may be set.</summary>
    public bool CanBeSet => PresenceRemovedBy.Count == 0;
}

/// <summary>What a parameter may still be, with the values of its C# type.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
public sealed record AllowedChoices<T> : AllowedChoices
{
    [SetsRequiredMembers]
    internal AllowedChoices(AllowedChoices choices)
        : base(choices)
    {
    }

    /// <summary>The values that remain, as C# has them. Empty where values are not listed.</summary>
    public IReadOnlyList<T> Legal { get; init; } = [];
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
/// <param name="Value">The value as requests by parameter names have it.</param>
/// <param name="RemovedBy">The rules that remove it; none: it is legal. Several of which none removes it alone: all of them together do.</param>
public sealed record AllowedValue(JsonElement Value, IReadOnlyList<ChoiceRemoval> RemovedBy)
{
    /// <summary>Whether it is legal.</summary>
    public bool IsAllowed => RemovedBy.Count == 0;

    /// <summary>What warns of it: it is sent, and ignored or changed.</summary>
    public IReadOnlyList<ChoiceRemoval> Warnings { get; init; } = [];

    /// <summary>The value, and whether it remains.</summary>
    public override string ToString() => Value + (IsAllowed ? "" : ": " + string.Join(", ", RemovedBy.Select(static removal => removal.Rule)));
}

/// <summary>A stretch of numbers, sizes or lengths of which the same is to be said.</summary>
/// <param name="Minimum">The lowest; null: there is none.</param>
/// <param name="Maximum">The highest; null: there is none.</param>
/// <param name="RemovedBy">The rules that remove it; none: it is legal.</param>
public sealed record AllowedRange(decimal? Minimum, decimal? Maximum, IReadOnlyList<ChoiceRemoval> RemovedBy)
{
    /// <summary>Whether it is legal.</summary>
    public bool IsAllowed => RemovedBy.Count == 0;

    /// <summary>Whether the lowest itself is not part of it.</summary>
    public bool IsMinimumOpen { get; init; }

    /// <summary>Whether the highest itself is not part of it.</summary>
    public bool IsMaximumOpen { get; init; }

    /// <summary>Only multiples of it, counted from the lowest; null: all.</summary>
    public decimal? Step { get; init; }

    /// <summary>Whether a number lies in the stretch, whatever the step.</summary>
    /// <param name="number">The number.</param>
    public bool Contains(decimal number) =>
        (Minimum is not { } low || (IsMinimumOpen ? number > low : number >= low)) && (Maximum is not { } high || (IsMaximumOpen ? number < high : number <= high));
}

/// <summary>A rule that removes a value.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Kind">The kind of the violation that the value would be.</param>
/// <param name="Parameter">Where it would be reported; empty where no parameter is meant.</param>
/// <param name="Message">Why, in words.</param>
public sealed record ChoiceRemoval(string Rule, ViolationKind Kind, string Parameter, string Message);
