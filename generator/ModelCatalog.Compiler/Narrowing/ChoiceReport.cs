using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>Goes through everything that a name may be anywhere, and says of each part whether it remains.</summary>
internal sealed class ChoiceReport(ModelPlan plan, RequestView view, ChoiceName subject, Landmark landmark, ChoiceVerdicts verdicts)
{
    private const int LongestText = 1_000_000;

    private readonly List<AllowedValue> _values = [];
    private readonly HashSet<JsonValue> _listed = [];
    private List<AllowedRange> _ranges = [];
    private ChoiceMeasure _measure;
    private bool _isOpen;

    /// <summary>The report.</summary>
    public AllowedChoices Choices()
    {
        if (subject.Kind == SymbolKind.Variant) AddValues(plan.Model.Variants.Select(variant => new JsonString(variant.Key)));
        else if (subject.Kind == SymbolKind.Mode) AddValues(plan.ModelView.Scope.Union!.Modes.Where(mode => !mode.IsAbsent).Select(mode => new JsonString(mode.Key)));
        else AddParameter();
        return new AllowedChoices(subject.Name)
        {
            Measure = _measure,
            Values = _values.ToEquatableArray(),
            Ranges = _ranges.ToEquatableArray(),
            IsOpen = _isOpen,
            Absence = verdicts.Of(null),
            Presence = Presence(),
        };
    }

    private AllowedValue Presence()
    {
        if (_values.Any(value => value.IsAllowed) || _ranges.Any(range => range.IsAllowed)) return new AllowedValue(null, default);
        if (_isOpen || (_values.Count == 0 && _ranges.Count == 0)) return verdicts.Of(JsonUnknown.Set) with { Value = null };
        return new AllowedValue(null, _values.SelectMany(value => value.RemovedBy).Concat(_ranges.SelectMany(range => range.RemovedBy)).Distinct().ToEquatableArray());
    }

    private void AddParameter()
    {
        var here = ChoiceNames.ViewsOf(view.Scope, subject.Name).Select(pair => pair.View).ToList();
        var widest = ChoiceNames.ViewsOf(plan.ModelView.Scope, subject.Name).Select(pair => pair.View).ToList();
        var bounds = BoundsOf(here.Concat(widest));
        foreach (var domain in widest.Concat(here).Select(ProofSpace.DomainOf).Distinct()) Add(domain, bounds);
        if (here.Concat(widest).FirstOrDefault(parameter => parameter.Shape is EnumShape)?.Shape is EnumShape shape) AddValues(shape.Values.Select(value => value.Value));
        if (here.Any(parameter => parameter.Shape is EnumShape { IsOpen: true } || parameter.Effective.Enum is { Open: true })) AddOpen(here);
    }

    // Of several domains of a kind the first is the widest: what others narrow is cut by their bounds.
    private void Add(ProofDomain domain, Landmark bounds)
    {
        switch (domain)
        {
            case ValuesDomain values:
                AddValues(values.Values);
                break;
            case NumberDomain when _measure == ChoiceMeasure.None:
                AddRanges(ChoiceMeasure.Value, domain, bounds, set => set.Numbers, operand => verdicts.Of(operand.ToJson()), StepOf(domain));
                break;
            case ListDomain when _measure == ChoiceMeasure.None:
                AddRanges(ChoiceMeasure.Items, new ListDomain(1), bounds, set => set.Sizes, Sized);
                break;
            case TextDomain when _measure == ChoiceMeasure.None && bounds.Numbers.Count > 0 && subject.Type.Domain.Count == 0:
                AddRanges(ChoiceMeasure.Characters, new TextDomain(), bounds, set => set.Texts is { IsComplement: true } texts ? texts.Lengths : null, Long);
                break;
            case UnionDomain union:
                foreach (var alternative in union.Alternatives) Add(alternative, bounds);
                break;
        }
    }

    private void AddOpen(List<ParameterView> here)
    {
        _isOpen = true;
        foreach (var parameter in here.Where(parameter => parameter.Effective.Enum is not null)) AddValues(parameter.Effective.Enum!.Values.Select(value => value.Value));
    }

    private void AddValues(IEnumerable<JsonValue> values)
    {
        foreach (var value in values)
        {
            if (_listed.Add(value)) _values.Add(verdicts.Of(value));
        }
    }

    private void AddRanges(ChoiceMeasure measure, ProofDomain domain, Landmark bounds, Func<ValueSet, NumberSet?> part, Func<Operand, AllowedValue> judge, decimal step = 1)
    {
        var stretches = new NumberStretches(judge, landmark.IsRelational);
        foreach (var cell in new ProofCellBuilder(subject.Type, bounds).Build(domain))
        {
            if (part(cell.Set) is { } numbers) stretches.Add(numbers, step);
        }

        _measure = measure;
        _ranges = [.. stretches.Ranges];
        if (measure == ChoiceMeasure.Value) return;

        // That a list or a text has no bound but memory is not worth saying; what no size can have is.
        if (_ranges.Count == 1 && _ranges[0].RemovedBy.Count == 0) (_measure, _ranges) = (ChoiceMeasure.None, []);
        else if (_ranges.Count > 0) _ranges[_ranges.Count - 1] = _ranges[_ranges.Count - 1] with { Maximum = null };
    }

    private AllowedValue Sized(Operand size) =>
        verdicts.Of(size.Integer <= ChoiceStates.LongestList ? ChoiceStates.ListOf((int)size.Integer) : JsonUnknown.Set);

    private AllowedValue Long(Operand length)
    {
        if (length.Integer > LongestText) return verdicts.Of(JsonUnknown.Set);
        var verdict = verdicts.Of(ChoiceStates.TextOf((int)length.Integer, landmark.Texts), standsForOthers: true);

        // Where conditions name texts, another text of this length may do.
        return landmark.Texts.Count == 0 || verdict.RemovedBy.Any(removal => removal.Kind == ViolationKind.Length) ? verdict : new AllowedValue(null, default);
    }

    /// <summary>What a name is compared with, and the bounds that it has anywhere.</summary>
    private Landmark BoundsOf(IEnumerable<ParameterView> parameters)
    {
        var bounds = new Landmark { IsRelational = false };
        bounds.Numbers.AddRange(landmark.Numbers);
        bounds.Texts.UnionWith(landmark.Texts);
        foreach (var parameter in parameters)
        {
            var effective = parameter.Effective;
            var range = parameter.Shape is ListShape ? effective.List : effective.Range ?? (effective.LengthUnit == Descriptors.LengthUnit.Characters ? effective.Length : null);
            bounds.Numbers.AddRange(new[] { range?.Minimum, range?.Maximum }.OfType<JsonNumber>());
        }

        return bounds;
    }

    private static decimal StepOf(ProofDomain domain) =>
        domain is NumberDomain { Step: { IsInteger: true } step } && step.TryGetDecimal(out var exact) && exact > 0 ? exact : 1;
}
