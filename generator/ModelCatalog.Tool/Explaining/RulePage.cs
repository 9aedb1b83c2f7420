using ModelCatalog.Compiler.Json;
using ModelCatalog.Docs.Facts;
using ModelCatalog.Tool.Showing;

namespace ModelCatalog.Tool.Explaining;

/// <summary>A rule of a model: what it says, where it is declared, why, and a request on either side of it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Declared"><c>file:line</c>; null: it follows from elsewhere.</param>
/// <param name="Inside">A valid example that sets what the rule speaks of; null: the catalog has none.</param>
/// <param name="Outside">An example that violates it; null: the catalog has none.</param>
internal sealed record RulePage(RuleFacts Rule, string? Declared, ExampleFacts? Inside, ExampleFacts? Outside)
{
    /// <summary>The page of a rule.</summary>
    public static RulePage Of(RuleFacts rule, CatalogPlaces places)
    {
        var examples = ExampleFacts.Of(rule.Plan, rule.View).ToList();
        var shared = rule.Type is { } type ? places.FindType(type) : null;

        // The best inside is the one that sets the most of what the rule speaks of; one that sets nothing of it says nothing.
        return new RulePage(
            shared is not null && rule.Sources.Count == 0 ? rule with { Sources = shared.Sources } : rule,
            places.Find(shared?.Path ?? rule.Plan.Model.Path, rule.Pointers),
            examples.Where(example => example.State.IsValid && !example.Violates(rule.Id) && example.CountSet(rule) > 0).OrderByDescending(example => example.CountSet(rule)).FirstOrDefault(),
            examples.FirstOrDefault(example => example.Violates(rule.Id)));
    }

    /// <summary>Prints it.</summary>
    public void Write(ToolTerminal terminal)
    {
        var page = new TerminalPage(terminal);
        page.Title(Rule.Id, Rule.Plan.Model.Key + (Rule.View.Provider is { } provider ? " at " + provider : ""));
        foreach (var sentence in Rule.Sentences) page.Text(sentence, 2);
        page.Facts(
        [
            ("means", string.Join("; ", Rule.Meaning)),
            ("violation", $"{(Rule.IsWarning ? "warning" : "error")}, {Rule.KindName}"),
            ("declared", Declared ?? "nowhere: it follows from what the provider does not serve"),
            ("source", Rule.Sources.Count > 0 ? string.Join(", ", Rule.Sources) : "the descriptor names none"),
            ("inside", Describe(Inside)),
            ("outside", Describe(Outside)),
        ], 2);
    }

    /// <summary>The same as data.</summary>
    public JsonObject ToJson() => Rule.ToJson(("declared", JsonOutput.Text(Declared)), ("inside", Json(Inside)), ("outside", Json(Outside)));

    private static string Describe(ExampleFacts? example) =>
        example is null ? "the catalog has no example" : $"{example.Example.Title}{(example.Provider is null ? "" : " (" + example.Provider + ")")}: {example.Shown}";

    private static JsonObject? Json(ExampleFacts? example) => example is null ? null
        : JsonOutput.Object(("title", JsonOutput.Text(example.Example.Title)), ("provider", JsonOutput.Text(example.Provider)), ("request", example.Shown));
}
