using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Brings rules into their normal form: a condition, and what must hold under it.</summary>
/// <param name="draft">The scope.</param>
/// <param name="symbols">Its names as one side sees them.</param>
/// <param name="ids">Takes the ids of rules; the model's and a wire's share one list.</param>
/// <param name="prefix">In front of derived ids: empty, or a type's name and a dot.</param>
/// <param name="wireName">The wire's name for a parameter.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class RuleBuilder(
    ScopeDraft draft, EquatableArray<Symbol> symbols, Dictionary<string, RuleDescriptor> ids, string prefix, Func<string, string> wireName, ICollection<Finding> findings)
{

    /// <summary>The checks of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="mode">The mode that it stands in; null: none.</param>
    /// <param name="provider">The wire that it stands in; null: the model.</param>
    public IEnumerable<RuleCheck> Build(RuleDescriptor rule, string? mode, string? provider)
    {
        if (MentionsBroken(rule)) return [];
        Expression? condition = null;
        if (rule.When is not null && (condition = ExpressionCompiler.Compile(rule.When, symbols, ExpressionKind.Boolean, rule.Pointer / "when", findings)) is null) return [];
        var context = new RuleContext(rule, condition, mode, ModeCondition(mode))
        {
            AbsentUnion = draft.Union is { } union && union.Modes.Any(m => m.IsAbsent && m.Key == mode) ? union.Declaration.UnionName : null,
        };
        var verb = rule.Verb switch
        {
            RuleVerb.Exclusive => Exclusive(context),
            RuleVerb.ExactlyOne => Exclusive(context).Concat(AtLeastOne(context)),
            RuleVerb.AtLeastOne => AtLeastOne(context),
            RuleVerb.Require => Require(context),
            RuleVerb.Forbid => Forbid(context),
            RuleVerb.Ignored => Ignored(context),
            RuleVerb.Forces => Forces(context),
            RuleVerb.Narrow => Narrow(context),
            _ => Check(context),
        };
        var parts = verb.ToList();
        if (parts.Count == 0) return [];
        if (rule.Kind is not null && rule.Verb is RuleVerb.Ignored or RuleVerb.Forces)
        {
            findings.Add(ModelDiagnostics.KindOfVerb.At(rule.Pointer / "kind", VerbKey(rule.Verb)));
            return [];
        }

        if (rule.At is { } at)
        {
            if (Find(context, at, rule.Pointer / "at") is not { } place) return [];
            parts = [.. parts.Select(part => part with { Parameter = place.Path, ReportAt = default })];
        }

        var id = rule.Id ?? prefix + DeriveId(rule, parts, mode, provider);
        if (ids.TryGetValue(id, out var other) && !ReferenceEquals(other, rule))
        {
            findings.Add(ModelDiagnostics.DuplicateRuleId.At(rule.Id is null ? rule.Pointer : rule.Pointer / "id", id));
            return [];
        }

        ids[id] = rule;
        return parts.Select(part => Finish(context, part, id)).ToList();
    }

    private RuleCheck Finish(RuleContext context, Part part, string id)
    {
        var rule = context.Rule;
        var when = Conditions.AndAlso(Conditions.AndAlso(context.Mode, context.When), part.When);
        var warning = rule.IsWarning || rule.Verb is RuleVerb.Ignored or RuleVerb.Forces;
        var message = rule.Message is { } text
            ? new RuleMessage(Sentence(text), Sentence(text))
            : new RuleMessage(RuleSentences.For(context, part, n => n), RuleSentences.For(context, part, wireName));
        return new RuleCheck(id, Enum.TryParse(rule.Kind?.Replace("-", ""), ignoreCase: true, out ViolationKind kind) ? kind : part.Kind, warning, when, part.Holds, part.Parameter, part.Parameter.Length == 0 ? null : wireName(part.Parameter), message)
        {
            Pointer = rule.Pointer,
            ReportAt = part.ReportAt,
        };
    }

    // Braces in an author's text are his own; only ours are places for the value.
    private static string Sentence(string text) => text.Replace("{value}", "value");

    private bool MentionsBroken(RuleDescriptor rule) =>
        draft.Broken.Count > 0 && (draft.MentionsBroken(rule.When) || draft.MentionsBroken(rule.Check) || (rule.At is { } at && draft.MentionsBroken(at)) || rule.Names.Any(draft.MentionsBroken)
            || rule.Forces.Any(forced => draft.MentionsBroken(forced.Name)) || rule.Narrow.Any(narrowed => draft.MentionsBroken(narrowed.Key)));

    private Expression? ModeCondition(string? mode) =>
        mode is not null && symbols.FirstOrDefault(s => s.Kind == SymbolKind.Mode) is { } symbol ? Conditions.Is(symbol, mode) : null;

    private static string DeriveId(RuleDescriptor rule, List<Part> parts, string? mode, string? provider)
    {
        var verb = rule.Verb switch
        {
            RuleVerb.ExactlyOne => "exactly_one",
            RuleVerb.AtLeastOne => "at_least_one",
            _ => rule.Verb.ToString().ToLowerInvariant(),
        };
        var names = rule.Verb switch
        {
            RuleVerb.Forces => rule.Forces.Select(forced => forced.Name),
            RuleVerb.Narrow => rule.Narrow.Select(narrowed => narrowed.Key),
            RuleVerb.Check => Conditions.SymbolsOf(parts[0].Holds).Select(symbol => symbol.Name),
            _ => rule.Names,
        };
        return verb + "." + string.Join("+", names) + (mode is null ? "" : "." + mode) + (provider is null ? "" : "." + provider);
    }

    private IEnumerable<Part> Exclusive(RuleContext context)
    {
        var names = Resolve(context);
        for (var i = 1; i < names.Count; i++)
        {
            // Reported once, at the first name that meets an earlier one.
            var earlier = names.Take(i).ToList();
            var pairs = earlier.SelectMany((a, j) => earlier.Take(j).Select(b => Conditions.And(a.IsSet, b.IsSet))).ToList();
            var when = pairs.Count == 0 ? null : Conditions.Not(Conditions.AnyOf(pairs));
            var clash = Conditions.And(names[i].IsSet, Conditions.AnyOf(earlier.Select(e => e.IsSet)));
            yield return new Part(ViolationKind.Exclusive, Conditions.Not(clash), names[i].Path, names.Select(n => n.Name).ToEquatableArray()) { When = when };
        }
    }

    private IEnumerable<Part> AtLeastOne(RuleContext context)
    {
        var names = Resolve(context);
        if (names.Count < 2) yield break;
        var kind = context.IsConditional && !context.IsAboutVariant ? ViolationKind.Conditional : ViolationKind.Required;
        yield return new Part(kind, Conditions.AnyOf(names.Select(n => n.IsSet)), names[0].Path, names.Select(n => n.Name).ToEquatableArray()) { IsMissing = true };
    }

    private IEnumerable<Part> Require(RuleContext context)
    {
        // 'when: has(x)' makes x the one that asks.
        var asking = context.SetName;
        foreach (var name in Resolve(context))
        {
            var kind = asking is not null ? ViolationKind.Requires : context.IsConditional && !context.IsAboutVariant ? ViolationKind.Conditional : ViolationKind.Required;
            yield return new Part(kind, name.IsSet, asking ?? name.Path, [name.Name]) { IsMissing = true };
        }
    }

    private IEnumerable<Part> Forbid(RuleContext context)
    {
        var kind = context.IsAboutVariant ? ViolationKind.Variant : context.SetName is not null ? ViolationKind.Exclusive : ViolationKind.Conditional;
        return Resolve(context).Select(name => new Part(kind, Conditions.Not(name.IsSet), name.Path, [name.Name]) { ReportAt = name.Fields });
    }

    private IEnumerable<Part> Ignored(RuleContext context) =>
        Resolve(context).Select(name => new Part(ViolationKind.Ignored, Conditions.Not(name.IsSet), name.Path, [name.Name]));

    private IEnumerable<Part> Forces(RuleContext context)
    {
        foreach (var forced in context.Rule.Forces)
        {
            if (Find(context, forced.Name, forced.Pointer) is not { Value: { } value } name) continue;
            if (value.Type.Domain.Count > 0 && !value.Type.Domain.Contains(forced.Value.ToText()))
            {
                findings.Add(ModelDiagnostics.ValueNotAllowed.At(forced.Pointer, forced.Value, forced.Name, ConstraintChecker.OneOf(value.Type.Domain.ToList(), forced.Value)));
                continue;
            }

            var holds = Conditions.Or(Conditions.Not(name.IsSet), Conditions.Is(value, forced.Value));
            yield return new Part(ViolationKind.Forced, holds, name.Path, [forced.Name]) { Forced = forced.Value };
        }
    }

    private IEnumerable<Part> Narrow(RuleContext context)
    {
        foreach (var narrowed in context.Rule.Narrow)
        {
            if (Find(context, narrowed.Key, narrowed.Pointer) is not { Value: { } value } name) continue;
            foreach (var part in new NarrowBuilder(value, name.Path, narrowed, findings).Build()) yield return part;
        }
    }

    private IEnumerable<Part> Check(RuleContext context)
    {
        if (ExpressionCompiler.Compile(context.Rule.Check!, symbols, ExpressionKind.Boolean, context.Rule.Pointer / "check", findings) is not { } holds) yield break;
        var mentioned = Conditions.SymbolsOf(holds);
        var parameters = mentioned.Where(s => s.Kind is SymbolKind.Parameter or SymbolKind.ModeParameter).ToList();
        var parameter = parameters.FirstOrDefault() ?? mentioned.FirstOrDefault();
        var kind = mentioned.Count < 2 && context.IsConditional ? ViolationKind.Conditional : ViolationKind.Combined;
        yield return new Part(kind, holds, parameter?.Name ?? "", mentioned.Select(s => s.Name).ToEquatableArray())
        {
            ReportAt = parameters.Count > 1 ? parameters.Select(s => s.Name).ToEquatableArray() : default,
        };
    }

    private List<RuleName> Resolve(RuleContext context)
    {
        var pointer = context.Rule.Pointer / VerbKey(context.Rule.Verb);
        var names = new List<RuleName>();
        for (var i = 0; i < context.Rule.Names.Count; i++)
        {
            if (Find(context, context.Rule.Names[i], pointer / i) is { } name) names.Add(name);
        }

        return names;
    }

    private static string VerbKey(RuleVerb verb) => verb switch
    {
        RuleVerb.ExactlyOne => "exactly_one",
        RuleVerb.AtLeastOne => "at_least_one",
        _ => verb.ToString().ToLowerInvariant(),
    };

    private RuleName? Find(RuleContext context, string name, Pointer pointer)
    {
        var dot = name.IndexOf('.');
        var head = dot < 0 ? name : name.Substring(0, dot);
        var symbol = symbols.FirstOrDefault(s => s.Name == head);
        if (symbol is null)
        {
            findings.Add(ModelDiagnostics.UnknownName.At(pointer, name, NearestName.Hint(head, symbols.Select(s => s.Name))));
            return null;
        }

        if (symbol.Kind == SymbolKind.ModeParameter && context.ModeKey is { } key && draft.Union!.Modes.First(mode => mode.Key == key).Parameters.All(p => p.Key != head))
        {
            findings.Add(ModelDiagnostics.NotOfThisMode.At(pointer, head, key));
            return null;
        }

        var target = new NameExpression(symbol);
        if (dot < 0) return new RuleName(name, name, Conditions.Has(target), target);
        var tail = name.Substring(dot + 1);
        if (symbol.Kind == SymbolKind.Mode) return FindMode(name, tail, symbol, pointer);
        if (symbol.Type.Fields.FirstOrDefault(field => field.Name == tail) is not { } child)
        {
            findings.Add(ModelDiagnostics.UnknownName.At(pointer, name, NearestName.Hint(tail, symbol.Type.Fields.Select(f => f.Name))));
            return null;
        }

        var nested = new FieldExpression(target, child);
        return new RuleName(name, name, Conditions.Has(nested), nested);
    }

    private RuleName? FindMode(string name, string key, Symbol symbol, Pointer pointer)
    {
        if (draft.Union is not { } union || union.Modes.FirstOrDefault(mode => mode.Key == key) is not { } mode)
        {
            findings.Add(ModelDiagnostics.UnknownMode.At(pointer, key, NearestName.Hint(key, symbol.Type.Domain)));
            return null;
        }

        // A mode that the fields tell is reported at the field that must have told it.
        var own = mode.Parameters.FirstOrDefault(p => p.Declared.Required == true) ?? mode.Parameters.FirstOrDefault();
        var path = union.Declaration.On ?? own?.Key ?? symbol.Name;
        return new RuleName(name, path, Conditions.Is(symbol, key), null)
        {
            Fields = union.Declaration.On is null && mode.Parameters.Count > 1 ? new[] { path }.Concat(mode.Parameters.Select(p => p.Key)).Distinct().ToEquatableArray() : default,
        };
    }

    /// <summary>A name of a rule's list.</summary>
    private sealed record RuleName(string Name, string Path, Expression IsSet, Expression? Value)
    {
        /// <summary>For a mode that the fields tell: its fields, of which the first that is set told it.</summary>
        public EquatableArray<string> Fields { get; init; }
    }
}

/// <summary>One requirement of a rule.</summary>
/// <param name="Kind">The kind of its violation.</param>
/// <param name="Holds">What must hold.</param>
/// <param name="Parameter">What is reported.</param>
/// <param name="Names">The names that its sentence is about.</param>
internal sealed record Part(ViolationKind Kind, Expression Holds, string Parameter, EquatableArray<string> Names)
{
    /// <summary>A further condition.</summary>
    public Expression? When { get; init; }

    /// <summary>Whether something is missing rather than too much.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The parameters of which the first that is set is reported; none: <see cref="Parameter"/>.</summary>
    public EquatableArray<string> ReportAt { get; init; }

    /// <summary>For a forced value: which.</summary>
    public JsonValue? Forced { get; init; }
}

/// <summary>A rule while it is brought into normal form.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="When">Its condition.</param>
/// <param name="ModeKey">The mode that it stands in.</param>
/// <param name="Mode">That mode as a condition.</param>
internal sealed record RuleContext(RuleDescriptor Rule, Expression? When, string? ModeKey, Expression? Mode)
{
    /// <summary>For a rule of the mode that is absence itself: the union, which is then not set.</summary>
    public string? AbsentUnion { get; init; }

    /// <summary>Whether it applies only sometimes.</summary>
    public bool IsConditional => When is not null || Mode is not null;

    /// <summary>The name that <c>when: has(x)</c> asks for; null where the condition is another one.</summary>
    public string? SetName => When is HasExpression { Target: NameExpression { Symbol: { Kind: SymbolKind.Parameter or SymbolKind.ModeParameter } symbol } } ? symbol.Name : null;

    /// <summary>Whether its condition is about the variant alone.</summary>
    public bool IsAboutVariant => When is not null && Conditions.SymbolsOf(When) is { Count: 1 } symbols && symbols[0].Kind == SymbolKind.Variant;
}
