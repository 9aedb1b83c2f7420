using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Binding;

// Rules: one verb each. Expressions stay text here.
public static partial class DescriptorBinder
{
    private static readonly (string Word, RuleVerb Verb)[] Verbs =
    [
        ("exclusive", RuleVerb.Exclusive),
        ("exactly_one", RuleVerb.ExactlyOne),
        ("at_least_one", RuleVerb.AtLeastOne),
        ("require", RuleVerb.Require),
        ("forbid", RuleVerb.Forbid),
        ("ignored", RuleVerb.Ignored),
        ("forces", RuleVerb.Forces),
        ("narrow", RuleVerb.Narrow),
        ("check", RuleVerb.Check),
    ];

    private static readonly string[] VerbWords = [.. Verbs.Select(verb => verb.Word)];

    private static EquatableArray<RuleDescriptor> BindRules(BindingScope scope)
    {
        var rules = new List<RuleDescriptor>();
        foreach (var item in scope.Items())
        {
            if (BindRule(item) is { } rule) rules.Add(rule);
        }

        return rules.ToEquatableArray();
    }

    private static RuleDescriptor? BindRule(BindingScope scope)
    {
        if (scope.Read("rule") is not { } reader) return null;
        var verbs = reader.Present(VerbWords).ToList();
        if (verbs.Count == 0 && !reader.HasUnknownKeys) scope.Report(BindingDiagnostics.Verb, "has none", string.Join(", ", VerbWords));
        if (verbs.Count > 1) reader[verbs[1]]!.ReportKey(BindingDiagnostics.Verb, "has " + string.Join(" and ", verbs), string.Join(", ", VerbWords));
        var known = Verbs.FirstOrDefault(verb => verbs.Count == 1 && verb.Word == verbs[0]);
        var rule = new RuleDescriptor(known.Verb, scope.Pointer)
        {
            When = reader["when"]?.Expression(),
            IsWarning = reader["severity"]?.Word() == "warning",
            Kind = reader["kind"]?.Word(),
            At = reader["at"]?.Line(),
            Message = reader["message"]?.Prose(),
            Id = reader["id"]?.Name(NameForm.Rule),
            Source = reader["source"]?.Line(),
        };
        if (verbs.Count != 1) return null;

        var value = reader[known.Word]!;
        return known.Verb switch
        {
            RuleVerb.Forces => rule with { Forces = BindForcedValues(value, "forced-values") },
            RuleVerb.Narrow => rule with { Narrow = BindNarrowedParameters(value) },
            RuleVerb.Check => value.Expression() is { } check ? rule with { Check = check } : null,
            _ => BindNames(value, known.Verb) is { } names ? rule with { Names = names } : null,
        };
    }

    // Null when nothing is left that the rule could speak of.
    private static EquatableArray<string>? BindNames(BindingScope scope, RuleVerb verb)
    {
        if (scope.Node is Syntax.ScalarNode { Text: var text } && text.IndexOfAny(['=', '<', '>', '&', '|', '(']) >= 0)
        {
            scope.WrongKind(scope.Key.ExpectedText + ", or `check` in place of `" + scope.Key.Name + "` where a condition has to hold");
            return null;
        }

        var count = scope.IsList ? ((Syntax.SequenceNode)scope.Node).Items.Count : 0;
        var names = scope.ListOf(item => item.Name(NameForm.Path));
        if (scope.IsList && count == 0) scope.ReportEmpty("one name");
        if (count == 1 && names.Count == 1 && verb is RuleVerb.Exclusive or RuleVerb.ExactlyOne or RuleVerb.AtLeastOne)
        {
            scope.Report(BindingDiagnostics.FewNames, scope.Key.Name, (verb == RuleVerb.Exclusive ? "forbid: [" : "require: [") + names[0] + "]");
            return null;
        }

        return names.Count == 0 ? null : names;
    }

    private static EquatableArray<ForcedValue> BindForcedValues(BindingScope scope, string section)
    {
        if (scope.Read(section) is not { } reader) return default;
        if (reader.Count == 0) reader.ReportEmpty("one parameter");
        var values = new List<ForcedValue>();
        foreach (var (name, value) in reader.Entries(NameForm.Path))
        {
            if (BindDefault(value, reader.Context.KindOf(name)) is { } constant) values.Add(new ForcedValue(name, constant, value.Pointer));
        }

        return values.ToEquatableArray();
    }
}
