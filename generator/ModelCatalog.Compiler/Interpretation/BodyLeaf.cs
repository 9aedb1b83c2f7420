using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>A field of a body that the plan knows, with what stands there.</summary>
/// <param name="field">What the plan says of it.</param>
/// <param name="parent">The path of the object that the plan is of; empty for the body.</param>
/// <param name="value">What stands there; null: nothing.</param>
internal sealed class BodyLeaf(BodyField field, string parent, JsonValue? value)
{
    /// <summary>What the plan says of it.</summary>
    public BodyField Field { get; } = field;

    /// <summary>What the plan says of its value.</summary>
    public BodyNode Node => Field.Node;

    /// <summary>Its path.</summary>
    public string Path => parent.Length == 0 ? Field.Path : parent + "." + Field.Path;

    /// <summary>What stands there; null: nothing.</summary>
    public JsonValue? Value { get; } = value;

    /// <summary>Whether something stands there that does not count as absent.</summary>
    public bool IsPresent { get; } = !IsAbsent(value)
        && !(field.Node is BodyValueNode { Else: { } otherwise } && otherwise.Equals(value));

    /// <summary>Whether a value counts as absent: nothing, null, the empty text, the empty list.</summary>
    public static bool IsAbsent(JsonValue? value) => value is null or JsonNull or JsonString { Value.Length: 0 } or JsonArray { Items.Count: 0 };
}
