using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>A name that a request may set, and the states of it that a search tells apart.</summary>
/// <param name="Name">The parameter, <c>variant</c>, or the union of modes.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Type">What conditions compare it as.</param>
/// <param name="States">
/// Its states; null: absent. Each stands for all values that no condition tells from it; <see cref="JsonUnknown"/> stands for any value,
/// where single ones cannot be shown for all. The order is that of the search: what mostly does first.
/// </param>
internal sealed record ChoiceName(string Name, SymbolKind Kind, ExpressionType Type, IReadOnlyList<JsonValue?> States)
{
    /// <summary>The names that rules tie it to, directly or through others, in the order in which a search decides them; without itself.</summary>
    public IReadOnlyList<ChoiceName> Companions { get; set; } = [];

    /// <summary>The rules that mention it or a companion.</summary>
    public IReadOnlyList<ChoiceRule> Rules { get; set; } = [];
}

/// <summary>A rule, and the names that it depends on: those that it mentions, and the union where one of them belongs to modes.</summary>
internal sealed record ChoiceRule(RuleCheck Check, IReadOnlyCollection<string> Names);
