using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Makes what one side holds of a scope: its checks and rules, with the sentences in both vocabularies.</summary>
internal sealed class ViewBuilder(ScopeDraft draft, EquatableArray<Symbol> symbols, WireDescriptor? wire, string? providerTitle, Func<string, string> wireName, string prefix,
    Func<string, string, string>? wireValue = null)
{
    private string? Provider => wire?.Provider;

    /// <summary>The view.</summary>
    /// <param name="rules">The rules of the model or type.</param>
    /// <param name="notAccepted">The fields that it refuses.</param>
    /// <param name="findings">Takes what is wrong with the rules of the model or type.</param>
    /// <param name="wireFindings">Takes what is wrong with the wire's.</param>
    public ScopeView Build(
        EquatableArray<RuleDescriptor> rules, EquatableArray<RefusedField> notAccepted, ICollection<Finding> findings, ICollection<Finding> wireFindings)
    {
        var ids = new Dictionary<string, RuleDescriptor>(StringComparer.Ordinal);
        var builder = new RuleBuilder(draft, symbols, ids, prefix, wireName, findings);
        var checks = rules.SelectMany(rule => builder.Build(rule, null, null)).ToList();
        foreach (var mode in draft.Union?.Modes.Where(mode => mode.Provider is null) ?? [])
            checks.AddRange(mode.Declaration.Rules.SelectMany(rule => builder.Build(rule, mode.Key, null)));
        if (wire is not null) checks.AddRange(WireRules(wire, ids, wireFindings));
        checks.InsertRange(0, UnservedModes());
        return new ScopeView
        {
            Parameters = draft.Parameters.Select(parameter => Parameter(parameter, null)).ToEquatableArray(),
            Union = draft.Union is { } union ? Union(union) : null,
            Rules = checks.ToEquatableArray(),
            NotAccepted = notAccepted.Concat(wire?.NotAccepted ?? default).ToEquatableArray(),
        };
    }

    private IEnumerable<RuleCheck> WireRules(WireDescriptor overlay, Dictionary<string, RuleDescriptor> ids, ICollection<Finding> findings)
    {
        var builder = new RuleBuilder(draft, symbols, ids, prefix, wireName, findings);
        foreach (var check in overlay.Rules.SelectMany(rule => builder.Build(rule, null, overlay.Provider))) yield return check;
        foreach (var mode in overlay.Modes?.Modes.Concat(overlay.Modes.None?.Own is { } own ? [own] : []) ?? [])
        {
            foreach (var check in mode.Rules.SelectMany(rule => builder.Build(rule, mode.Key, overlay.Provider))) yield return check;
        }
    }

    // A mode that another provider adds is not one of this provider's.
    private IEnumerable<RuleCheck> UnservedModes()
    {
        if (draft.Union is not { } union || Provider is null || symbols.FirstOrDefault(s => s.Kind == SymbolKind.Mode) is not { } symbol) yield break;
        foreach (var mode in union.Modes.Where(mode => !mode.IsServedBy(Provider)))
        {
            var sentence = $"The mode `{mode.Key}` is not offered by {providerTitle}";
            yield return new RuleCheck(
                $"{symbol.Name}.{mode.Key}.unsupported", ViolationKind.Unsupported, false, null, Conditions.Not(Conditions.Is(symbol, mode.Key)), symbol.Name, null, new RuleMessage(sentence, sentence));
        }
    }

    private ParameterView Parameter(ParameterDraft parameter, ModeContext? mode)
    {
        var effective = parameter.EffectiveAt(Provider);
        var refused = wire?.NotAccepted.FirstOrDefault(field => field.Field == parameter.Key);
        if (!parameter.IsTakenBy(Provider) || refused is not null)
        {
            return new ParameterView(effective, parameter.Shape)
            {
                IsSupported = false,
                Checks = [FieldCheckBuilder.Unsupported(effective, providerTitle, refused?.Reason)],
            };
        }

        var implied = wire?.Fixed.FirstOrDefault(f => f.Name == parameter.Key)?.Value;
        if (implied is not null) effective = effective with { Default = implied, Required = false };

        // What only wires declare has no constraints at the model level: each provider has its own.
        if (Provider is null && !parameter.IsOfModel) effective = new ParameterDescriptor(parameter.Key, effective.Pointer) { Type = effective.Type, List = effective.List is null ? null : RangeDescriptor.Any, Doc = effective.Doc, Name = effective.Name };
        return new ParameterView(effective, parameter.Shape)
        {
            Fixed = implied,
            Checks = FieldCheckBuilder.Build(effective, parameter.Shape, prefix, wireName, mode, implied, wireValue is null ? null : text => wireValue(parameter.Key, text)),
        };
    }

    private UnionView Union(UnionDraft union)
    {
        var modes = union.Modes.Where(mode => mode.IsServedBy(Provider)).Select(mode =>
        {
            var overlay = wire?.Modes?.Modes.FirstOrDefault(m => m.Key == mode.Key) ?? (mode.IsAbsent ? wire?.Modes?.None?.Own : null);
            var parameters = mode.Parameters.Select(parameter => Parameter(parameter, ContextOf(union, mode, parameter))).ToEquatableArray();
            var others = overlay?.Others ?? mode.Declaration.Others ?? wire?.Modes?.Others ?? union.Declaration.Others ?? OtherModes.Warn;
            var value = union.Declaration.On is null || mode.IsAbsent ? null : mode.Declaration.Value ?? new Json.JsonString(mode.Key);
            return new ModeView(mode.Declaration, value, others, parameters)
            {
                IsAbsent = mode.IsAbsent,
                NotAccepted = mode.Declaration.NotAccepted.Concat(overlay?.NotAccepted ?? default).ToEquatableArray(),
            };
        });
        return new UnionView(union.Declaration, modes.ToEquatableArray(), union.AbsentMode);
    }

    private ModeContext ContextOf(UnionDraft union, ModeDraft mode, ParameterDraft parameter) => new(
        union.Declaration.On,
        (mode.Declaration.Value ?? new Json.JsonString(mode.Key)).ToText(),
        mode.Parameters.Where(p => p.Key != parameter.Key && p.IsTakenBy(Provider)).Select(p => p.Key).ToEquatableArray(),
        union.Declaration.On is not null || mode.Key != union.AbsentMode ? default
            : union.Modes.Where(other => other != mode).SelectMany(other => other.Parameters).Where(p => p.IsTakenBy(Provider)).Select(p => p.Key)
                .Except(mode.Parameters.Select(p => p.Key)).ToEquatableArray());
}
