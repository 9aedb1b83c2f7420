using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Checking;

/// <summary>The requests of one side as the prover sees them: names, their domains, what they obey.</summary>
internal sealed class ProofSpace
{
    private readonly Dictionary<string, ProofVariable> _variables = new(StringComparer.Ordinal);
    private readonly List<(RuleCheck? Rule, ProofConstraint Constraint)> _constraints = [];
    private readonly Prover _prover;

    public ProofSpace(ModelPlan plan, RequestView view)
    {
        View = view;
        AddVariants(plan);
        foreach (var parameter in view.Scope.Parameters.Where(p => p.IsSupported))
            Add(SymbolOf(parameter, SymbolKind.Parameter, plan), parameter.Effective.Required != true, DomainOf(parameter));
        if (view.Scope.Union is { } union) AddModes(union, plan);
        foreach (var rule in view.Scope.Rules.Where(rule => !rule.IsWarning && CanProve(rule)))
            _constraints.Add((rule, new ProofConstraint(rule.When, rule.Holds)));
        _prover = new Prover(_variables.Values);
    }

    public RequestView View { get; }

    private IEnumerable<ProofConstraint> Constraints => _constraints.Select(pair => pair.Constraint);

    /// <summary>
    /// Whether the prover can say something of a rule. A parameter of a mode has its default only while the mode is active, which the
    /// prover does not know: such a rule is left out, so that less is proven, never more.
    /// </summary>
    public static bool CanProve(RuleCheck rule) =>
        Mentioned(rule).All(CanProve);

    private static bool CanProve(Symbol symbol) => symbol.Kind != SymbolKind.ModeParameter || symbol.Default is null;

    public RuleVerdict Judge(RuleCheck rule) =>
        _prover.Judge(new ProofConstraint(rule.When, rule.Holds), _constraints.Where(pair => pair.Rule?.Pointer != rule.Pointer).Select(pair => pair.Constraint).ToList());

    /// <summary>Whether a rule follows from what each parameter says of itself. That one rule follows from others is no mistake: documents say things twice.</summary>
    public bool IsImplied(RuleCheck rule) =>
        _prover.CanViolate(new ProofConstraint(rule.When, rule.Holds), _constraints.Where(pair => pair.Rule is null).Select(pair => pair.Constraint)).IsImpossible;

    public bool CanSatisfy(Expression? goal) => !_prover.CanSatisfy(Constraints, goal).IsImpossible;

    /// <summary>Whether some valid request may make a condition true; also where the prover cannot say.</summary>
    public bool CanHold(Expression condition) => !Conditions.SymbolsOf(condition).All(CanProve) || CanSatisfy(condition);

    /// <summary>Whether some valid request has a value there.</summary>
    public bool CanBe(string name, string value)
    {
        if (!_variables.TryGetValue(name, out var variable)) return false;
        var text = variable.Domain is ValuesDomain { Values: { Count: > 0 } values } ? values.FirstOrDefault(v => v.ToText() == value) : new JsonString(value);
        if (text is null) return false;

        // What no rule speaks of is free.
        if (!_constraints.Any(pair => pair.Rule is { } rule && Mentioned(rule).Any(symbol => symbol.Name == name))) return true;
        return !_prover.CanBe(variable.Symbol, text, Constraints).IsImpossible;
    }

    private static IEnumerable<Symbol> Mentioned(RuleCheck rule) =>
        Conditions.SymbolsOf(rule.Holds).Concat(rule.When is null ? [] : Conditions.SymbolsOf(rule.When));

    private void AddVariants(ModelPlan plan)
    {
        if (plan.Model.Variants.Count == 0) return;
        var keys = plan.Model.Variants.Select(v => v.Key).ToEquatableArray();
        var initial = View.DefaultVariant is { } key ? new JsonString(key) : null;
        Add(new Symbol("variant", SymbolKind.Variant, new ExpressionType(ExpressionKind.Text) { Domain = keys }, initial), initial is not null, Values(keys));
    }

    private void AddModes(UnionView union, ModelPlan plan)
    {
        var keys = union.Modes.Where(mode => !mode.IsAbsent).Select(mode => mode.Key).ToEquatableArray();
        var type = new ExpressionType(ExpressionKind.Text) { Domain = union.Modes.Select(mode => mode.Key).ToEquatableArray() };
        var symbol = new Symbol(union.Name, SymbolKind.Mode, type, union.AbsentMode is { } absent ? new JsonString(absent) : null);
        Add(symbol, union.AbsentMode is not null, Values(keys));
        foreach (var group in union.Modes.SelectMany(mode => mode.Parameters.Where(p => p.IsSupported).Select(p => (mode, p))).GroupBy(pair => pair.p.Key))
        {
            var domains = group.Select(pair => DomainOf(pair.p)).Distinct().ToList();
            var parameter = SymbolOf(group.First().p, SymbolKind.ModeParameter, plan) with { Default = null };
            Add(parameter, true, domains.Count == 1 ? domains[0] : Widest(group.First().p.Shape));
            var isSet = Conditions.Has(new NameExpression(parameter));
            foreach (var (mode, _) in group.Where(pair => pair.p.Effective.Required == true))
                _constraints.Add((null, new ProofConstraint(Conditions.Is(symbol, mode.Key), isSet)));
            var owners = Conditions.AnyOf(group.Select(pair => Conditions.Is(symbol, pair.mode.Key)));
            _constraints.Add((null, new ProofConstraint(Conditions.Not(owners), Conditions.Not(isSet))));
        }
    }

    private void Add(Symbol symbol, bool canBeAbsent, ProofDomain domain)
    {
        if (!_variables.ContainsKey(symbol.Name)) _variables[symbol.Name] = new ProofVariable(symbol, canBeAbsent, domain);
    }

    private static Symbol SymbolOf(ParameterView parameter, SymbolKind kind, ModelPlan plan) =>
        new(parameter.Key, kind, TypeOf(parameter.Shape, plan), parameter.Effective.Default is JsonNull ? null : parameter.Effective.Default);

    /// <summary>What conditions compare values of a shape as.</summary>
    public static ExpressionType TypeOf(ValueShape shape, ModelPlan plan) => shape switch
    {
        EnumShape { IsOpen: false } values => new ExpressionType(ExpressionKind.Text) { Domain = values.Values.Select(v => v.Value.ToText()).ToEquatableArray() },
        IntegerShape => ExpressionType.Integer,
        NumberShape => ExpressionType.Number,
        BooleanShape => ExpressionType.Boolean,
        JsonShape => new ExpressionType(ExpressionKind.Json),
        ListShape list => new ExpressionType(ExpressionKind.List) { Item = TypeOf(list.Item, plan) },
        ObjectShape => new ExpressionType(ExpressionKind.Object),
        ChoiceShape choice => TypeOf(choice.Alternatives[0], plan) with
        {
            Alternatives = choice.Alternatives.Skip(1).Select(s => TypeOf(s, plan))
                .Concat(choice.Literals.Count > 0 ? [new ExpressionType(ExpressionKind.Text) { Domain = choice.Literals }] : []).ToEquatableArray(),
        },
        _ => ExpressionType.Text,
    };

    private static ValuesDomain Values(EquatableArray<string> texts) => new(texts.Select(text => (JsonValue)new JsonString(text)).ToEquatableArray());

    private static ProofDomain Widest(ValueShape shape) => DomainOf(new ParameterView(new ParameterDescriptor("", default), shape));

    /// <summary>What a parameter may be, by what is said of it alone.</summary>
    public static ProofDomain DomainOf(ParameterView parameter)
    {
        var effective = parameter.Effective;
        if (parameter.Fixed is { } implied) return new ValuesDomain([implied]);
        if (parameter.Shape is ListShape) return new ListDomain(Math.Max(1, Bound(effective.List?.Minimum, 1)), Bound(effective.List?.Maximum, int.MaxValue));
        if (effective.Enum is { Open: false } values && parameter.Shape is not ChoiceShape) return new ValuesDomain(values.Values.Select(v => v.Value).ToEquatableArray());
        return parameter.Shape switch
        {
            EnumShape { IsOpen: false } listed => new ValuesDomain(listed.Values.Select(v => v.Value).ToEquatableArray()),
            BooleanShape => ProofDomain.Boolean,
            IntegerShape or NumberShape => new NumberDomain(effective.Range?.Minimum, effective.Range?.Maximum, effective.Step),
            TextShape or EnumShape when effective.LengthUnit == LengthUnit.Characters =>
                new TextDomain(Math.Max(1, Bound(effective.Length?.Minimum, 1)), Bound(effective.Length?.Maximum, int.MaxValue)),
            TextShape or EnumShape or MediaShape => ProofDomain.Text,
            ChoiceShape choice => new UnionDomain(choice.Alternatives.Select(s => DomainOf(parameter with { Shape = s }))
                .Concat(choice.Literals.Count > 0 ? [Values(choice.Literals)] : []).ToEquatableArray()),
            _ => ProofDomain.Opaque,
        };
    }

    private static int Bound(JsonNumber? number, int otherwise) =>
        number is not null && number.TryGetDecimal(out var value) ? (int)Math.Max(0, Math.Min(value, int.MaxValue)) : otherwise;
}
