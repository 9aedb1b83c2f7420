using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Kinds of values, as reading asks for them.</summary>
internal static class ConstraintCheck
{
    /// <summary>Whether a value has the kind of a shape; for an object only that it is one: its fields are read apart.</summary>
    public static bool HasKind(ValueShape shape, JsonValue value) => ConstraintChecker.HasKind(shape, value);

    /// <summary>What the kind of a shape is called.</summary>
    public static string Describe(ValueShape shape) => shape switch
    {
        MediaShape => "text",
        ChoiceShape choice => string.Join(" or ", choice.Alternatives.Select(Describe).Concat(choice.Literals.Select(l => "`" + l + "`"))),
        _ => ConstraintChecker.DescribeKind(shape),
    };
}
