using System.Text;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Requests;

/// <summary>A model as C# that uses it sees it.</summary>
internal sealed class RequestModel
{
    private readonly Dictionary<string, Term> _terms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given;

    /// <summary>Takes a model.</summary>
    /// <param name="plan">What holds for it.</param>
    /// <param name="names">What it is called.</param>
    public RequestModel(ModelPlan plan, NamePlan names)
    {
        Plan = plan;
        Names = names;
        _given = [.. GivenMessages(plan)];
        if (names.Variants is { } variants) _terms["variant"] = new Term(NamePlan.VariantProperty, variants.Find);
        AddTerms(plan.Shape, names.Request, "");
    }

    /// <summary>What holds for it.</summary>
    public ModelPlan Plan { get; }

    /// <summary>What it is called.</summary>
    public NamePlan Names { get; }

    /// <summary>The property of a parameter path: <c>markers[1].text</c> to <c>Markers[1].Text</c>; the path itself where it has none.</summary>
    public string NameOf(string path)
    {
        var name = new StringBuilder();
        var plain = "";
        foreach (var step in path.Split('.'))
        {
            var index = step.IndexOf('[');
            var key = index < 0 ? step : step.Substring(0, index);
            plain = plain.Length == 0 ? key : plain + "." + key;
            if (FindTerm(plain) is not { } term) return path;
            name.Append(name.Length == 0 ? "" : ".").Append(term.Property).Append(index < 0 ? "" : step.Substring(index));
        }

        return name.ToString();
    }

    /// <summary>What a violation says, with the names of C#: properties for parameters, enum members for their values. A sentence that the descriptor gives stays as it is.</summary>
    /// <param name="violation">The violation.</param>
    public string InCSharp(RequestViolation violation)
    {
        if (_given.Contains(violation.Message)) return violation.Message;
        var parts = violation.Message.Split('`');

        // A value belongs to the parameter that was named last; before any is, to the one that is reported. Rules of an object speak of its fields alone.
        var scopes = new[] { Plain(violation.Parameter), Plain(RequestPath.ParentOf(violation.Parameter)), "" };
        var spoken = FindTerm(Plain(violation.Parameter));
        var isNamed = false;
        for (var i = 1; i < parts.Length - 1; i += 2)
        {
            var word = parts[i];
            var scope = Array.Find(scopes, one => FindTerm(Inside(one, Plain(word))) is not null);
            if ((isNamed || scope is null) && spoken?.Find(word) is { } value) parts[i] = value;
            else if (scope is not null) (parts[i], spoken, isNamed) = (NameIn(scope, word), FindTerm(Inside(scope, Plain(word))), true);
        }

        return string.Join("`", parts);
    }

    private string NameIn(string scope, string word) => scope.Length == 0 ? NameOf(word) : NameOf(Inside(scope, word)).Substring(NameOf(scope).Length + 1);

    private static string Inside(string scope, string word) => scope.Length == 0 ? word : scope + "." + word;

    /// <summary>A path without the numbers of items.</summary>
    private static string Plain(string path)
    {
        for (var start = path.IndexOf('['); start >= 0; start = path.IndexOf('['))
        {
            var end = path.IndexOf(']', start);
            if (end < 0) break;
            path = path.Remove(start, end - start + 1);
        }

        return path;
    }

    /// <summary>What a plain path is called, step by step into objects.</summary>
    private Term? FindTerm(string plain) => _terms.TryGetValue(plain, out var term) ? term : null;

    private void AddTerms(ScopeShape shape, ScopeNames names, string keys)
    {
        foreach (var field in shape.Fields) AddTerm(field, names[field.Key], keys);
        if (shape.Union is not { } union || names.Union is not { } unionNames) return;
        _terms[keys + union.Declaration.UnionName] = new Term(unionNames.Property, value => ModeOf(union, unionNames, value));
        foreach (var mode in union.Modes)
        {
            foreach (var field in mode.Fields) AddTerm(field, unionNames[mode.Declaration.Key][field.Key], keys);
        }
    }

    private void AddTerm(FieldShape field, PropertyNames names, string keys)
    {
        if (_terms.ContainsKey(keys + field.Key)) return;
        _terms[keys + field.Key] = new Term(names.Property, value => ValueOf(field.Shape, names.ValueType, value));

        // A type may hold itself: paths in sentences are one or two steps long.
        if (keys.Length > 0 || ValueShape.ObjectOf(field.Shape) is not { } type) return;
        AddTerms(Plan.FindType(type.Type).Shape, Names.FindType(type.Type).Scope, field.Key + ".");
    }

    private static string? ModeOf(UnionShape union, UnionNames names, string value) =>
        union.Modes.FirstOrDefault(mode => value == (union.Declaration.On is not null && mode.Declaration.Value is { } told ? told.ToText() : mode.Declaration.Key)) is { } mode ? names.Qualified(names[mode.Declaration.Key]) : null;

    private string? ValueOf(ValueShape shape, string? valueType, string value) => (shape is ListShape list ? list.Item : shape, valueType) switch
    {
        (EnumShape, { } type) => Names.FindEnum(type).Find(value),
        (ChoiceShape, { } type) when Names.FindChoice(type) is var choice => choice.Literals.FirstOrDefault(one => one.Value == value) is { } literal
            ? type + "." + literal.Member
            : choice.EnumType is { } listed ? Names.FindEnum(listed).Find(value) : null,
        _ => null,
    };

    private static IEnumerable<string> GivenMessages(ModelPlan plan)
    {
        var types = plan.Types.Select(type => type.Declaration);
        var rules = plan.Model.Rules
            .Concat(RulesOf(plan.Model.Modes))
            .Concat(plan.Model.Wires.SelectMany(wire => wire.Rules))
            .Concat(types.SelectMany(type => type.Rules.Concat(RulesOf(type.Modes))));
        return rules.Select(rule => rule.Message).OfType<string>();
    }

    private static IEnumerable<RuleDescriptor> RulesOf(ModesDescriptor? modes) => modes?.Modes.SelectMany(mode => mode.Rules) ?? [];

    /// <summary>What a parameter is called.</summary>
    /// <param name="Property">Its property.</param>
    /// <param name="Find">The C# of one of its values; null: it is no name.</param>
    private sealed record Term(string Property, Func<string, string?> Find);
}
