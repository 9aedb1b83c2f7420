using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Whether the C# type of a parameter can hold an integer: a 64-bit number may be too large for it, or negative.</summary>
internal static class IntegerFit
{
    /// <summary>Whether a value that has the kind of a shape can be held.</summary>
    public static bool IsHeld(ValueShape shape, JsonValue value)
    {
        switch (shape)
        {
            case IntegerShape integer when value is JsonNumber number && number.TryGetDecimal(out var whole):
                return integer.Width switch
                {
                    IntegerWidth.Int32 => whole is >= int.MinValue and <= int.MaxValue,
                    IntegerWidth.UInt64 => whole is >= 0 and <= ulong.MaxValue,
                    _ => whole is >= long.MinValue and <= long.MaxValue,
                };
            case ListShape list when value is JsonArray array:
                foreach (var item in array.Items)
                {
                    if (!IsHeld(list.Item, item)) return false;
                }

                return true;
            case ChoiceShape choice:
                foreach (var alternative in choice.Alternatives)
                {
                    if (!IsHeld(alternative, value)) return false;
                }

                return true;
            default:
                return true;
        }
    }

    /// <summary>What the value must be instead, in words.</summary>
    public static string Expected(ValueShape shape) => shape is ListShape list
        ? "a list of which each item is " + Expected(list.Item)
        : ConstraintCheck.Describe(shape) + " that fits the parameter's type";
}
