using ModelCatalog.Compiler.Emission.Validation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>The checks of an option's value as C#: the same for a call and for a body that is read.</summary>
/// <param name="context">The types.</param>
/// <param name="patterns">Takes the patterns.</param>
/// <param name="rule">A rule as an expression.</param>
internal sealed class OptionChecks(EmissionContext context, PatternTable patterns, Func<FieldCheck, string> rule)
{
    private readonly FieldConditions _conditions = new(context, patterns);

    /// <summary>What an option looks like in C#: its words are texts.</summary>
    public static ValueShape ShapeOf(ParameterView view) => OptionPlan.Of(view.Effective).Kind switch
    {
        OptionKind.Integer => new IntegerShape(IntegerWidth.Int64),
        OptionKind.Number => new NumberShape(),
        OptionKind.Boolean => new BooleanShape(),
        _ => view.Shape is MediaShape ? view.Shape : new TextShape(),
    };

    /// <summary>Statements of which each adds a violation if the value fails; all but the first follow an <c>else</c>.</summary>
    /// <param name="view">What holds for the option.</param>
    /// <param name="value">A local with its value.</param>
    public IEnumerable<string> Failures(ParameterView view, string value)
    {
        var shape = ShapeOf(view);
        foreach (var check in view.Checks.Where(check => check.Constraint != FieldConstraint.Required))
        {
            if (_conditions.Fails(check.Constraint, view, shape, null, value) is not { } condition) continue;
            if (check.Constraint == FieldConstraint.Enum && view.Effective.Enum?.OpenPattern is { } pattern) condition += $" && !{patterns.Whole(pattern)}.IsMatch({value})";
            var measure = check.Constraint == FieldConstraint.Length ? ", " + FieldConditions.LengthOf(view.Effective.LengthUnit, value) : "";
            yield return $"if ({condition})\n    violations.Add({rule(check)}, {Literals.Text(view.Key)}, {context.Json(shape, null, value, false)}{measure});";
        }
    }
}
