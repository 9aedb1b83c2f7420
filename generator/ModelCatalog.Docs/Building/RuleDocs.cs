using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Facts;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes the rules of a model.</summary>
internal sealed class RuleDocs(ModelPlan plan, Anchors anchors)
{
    private readonly List<RuleFacts> _rules = [.. RuleFacts.OfRules(plan)];

    /// <summary>The rules of the model, or those that a provider adds.</summary>
    public IEnumerable<RuleDoc> At(string? provider) => _rules.Where(rule => rule.View.Provider == provider && rule.Type is null).Select(Rule);

    /// <summary>The rules of an object type.</summary>
    public IEnumerable<RuleDoc> OfType(string type) => _rules.Where(rule => rule.Type == type).Select(Rule);

    /// <summary>The page of a kind of violation.</summary>
    public static Link KindOf(RuleFacts rule) => Link.To(rule.KindName, "rules/" + rule.KindName);

    /// <summary>What a rule says, as one text.</summary>
    public static string TextOf(RuleFacts rule) => Prose.Sentences(rule.Sentences);

    /// <summary>The place of a rule on its model's page: its own, or that of the parameter which it limits.</summary>
    public static string PlaceOf(RuleFacts rule) => rule.Constraint is null ? Anchors.Of("rule", rule.Id)
        : rule.Type is { } type ? Anchors.Of("type", type)
        : Anchors.Of("p", FirstPlace(rule));

    private static string FirstPlace(RuleFacts rule)
    {
        var scope = rule.Plan.ModelView.Scope;
        var key = rule.Parameters[0];
        if (scope.Parameters.Any(parameter => parameter.Key == key)) return key;
        var mode = scope.Union?.Modes.FirstOrDefault(one => one.Parameters.Any(parameter => parameter.Key == key));
        return mode is null ? key : mode.Key + "." + key;
    }

    private RuleDoc Rule(RuleFacts rule) => new()
    {
        Id = rule.Id,
        Anchor = anchors.Add("rule", rule.Id),
        Kind = KindOf(rule),
        IsWarning = rule.IsWarning,
        Text = TextOf(rule),
        Meaning = rule.Meaning.Count == 0 ? null : Prose.Sentences(rule.Meaning.Select(Capital)),
        Sources = rule.HasOwnSource ? ModelDocs.Links(rule.Sources) : [],
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
