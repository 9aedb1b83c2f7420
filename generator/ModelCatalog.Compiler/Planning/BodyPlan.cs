using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Planning;

/// <summary>How a request travels: the whole body as a tree, envelope and fields together. Writing walks it; reading walks it backwards.</summary>
/// <param name="Root">The body.</param>
/// <param name="Route">The provider's route; null: the default.</param>
/// <param name="ModelIds">The wire's model id by variant (key null where the model has no variants).</param>
/// <param name="ModelFrom">The parameter that holds the model id instead; null: none.</param>
/// <param name="Options">Options of the call that the body carries, by name.</param>
public sealed record BodyPlan(BodyObjectNode Root, string? Route, EquatableArray<ModelIdPlan> ModelIds, string? ModelFrom, EquatableArray<ParameterView> Options)
{
    /// <summary>Whether the route answers with the output at once, if it is asked to.</summary>
    public bool IsSync { get; init; }

    /// <summary>Whether one request may start several tasks.</summary>
    public bool IsBatch { get; init; }
}

/// <summary>A model id on the wire.</summary>
/// <param name="Variant">The variant; null where the model has none.</param>
/// <param name="When">When this id is used, where an expression chooses; null: always.</param>
/// <param name="Id">The id.</param>
public sealed record ModelIdPlan(string? Variant, Expression? When, string Id);

/// <summary>A part of a body.</summary>
public abstract record BodyNode;

/// <summary>An object. It is left out when it has nothing to write, unless it is the root or an item of a list.</summary>
/// <param name="Members">Its members, in order; names are unique.</param>
public sealed record BodyObjectNode(EquatableArray<BodyMemberNode> Members) : BodyNode;

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record BodyMemberNode(string Name, BodyNode Value);

/// <summary>The wire's model id.</summary>
public sealed record BodyModelIdNode : BodyNode;

/// <summary>An option of the call; left out when it is absent.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsOfPrice">Whether only the request that asks for a price has it: it is read, and no submit ever writes it.</param>
public sealed record BodyOptionNode(string Name, bool IsOfPrice = false) : BodyNode;

/// <summary>A constant.</summary>
/// <param name="Value">The constant.</param>
/// <param name="When">When it is written; null: always.</param>
public sealed record BodyConstantNode(JsonValue Value, Expression? When) : BodyNode;

/// <summary>A value of the request.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="When">When it is written; null: whenever the source gives something.</param>
/// <param name="Else">What is written when the source gives nothing; null: nothing.</param>
/// <param name="IsAlias">Whether another node writes the same value: this one is read only if the other is absent.</param>
public sealed record BodyValueNode(BodySource Source, Expression? When = null, JsonValue? Else = null, bool IsAlias = false) : BodyNode;

/// <summary>Where a value comes from.</summary>
public abstract record BodySource;

/// <summary>A parameter.</summary>
/// <param name="Parameter">Its key.</param>
/// <param name="Modes">The modes that have it; empty: every mode.</param>
/// <param name="Shape">What its value looks like.</param>
/// <param name="Conversion">How it is converted; null: as it is.</param>
/// <param name="Object">For an object or a list of objects: the mapping of its fields.</param>
public sealed record ParameterSource(string Parameter, EquatableArray<string> Modes, ValueShape Shape, ValueConversion? Conversion, BodyObjectNode? Object) : BodySource;

/// <summary>One list of several parameters; absent ones are left out.</summary>
/// <param name="Items">The parameters, each with a scalar or a list value.</param>
public sealed record ListSource(EquatableArray<ParameterSource> Items) : BodySource;

/// <summary>The variant.</summary>
/// <param name="Conversion">The wire's value for each variant; null: its key.</param>
public sealed record VariantSource(ValueConversion? Conversion) : BodySource;

/// <summary>The discriminator of the union.</summary>
/// <param name="Values">What each mode writes; a mode that is not listed writes nothing. The absent mode's key is <c>none</c>.</param>
/// <param name="Conversion">Ambiguous readings and the weight of a mismatch.</param>
public sealed record ModeSource(EquatableArray<ModeValue> Values, ValueConversion? Conversion) : BodySource;

/// <summary>What a mode writes into a discriminator's field.</summary>
/// <param name="Mode">The mode's key.</param>
/// <param name="Value">The wire's value.</param>
public sealed record ModeValue(string Mode, JsonValue Value);

/// <summary>A choice among sources by the mode, the variant or a parameter.</summary>
/// <param name="By">What chooses.</param>
/// <param name="Cases">The sources; without one nothing is written.</param>
public sealed record ChoiceSource(Expression By, EquatableArray<ChoiceSourceCase> Cases) : BodySource;

/// <summary>One case of a choice.</summary>
/// <param name="Case">A value of the choosing expression as text.</param>
/// <param name="Source">The source.</param>
public sealed record ChoiceSourceCase(string Case, BodySource Source);

/// <summary>How a value changes on its way to the wire and back.</summary>
public sealed record ValueConversion
{
    /// <summary>Forms: the first is written, all are read. <c>string integer number boolean json list</c>, or a template with <c>{}</c>. Empty: as it is.</summary>
    public EquatableArray<string> Forms { get; init; }

    /// <summary>From the request's value (as text) to the wire's. A value that is not listed travels as it is.</summary>
    public EquatableArray<ValuePair> Values { get; init; }

    /// <summary>From a wire value (as text) that several request values share to the one that it is read as.</summary>
    public EquatableArray<ValuePair> Reads { get; init; }

    /// <summary>Whether a wire value that disagrees with the rest of the body only warns.</summary>
    public bool MismatchWarns { get; init; }
}

/// <summary>One pair of a value map.</summary>
/// <param name="From">The value that is looked up, as text.</param>
/// <param name="To">What it becomes.</param>
public sealed record ValuePair(string From, JsonValue To);
