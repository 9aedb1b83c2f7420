using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Docs.Texts;

namespace ModelCatalog.Docs.Facts;

/// <summary>A rule of a model by its id: written as a rule, or a constraint of a parameter.</summary>
/// <param name="Plan">The model.</param>
/// <param name="Id">The id.</param>
/// <param name="View">The side that has it: the model, or the provider that adds it or says it otherwise.</param>
/// <param name="Kind">The kind of its violations.</param>
/// <param name="IsWarning">Whether it only warns.</param>
/// <param name="Sentences">What it says, by parameter names.</param>
/// <param name="Parameters">The parameters that it speaks of.</param>
/// <param name="Type">The type whose fields it speaks of; null: the request's own.</param>
public sealed record RuleFacts(
    ModelPlan Plan, string Id, RequestView View, ViolationKind Kind, bool IsWarning, EquatableArray<string> Sentences, EquatableArray<string> Parameters, string? Type)
{
    /// <summary>The constraint; null: it is written as a rule, or derived from elsewhere.</summary>
    public FieldConstraint? Constraint { get; init; }

    /// <summary>The places where it may be declared, the first that is there counts; none: it follows from elsewhere.</summary>
    public EquatableArray<Pointer> Pointers { get; init; }

    /// <summary>What it demands, where its sentence is the author's own and the demand can be said in words.</summary>
    public EquatableArray<string> Meaning { get; init; }

    /// <summary>Where the fact comes from, as the descriptor says it closest to the rule.</summary>
    public EquatableArray<string> Sources { get; init; }

    /// <summary>Whether the descriptor names a source for the rule itself, rather than for all of the model or the wire.</summary>
    public bool HasOwnSource { get; init; }

    /// <summary>What it is called in the words of the language.</summary>
    public string KindName => RequestViolation.NameOf(Kind);

    /// <summary>What is written as a rule, first the model's own, then what providers add.</summary>
    public static IEnumerable<RuleFacts> OfRules(ModelPlan plan) => Distinct(Views(plan).SelectMany(view => Scopes(plan, view).SelectMany(scope => Rules(plan, view, scope.Scope, scope.Type))));

    /// <summary>What is written as a rule, and every constraint of a parameter.</summary>
    public static IEnumerable<RuleFacts> OfEverything(ModelPlan plan) =>
        OfRules(plan).Concat(Distinct(Views(plan).SelectMany(view => Scopes(plan, view).SelectMany(scope => Constraints(plan, view, scope.Scope, scope.Type)))));

    /// <summary>As data.</summary>
    public JsonObject ToJson(params IEnumerable<(string Name, JsonValue? Value)> more) => JsonOutput.Object(
    [
        ("rule", JsonOutput.Text(Id)),
        ("model", JsonOutput.Text(Plan.Model.Key)),
        ("provider", JsonOutput.Text(View.Provider)),
        ("severity", JsonOutput.Text(IsWarning ? "warning" : "error")),
        ("kind", JsonOutput.Text(KindName)),
        ("says", JsonOutput.Texts(Sentences)),
        ("means", Meaning.Count > 0 ? JsonOutput.Texts(Meaning) : null),
        ("parameters", JsonOutput.Texts(Parameters)),
        ("sources", Sources.Count > 0 ? JsonOutput.Texts(Sources) : null),
        .. more,
    ]);

    private static IEnumerable<RequestView> Views(ModelPlan plan) => plan.ProviderViews.Prepend(plan.ModelView);

    private static IEnumerable<(ScopeView Scope, TypePlan? Type)> Scopes(ModelPlan plan, RequestView view) =>
        plan.Types.Where(_ => view.Provider is null).Select(type => (type.Scope, (TypePlan?)type)).Prepend((view.Scope, null));

    // What a provider says as the model does is said once.
    private static IEnumerable<RuleFacts> Distinct(IEnumerable<RuleFacts> all) => all.GroupBy(rule => rule.Id, StringComparer.Ordinal)
        .SelectMany(group => group.Where((rule, i) => group.Take(i).All(earlier => (earlier.View.Provider is not null && earlier.View.Provider != rule.View.Provider) || earlier.Sentences != rule.Sentences)));

    private static IEnumerable<RuleFacts> Rules(ModelPlan plan, RequestView view, ScopeView scope, TypePlan? type)
    {
        foreach (var group in scope.Rules.GroupBy(rule => rule.Id, StringComparer.Ordinal))
        {
            var checks = group.ToList();
            var pointer = checks[0].Pointer;
            var rule = Declarations(plan, type).FirstOrDefault(one => one.Pointer == pointer);
            yield return new RuleFacts(
                plan, group.Key, view, checks[0].Kind, checks[0].IsWarning, [.. checks.Select(check => Said(check.Message)).Distinct()],
                [.. checks.SelectMany(Mentioned).Distinct()], type?.Key)
            {
                Pointers = string.IsNullOrEmpty(pointer.Text) ? view.Provider is null ? default : [Pointer.Root / "wires" / view.Provider] : [pointer],
                Meaning = rule?.Message is null || !checks.All(IsWords) ? default : [.. checks.Select(Demanded).Distinct()],
                Sources = rule?.Source is { } source ? [source] : SourcesOf(plan, view, type),
                HasOwnSource = rule?.Source is not null,
            };
        }
    }

    private static IEnumerable<RuleFacts> Constraints(ModelPlan plan, RequestView view, ScopeView scope, TypePlan? type)
    {
        var modes = scope.Union?.Modes.SelectMany(mode => mode.Parameters.Select(parameter => (Mode: (ModeView?)mode, Parameter: parameter))) ?? [];
        foreach (var (mode, parameter) in scope.Parameters.Select(parameter => ((ModeView?)null, parameter)).Concat(modes))
        {
            foreach (var check in parameter.Checks)
            {
                yield return new RuleFacts(plan, check.Id, view, check.Kind, check.IsWarning, [Said(check.Message)], [parameter.Key], type?.Key)
                {
                    Constraint = check.Constraint,
                    Pointers = [.. Places(view, mode, parameter.Effective, check.Constraint)],
                    Sources = parameter.Effective.Source is { } source ? [source] : SourcesOf(plan, view, type),
                };
            }
        }
    }

    // A provider's overlay says it, else the parameter itself.
    private static IEnumerable<Pointer> Places(RequestView view, ModeView? mode, ParameterDescriptor parameter, FieldConstraint constraint)
    {
        string[] keys = constraint switch
        {
            FieldConstraint.Required => ["required"],
            FieldConstraint.Type => ["accepts", "type"],
            FieldConstraint.Enum => ["enum"],
            FieldConstraint.Range => ["range"],
            FieldConstraint.Step => ["step"],
            FieldConstraint.Length => ["length"],
            FieldConstraint.Pattern => ["pattern"],
            FieldConstraint.Count => ["list"],
            _ => [],
        };
        List<Pointer> places = [parameter.Pointer];
        if (mode is not null) places.InsertRange(0, [mode.Declaration.Pointer / "parameters" / parameter.Key, mode.Declaration.Pointer / "takes" / parameter.Key]);
        if (view.Provider is { } provider)
        {
            var wire = Pointer.Root / "wires" / provider;
            if (constraint == FieldConstraint.Supported) return [wire / "not_accepted" / parameter.Key, wire];
            if (constraint == FieldConstraint.Fixed) return [wire / "fixed" / parameter.Key];
            places.Insert(0, mode is null ? wire / "parameters" / parameter.Key : wire / "modes" / mode.Key / "parameters" / parameter.Key);
        }

        return [.. places.SelectMany(place => keys.Select(key => place / key)), .. places];
    }

    private static IEnumerable<RuleDescriptor> Declarations(ModelPlan plan, TypePlan? type)
    {
        if (type is not null) return type.Declaration.Rules.Concat(OfModes(type.Declaration.Modes));
        var model = plan.Model;
        return model.Rules.Concat(OfModes(model.Modes)).Concat(model.Wires.SelectMany(wire => wire.Rules.Concat(OfModes(wire.Modes))));
    }

    private static IEnumerable<RuleDescriptor> OfModes(ModesDescriptor? modes) => modes is null ? [] : modes.Modes.Concat(modes.None?.Own is { } own ? [own] : []).SelectMany(mode => mode.Rules);

    // A shared type has a file, and sources, of its own.
    private static EquatableArray<string> SourcesOf(ModelPlan plan, RequestView view, TypePlan? type) =>
        type?.Key.Contains('/', StringComparison.Ordinal) == true ? default
        : plan.Model.Wires.FirstOrDefault(wire => wire.Provider == view.Provider) is { Sources.Count: > 0 } wire ? wire.Sources : plan.Model.Sources;

    private static IEnumerable<string> Mentioned(RuleCheck check) => check.ReportAt.Count > 0 ? check.ReportAt : check.Parameter.Length > 0 ? [check.Parameter] : [];

    private static bool IsWords(RuleCheck check) => ExpressionEnglish.IsWords(check.Holds) && (check.When is null || ExpressionEnglish.IsWords(check.When));

    // What has no effect may still be sent: it demands nothing.
    private static string Demanded(RuleCheck check) =>
        (check.Kind == ViolationKind.Ignored && check.Parameter.Length > 0 ? $"`{check.Parameter}` has no effect" : ExpressionEnglish.Require(check.Holds)) + (check.When is null ? "" : " when " + ExpressionEnglish.Describe(check.When));

    // A sentence that tells of no value in particular.
    private static string Said(RuleMessage message) => message.Parameter.Replace("The variant {value} is", "Any other variant is", StringComparison.Ordinal)
        .Replace("; it is {value}", "", StringComparison.Ordinal).Replace("; {value} has no effect", "", StringComparison.Ordinal).Replace("; {value} cannot be chosen", "", StringComparison.Ordinal).Replace("; it has {value}", "", StringComparison.Ordinal).Replace("{value}", "the value", StringComparison.Ordinal);
}
