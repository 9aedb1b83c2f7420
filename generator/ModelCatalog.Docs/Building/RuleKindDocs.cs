using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Facts;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes the kinds of violations, and finds their rules in a catalog.</summary>
internal static class RuleKindDocs
{
    private static readonly Dictionary<ViolationKind, (string Meaning, string Declared, string Remedy)> s_kinds = new()
    {
        [ViolationKind.Required] = ("Something that must be set is not.", "`required: true` of a parameter, the verbs `require` and `at_least_one`, or a condition on the variant alone.", "Set it. An empty text or list counts as absent."),
        [ViolationKind.Type] = ("A value is of another type than the parameter, or a link has a form that is not taken.", "`type` and `accepts` of a parameter.", "Send the type that the parameter has: a number is not a text in quotes."),
        [ViolationKind.Enum] = ("A value is none of those that are listed, or not the one that the endpoint implies.", "`enum` of a parameter, and `fixed` of a wire.", "Take a listed value; the message proposes the nearest."),
        [ViolationKind.Range] = ("A number is too small, too large or beside its steps.", "`range` and `step` of a parameter.", "Take the nearest number within bounds."),
        [ViolationKind.Length] = ("A text is too short or too long.", "`length` of a parameter, in characters, bytes or UTF-16 units.", "Shorten it; the message says how long it is."),
        [ViolationKind.Count] = ("A list has too few or too many items.", "`list` of a parameter.", "Leave items out, or add some."),
        [ViolationKind.Pattern] = ("A text does not have the form that is asked for.", "`pattern` of a parameter.", "Write it in that form."),
        [ViolationKind.Exclusive] = ("Things are set together that exclude each other.", "The verbs `exclusive` and `exactly_one`, and `forbid` where another parameter is set.", "Keep one of them."),
        [ViolationKind.Requires] = ("A parameter is set without another one that it needs.", "`require` under the condition that a parameter is set, or a mode's required field beside one of its others.", "Set the other one, or leave this one out."),
        [ViolationKind.Conditional] = ("Something is not possible, or is missing, under a condition that the request meets.", "`require`, `forbid` and `check` under a condition.", "Change the parameter, or what the condition speaks of."),
        [ViolationKind.Combined] = ("Several values do not fit together.", "`check` over several parameters.", "Change one of them."),
        [ViolationKind.UnknownField] = ("A body has a field that no document mentions.", "Every field that a model and its wire do not have.", "Correct its spelling, or leave it out. In C# it cannot be written."),
        [ViolationKind.Unsupported] = ("A provider does not take a parameter, or refuses a field.", "Parameters that other providers add, and `not_accepted`.", "Leave it out, or send the request to a provider that takes it."),
        [ViolationKind.Variant] = ("A variant is missing, unknown, not served, or cannot do what the request asks for.", "`variants` of a model, and what a wire names of them.", "Take another variant or another provider."),
        [ViolationKind.Mode] = ("Fields of several modes are mixed, or no mode is told.", "`modes` of a model with `others: reject`.", "Keep the fields of one mode. In C# mixing does not compile."),
        [ViolationKind.Ignored] = ("A value has no effect: the request is sent all the same.", "The verb `ignored`, and `others: ignore` or `warn` of modes.", "Leave it out, lest somebody counts on it."),
        [ViolationKind.Forced] = ("The server uses a value of its own: the request is sent all the same.", "The verb `forces`.", "Set what is used, or leave it out."),
    };

    /// <summary>Every kind with its rules, in the order of the language.</summary>
    public static IReadOnlyList<RuleKindDoc> Of(CatalogReference catalog)
    {
        var rules = catalog.Models.SelectMany(RuleFacts.OfEverything).ToLookup(rule => rule.Kind);
        return [.. Enum.GetValues<ViolationKind>().Select(kind => new RuleKindDoc(RequestViolation.NameOf(kind), s_kinds[kind].Meaning, s_kinds[kind].Declared, s_kinds[kind].Remedy)
        {
            Models = [.. rules[kind].GroupBy(rule => rule.Plan).OrderBy(group => group.Key.Model.Key, StringComparer.Ordinal).Select(group => new ModelRules(CatalogReference.LinkTo(group.Key), [.. group.Select(rule => Entry(catalog, rule))]))],
        })];
    }

    private static RuleEntry Entry(CatalogReference catalog, RuleFacts rule) => new(
        Link.To(Prose.Code(rule.Id), CatalogReference.PageOf(rule.Plan), RuleDocs.PlaceOf(rule)), RuleDocs.TextOf(rule), rule.View.Provider is { } provider ? catalog.LinkToProvider(provider).Text : null);
}
