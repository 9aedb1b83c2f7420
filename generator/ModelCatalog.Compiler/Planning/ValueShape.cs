using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Planning;

/// <summary>What a parameter's value looks like, the same at every provider: what C# type it has and what JSON it reads and writes.</summary>
/// <remarks>Equality contract: deep.</remarks>
public abstract record ValueShape
{
    /// <summary>The object that a shape, an item of it or one of its alternatives is; null: there is none.</summary>
    public static ObjectShape? ObjectOf(ValueShape shape) => shape switch
    {
        ObjectShape type => type,
        ListShape list => ObjectOf(list.Item),
        ChoiceShape choice => choice.Alternatives.OfType<ObjectShape>().FirstOrDefault(),
        _ => null,
    };
}

/// <summary>Free text.</summary>
public sealed record TextShape : ValueShape;

/// <summary>A link to a file: an absolute http(s) URL, or what else the document says.</summary>
/// <param name="Kinds"><c>image video audio url</c>; several where either will do.</param>
public sealed record MediaShape(EquatableArray<string> Kinds) : ValueShape;

/// <summary>The width of an integer in C#.</summary>
public enum IntegerWidth
{
    /// <summary>Both bounds fit <see cref="int"/>.</summary>
    Int32,

    /// <summary>No bounds, or bounds within <see cref="long"/>.</summary>
    Int64,

    /// <summary>An upper bound above <see cref="long.MaxValue"/>, none below 0.</summary>
    UInt64,
}

/// <summary>A whole number.</summary>
/// <param name="Width">Its width in C#.</param>
public sealed record IntegerShape(IntegerWidth Width) : ValueShape;

/// <summary>A double.</summary>
public sealed record NumberShape : ValueShape;

/// <summary>A boolean.</summary>
public sealed record BooleanShape : ValueShape;

/// <summary>Any JSON.</summary>
public sealed record JsonShape : ValueShape;

/// <summary>An exact decimal number; of replies alone.</summary>
public sealed record DecimalShape : ValueShape;

/// <summary>How a reply writes a time.</summary>
public enum TimeForm
{
    /// <summary>Seconds since 1970, UTC.</summary>
    UnixSeconds,

    /// <summary>Milliseconds since 1970, UTC.</summary>
    UnixMilliseconds,

    /// <summary>ISO 8601; without an offset it is UTC.</summary>
    Iso,
}

/// <summary>A time; of replies alone.</summary>
/// <param name="Form">How it is written.</param>
public sealed record TimeShape(TimeForm Form) : ValueShape;

/// <summary>One of several texts.</summary>
/// <param name="Values">The union of what the providers take, in order.</param>
/// <param name="IsOpen">Whether others are possible: a struct with known values in C#, else an enum.</param>
/// <param name="Type">The named type that it comes from, or null for an enum of this parameter alone.</param>
public sealed record EnumShape(EquatableArray<EnumValueDescriptor> Values, bool IsOpen, string? Type) : ValueShape;

/// <summary>An object of a named type.</summary>
/// <param name="Type">The type's key, in <see cref="ModelPlan.Types"/>.</param>
public sealed record ObjectShape(string Type) : ValueShape;

/// <summary>Alternatives that are told apart by their JSON kind or as literals: <c>number | 'auto'</c>.</summary>
/// <param name="Alternatives">At most one each of text-like, number, boolean and object.</param>
/// <param name="Literals">Texts that are allowed beside them.</param>
public sealed record ChoiceShape(EquatableArray<ValueShape> Alternatives, EquatableArray<string> Literals) : ValueShape;

/// <summary>A list.</summary>
/// <param name="Item">Its items.</param>
/// <param name="IsSingleBare">Whether a list of one is written as the bare item.</param>
public sealed record ListShape(ValueShape Item, bool IsSingleBare) : ValueShape;
