using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Turns tighter constraints into conditions.</summary>
internal sealed class NarrowBuilder(Expression value, string path, ParameterDescriptor narrowed, ICollection<Finding> findings)
{
    public IEnumerable<Part> Build()
    {
        var isList = value.Type.Kind == ExpressionKind.List;
        var item = isList ? value.Type.Item! : value.Type;
        if (narrowed.Enum is { } values)
        {
            foreach (var unknown in values.Values.Where(v => item.Domain.Count > 0 && !item.Domain.Contains(v.Value.ToText())))
                findings.Add(ModelDiagnostics.ValueNotAllowed.At(unknown.Pointer, unknown.Value, path, ConstraintChecker.OneOf(item.Domain.ToList(), unknown.Value)));
            yield return Part(ViolationKind.Enum, Each(target => Conditions.In(target, values.Values.Select(v => v.Value))));
        }

        if (narrowed.Range is { } range && Suits(item.Kind is ExpressionKind.Integer or ExpressionKind.Number, "range", "numbers"))
            yield return Part(ViolationKind.Range, Each(target => new InRangeExpression(target, range.Minimum, range.Maximum)));
        if (narrowed.Length is { } length && Suits(item.Kind == ExpressionKind.Text, "length", "texts"))
            yield return Part(ViolationKind.Length, Each(target => new InRangeExpression(new SizeExpression(target), length.Minimum, length.Maximum)));
        if (narrowed.Pattern is { } pattern && Suits(item.Kind == ExpressionKind.Text, "pattern", "texts"))
        {
            ConstraintChecker.CheckPattern(pattern, narrowed.Pointer / "pattern", findings);
            var whole = Conditions.Literal(new JsonString("^(?:" + pattern + ")$"));
            yield return Part(ViolationKind.Pattern, Each(target => new TextExpression(TextFunction.Matches, target, whole)));
        }

        if (narrowed.List is { } count && Suits(isList, "list", "lists"))
            yield return Part(ViolationKind.Count, new InRangeExpression(new SizeExpression(value), count.Minimum, count.Maximum)) with { When = Conditions.Has(value) };
        foreach (var (key, word) in Unsuited()) findings.Add(ModelDiagnostics.CannotNarrow.AtKey(narrowed.Pointer / key, word));
    }

    private IEnumerable<(string Key, string Word)> Unsuited()
    {
        if (narrowed.Step is not null) yield return ("step", "step");
        if (narrowed.LengthUnit != LengthUnit.Characters) yield return ("length", "length in " + narrowed.LengthUnit.ToString().ToLowerInvariant());
        if (narrowed.Asset is { } asset) yield return (ConstraintChecker.NameOf(asset), ConstraintChecker.NameOf(asset));
    }

    private bool Suits(bool fits, string constraint, string what)
    {
        if (!fits) findings.Add(ModelDiagnostics.ConstraintDoesNotFit.AtKey(narrowed.Pointer / constraint, constraint, what, path, value.Type));
        return fits;
    }

    private Part Part(ViolationKind kind, Expression holds) => new(kind, holds, path, [path]);

    private Expression Each(Func<Expression, Expression> condition)
    {
        if (value.Type.Kind != ExpressionKind.List) return condition(value);
        var item = new Symbol("item", SymbolKind.Variable, value.Type.Item!);
        return new MacroExpression(MacroKind.All, value, item, condition(new NameExpression(item)), ExpressionType.Boolean);
    }
}
