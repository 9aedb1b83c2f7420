using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>Everything that a name may be anywhere, in the parts that are judged.</summary>
internal sealed class ChoiceDomain
{
    private readonly List<JsonValue> _values = [];
    private readonly HashSet<JsonValue> _listed = [];
    private readonly Landmark _bounds = new();
    private readonly ChoiceName _name;
    private List<NumberSet> _cells = [];

    private ChoiceDomain(ChoiceName name, Landmark landmark)
    {
        _name = name;
        IsRelational = landmark.IsRelational;
        NamedTexts = landmark.Texts;
        _bounds.Numbers.AddRange(landmark.Numbers.Distinct());
        _bounds.Texts.UnionWith(landmark.Texts);
        if (!IsRelational) return;
        var slopes = name.Rules.Select(rule => (rule.Check.Id, Slope: new SlopeReader(name.Name).Of(rule.Check.When, rule.Check.Holds))).ToList();
        IsUneven = slopes.Exists(rule => rule.Slope == Slope.Uneven);
        IsOpposed = slopes.Select(rule => rule.Slope).Aggregate(Slope.Flat, SlopeReader.Join) == Slope.Uneven;
        GrowingRules = [.. slopes.Where(rule => rule.Slope is not (Slope.Flat or Slope.Falling)).Select(rule => rule.Id).Distinct()];
    }

    /// <summary>Values that can be listed.</summary>
    public IReadOnlyList<JsonValue> Values => _values;

    /// <summary>Numbers, sizes or lengths, cut where limits and conditions cut them.</summary>
    public IReadOnlyList<NumberSet> Cells => _cells;

    /// <summary>What they measure.</summary>
    public ChoiceMeasure Measure { get; private set; }

    /// <summary>Only every so many of them.</summary>
    public decimal Step { get; private set; } = 1;

    /// <summary>Whether conditions compute with it, or compare it with other names.</summary>
    public bool IsRelational { get; }

    /// <summary>Whether what holds of two of its numbers may not hold of one between them.</summary>
    public bool IsUneven { get; }

    /// <summary>Whether some rules want it larger and others smaller: then rules that are broken together at two of its numbers may hold together between them.</summary>
    public bool IsOpposed { get; }

    /// <summary>The rules that something larger may satisfy.</summary>
    public IReadOnlyList<string> GrowingRules { get; } = [];

    /// <summary>The texts that conditions name.</summary>
    public ICollection<string> NamedTexts { get; }

    /// <summary>Whether texts are possible that are not listed.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The parts of a name.</summary>
    public static ChoiceDomain Of(ModelPlan plan, RequestView view, ChoiceName name, Landmark landmark)
    {
        var domain = new ChoiceDomain(name, landmark);
        if (name.Kind == SymbolKind.Variant) domain.AddValues(plan.Model.Variants.Select(variant => new JsonString(variant.Key)));
        else if (name.Kind == SymbolKind.Mode) domain.AddValues(plan.ModelView.Scope.Union!.Modes.Where(mode => !mode.IsAbsent).Select(mode => new JsonString(mode.Key)));
        else domain.AddParameter(plan, view);
        return domain;
    }

    private void AddParameter(ModelPlan plan, RequestView view)
    {
        var here = ChoiceNames.ViewsOf(view.Scope, _name.Name).Select(pair => pair.View).ToList();
        var all = ChoiceNames.ViewsOf(plan.ModelView.Scope, _name.Name).Select(pair => pair.View).Concat(here).ToList();
        foreach (var parameter in all) AddBounds(parameter);
        var domains = all.Select(ProofSpace.DomainOf).Distinct().ToList();
        if (Hull([.. domains.OfType<NumberDomain>()]) is { } hull) Add(hull);
        foreach (var domain in domains) Add(domain);
        if (all.FirstOrDefault(parameter => parameter.Shape is EnumShape)?.Shape is EnumShape shape) AddValues(shape.Values.Select(value => value.Value));
        foreach (var parameter in all.Where(parameter => parameter.Shape is not ListShape && parameter.Effective.Enum is not null)) AddValues(parameter.Effective.Enum!.Values.Select(value => value.Value));
        IsOpen = here.Any(parameter => parameter.Shape is EnumShape { IsOpen: true } || (parameter.Shape is not ListShape && parameter.Effective.Enum is { Open: true }));
    }

    private void AddBounds(ParameterView parameter)
    {
        var effective = parameter.Effective;
        var range = parameter.Shape is ListShape ? effective.List : effective.Range ?? (effective.LengthUnit == LengthUnit.Characters ? effective.Length : null);
        _bounds.Numbers.InsertRange(0, new[] { range?.Minimum, range?.Maximum }.OfType<JsonNumber>());
    }

    /// <summary>What holds the numbers of all modes, where those of the first do not; null: they do.</summary>
    private static NumberDomain? Hull(List<NumberDomain> domains)
    {
        if (domains.Count < 2) return null;
        var (first, minimum, maximum) = (domains[0], Least(domains.Select(domain => domain.Minimum)), Least(domains.Select(domain => domain.Maximum), -1));
        if (Equals(minimum, first.Minimum) && Equals(maximum, first.Maximum)) return null;
        return new NumberDomain(minimum, maximum, domains.All(domain => Equals(domain.Step, first.Step) && Equals(domain.Minimum, first.Minimum)) ? first.Step : null);
    }

    // A bound that one of them lacks is none of all.
    private static JsonNumber? Least(IEnumerable<JsonNumber?> bounds, int sign = 1)
    {
        JsonNumber? least = null;
        decimal? value = null;
        foreach (var bound in bounds)
        {
            if (bound is null || !bound.TryGetDecimal(out var exact)) return null;
            if (value is null || exact * sign < value) (least, value) = (bound, exact * sign);
        }

        return least;
    }

    // Of several domains of a kind the first is the widest: what others narrow is cut by their bounds.
    private void Add(ProofDomain domain)
    {
        switch (domain)
        {
            case ValuesDomain values:
                AddValues(values.Values);
                break;
            case NumberDomain numbers when Measure == ChoiceMeasure.None:
                if (numbers.Step is { IsInteger: true } step && step.TryGetDecimal(out var exact) && exact > 0) Step = exact;
                AddCells(ChoiceMeasure.Value, numbers, set => set.Numbers);
                break;
            case ListDomain when Measure == ChoiceMeasure.None:
                AddCells(ChoiceMeasure.Items, new ListDomain(), set => set.Sizes);
                break;
            case TextDomain when Measure == ChoiceMeasure.None && _bounds.Numbers.Count > 0 && _name.Type.Domain.Count == 0:
                AddCells(ChoiceMeasure.Characters, new TextDomain(), set => set.Texts is { IsComplement: true } texts ? texts.Lengths : null);
                break;
            case UnionDomain union:
                foreach (var alternative in union.Alternatives) Add(alternative);
                break;
        }
    }

    private void AddValues(IEnumerable<JsonValue> values) => _values.AddRange(values.Where(_listed.Add));

    private void AddCells(ChoiceMeasure measure, ProofDomain domain, Func<ValueSet, NumberSet?> part)
    {
        _cells = [.. new ProofCellBuilder(_name.Type, _bounds).Build(domain).Select(cell => part(cell.Set)).OfType<NumberSet>()];
        if (_cells.Count > 0) Measure = measure;
    }
}
