using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Planning;

/// <summary>Everything that is known of a checked model: what the emitter prints, the interpreter runs, the schema and the docs say.</summary>
/// <remarks>Equality contract: deep, no positions.</remarks>
public sealed record ModelPlan
{
    /// <summary>The descriptor.</summary>
    public required ModelDescriptor Model { get; init; }

    /// <summary>The request as one type: the union of what all wires take.</summary>
    public required ScopeShape Shape { get; init; }

    /// <summary>The object types that the request uses, by key; each after the types that it uses itself.</summary>
    public EquatableArray<TypePlan> Types { get; init; }

    /// <summary>What holds at the model level; its body is the canonical request by parameter names.</summary>
    public required RequestView ModelView { get; init; }

    /// <summary>What holds at each provider, in the order of the wires.</summary>
    public EquatableArray<RequestView> ProviderViews { get; init; }

    /// <summary>What a finished task gives.</summary>
    public required OutputPlan Output { get; init; }

    /// <summary>The view of a provider; null: the model level. Null where the provider does not serve it.</summary>
    public RequestView? FindView(string? provider)
    {
        if (provider is null) return ModelView;
        foreach (var view in ProviderViews)
        {
            if (view.Provider == provider) return view;
        }

        return null;
    }

    /// <summary>The object type of that key.</summary>
    public TypePlan FindType(string key)
    {
        foreach (var type in Types)
        {
            if (type.Key == key) return type;
        }

        throw new ArgumentException("There is no type " + key + " in the plan of " + Model.Key, nameof(key));
    }
}

/// <summary>The fields of a request or an object as C# sees them.</summary>
/// <param name="Fields">Fields of every mode.</param>
/// <param name="Union">The union of modes, if there is one.</param>
public sealed record ScopeShape(EquatableArray<FieldShape> Fields, UnionShape? Union);

/// <summary>One field as C# sees it.</summary>
/// <param name="Declaration">What is said of it where it is declared: doc, name, default, deprecated.</param>
/// <param name="Shape">What its value looks like.</param>
/// <param name="IsRequired">Whether C# demands it: it is required at the model level.</param>
public sealed record FieldShape(ParameterDescriptor Declaration, ValueShape Shape, bool IsRequired)
{
    /// <summary>Its key.</summary>
    public string Key => Declaration.Key;
}

/// <summary>A union of modes as C# sees it.</summary>
/// <param name="Declaration">What is said of it.</param>
/// <param name="Modes">The modes, in order; without the absent mode of its own, which C# writes as null.</param>
/// <param name="IsRequired">Whether C# demands a mode: absence can never be valid.</param>
public sealed record UnionShape(ModesDescriptor Declaration, EquatableArray<ModeShape> Modes, bool IsRequired);

/// <summary>A mode as C# sees it.</summary>
/// <param name="Declaration">What is said of it.</param>
/// <param name="Fields">Its fields, taken and own.</param>
public sealed record ModeShape(ModeDescriptor Declaration, EquatableArray<FieldShape> Fields);

/// <summary>An object type of a request.</summary>
/// <param name="Key">Its key; a shared one has a slash.</param>
/// <param name="Declaration">What is said of it.</param>
/// <param name="Shape">Its fields.</param>
/// <param name="Scope">What holds for it.</param>
public sealed record TypePlan(string Key, TypeDescriptor Declaration, ScopeShape Shape, ScopeView Scope);

/// <summary>What a finished task gives.</summary>
/// <param name="Kinds">Kinds of media; several: the reply decides. Empty for an object.</param>
/// <param name="IsList">Whether it is a list of objects.</param>
/// <param name="Type">For an object: the key of its type in <see cref="Types"/>; <c>output</c> for one written in place.</param>
/// <param name="Types">The types that the output uses; each after the types that it uses itself.</param>
public sealed record OutputPlan(EquatableArray<string> Kinds, bool IsList, string? Type, EquatableArray<TypePlan> Types);

/// <summary>A request as one side judges it: the model level, or one provider with its overlay applied.</summary>
public sealed record RequestView
{
    /// <summary>The provider; null: the model level.</summary>
    public string? Provider { get; init; }

    /// <summary>The variants that are served; empty where the model has none.</summary>
    public EquatableArray<string> Variants { get; init; }

    /// <summary>The variant that is meant when none is given; null: it must be given.</summary>
    public string? DefaultVariant { get; init; }

    /// <summary>Parameters, modes and rules.</summary>
    public required ScopeView Scope { get; init; }

    /// <summary>How the request travels.</summary>
    public required BodyPlan Body { get; init; }

    /// <summary>Where each parameter stands in the body, nested fields relative to their parent: <c>seed</c> to <c>input.seeds</c>, <c>shots.text</c> to <c>prompt</c>. A wire path of a violation is looked up here, step by step, list indices kept.</summary>
    public EquatableArray<WirePath> WirePaths { get; init; }

    /// <summary>Prices; the first that holds.</summary>
    public EquatableArray<PricePlan> Prices { get; init; }

    /// <summary>The wire path of a parameter path; null where it has none.</summary>
    public string? WirePathOf(string parameterPath) => WirePath.Translate(parameterPath, WirePaths);
}

/// <summary>What holds for a request or an object.</summary>
public sealed record ScopeView
{
    /// <summary>Parameters of every mode, in order; also those that this side does not take.</summary>
    public EquatableArray<ParameterView> Parameters { get; init; }

    /// <summary>The union of modes, if there is one.</summary>
    public UnionView? Union { get; init; }

    /// <summary>The rules, in order.</summary>
    public EquatableArray<RuleCheck> Rules { get; init; }

    /// <summary>Fields that are refused.</summary>
    public EquatableArray<RefusedField> NotAccepted { get; init; }

    /// <summary>The parameter of that key, wherever it stands; of several modes' the first. Null when there is none.</summary>
    public ParameterView? FindParameter(string key)
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.Key == key) return parameter;
        }

        foreach (var mode in Union?.Modes ?? default)
        {
            foreach (var parameter in mode.Parameters)
            {
                if (parameter.Key == key) return parameter;
            }
        }

        return null;
    }
}

/// <summary>A parameter as one side judges it.</summary>
/// <param name="Effective">What holds for it, overlays applied: list, default, enum, range, length, pattern, required.</param>
/// <param name="Shape">What its value looks like.</param>
public sealed record ParameterView(ParameterDescriptor Effective, ValueShape Shape)
{
    /// <summary>Its key.</summary>
    public string Key => Effective.Key;

    /// <summary>Whether this side takes it; if not, setting it is an error <c>unsupported</c>.</summary>
    public bool IsSupported { get; init; } = true;

    /// <summary>What the endpoint implies; null: nothing. Another value is an <c>enum</c> violation.</summary>
    public JsonValue? Fixed { get; init; }

    /// <summary>Its checks, in order; the first that fails ends them.</summary>
    public EquatableArray<FieldCheck> Checks { get; init; }

    /// <summary>
    /// Whether an empty list is one of the wrong size rather than a missing one: it is required, and the least number of items is documented. Not so where
    /// another field of the mode asks for it.
    /// </summary>
    public bool CountsEmpty
    {
        get
        {
            if (Shape is not ListShape || Effective.List?.Minimum is not { AsDouble: >= 1 }) return false;
            var (isRequired, isCounted) = (false, false);
            foreach (var check in Checks)
            {
                isRequired |= check.Constraint == FieldConstraint.Required && check.Kind != ViolationKind.Requires;
                isCounted |= check.Constraint == FieldConstraint.Count;
            }

            return isRequired && isCounted;
        }
    }
}

/// <summary>A union of modes as one side judges it.</summary>
/// <param name="Declaration">What is said of it.</param>
/// <param name="Modes">The modes that this side serves, in order, with the absent mode of its own (<see cref="ModeView.IsAbsent"/>) first if there is one.</param>
/// <param name="AbsentMode">The key of the mode that absence means; null: a mode must be told.</param>
public sealed record UnionView(ModesDescriptor Declaration, EquatableArray<ModeView> Modes, string? AbsentMode)
{
    /// <summary>The name in expressions and rule lists.</summary>
    public string Name => Declaration.UnionName;

    /// <summary>The mode of that key; null when there is none.</summary>
    public ModeView? Find(string? key)
    {
        foreach (var mode in Modes)
        {
            if (mode.Key == key) return mode;
        }

        return null;
    }
}

/// <summary>A mode as one side judges it.</summary>
/// <param name="Declaration">What is said of it.</param>
/// <param name="Value">What the discriminator's field holds; null when the mode is told by the fields or is absence itself.</param>
/// <param name="Others">What a field of another mode means in a body.</param>
/// <param name="Parameters">Its parameters, taken and own, in order.</param>
public sealed record ModeView(ModeDescriptor Declaration, JsonValue? Value, OtherModes Others, EquatableArray<ParameterView> Parameters)
{
    /// <summary>Its key.</summary>
    public string Key => Declaration.Key;

    /// <summary>Whether it is the absence of a mode, a mode of its own.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>Fields that are refused while it is active.</summary>
    public EquatableArray<RefusedField> NotAccepted { get; init; }
}

/// <summary>What is wrong with a value, in the words that every part of the catalog uses; the same as the runtime's.</summary>
public enum ViolationKind
{
    /// <summary><c>required</c>.</summary>
    Required,

    /// <summary><c>type</c>.</summary>
    Type,

    /// <summary><c>enum</c>.</summary>
    Enum,

    /// <summary><c>range</c>.</summary>
    Range,

    /// <summary><c>length</c>.</summary>
    Length,

    /// <summary><c>count</c>.</summary>
    Count,

    /// <summary><c>pattern</c>.</summary>
    Pattern,

    /// <summary><c>exclusive</c>.</summary>
    Exclusive,

    /// <summary><c>requires</c>.</summary>
    Requires,

    /// <summary><c>conditional</c>.</summary>
    Conditional,

    /// <summary><c>combined</c>.</summary>
    Combined,

    /// <summary><c>unknown-field</c>.</summary>
    UnknownField,

    /// <summary><c>unsupported</c>.</summary>
    Unsupported,

    /// <summary><c>variant</c>.</summary>
    Variant,

    /// <summary><c>mode</c>.</summary>
    Mode,

    /// <summary><c>ignored</c>.</summary>
    Ignored,

    /// <summary><c>forced</c>.</summary>
    Forced,
}

/// <summary>A message in the two vocabularies: by parameter names, and by the wire's. <c>{value}</c> is replaced by the value.</summary>
/// <param name="Parameter">By parameter names.</param>
/// <param name="Wire">By the wire's names.</param>
public sealed record RuleMessage(string Parameter, string Wire)
{
    /// <summary>Values that a misspelt one may have meant, by the request's words: the nearest is proposed behind the sentence.</summary>
    public EquatableArray<string> Listed { get; init; }

    /// <summary>The same by the wire's words.</summary>
    public EquatableArray<string> WireListed { get; init; }

    /// <summary>The sentence by parameter names where no value is to be shown.</summary>
    public string WithoutValue() => Text.ValueSentence.WithoutValue(Parameter);
}

/// <summary>What a field check looks at.</summary>
public enum FieldConstraint
{
    /// <summary>The value is set.</summary>
    Required,

    /// <summary>This side takes the parameter at all.</summary>
    Supported,

    /// <summary>The value has its type; for a text that is a link, also its form.</summary>
    Type,

    /// <summary>The value equals what the endpoint implies.</summary>
    Fixed,

    /// <summary>The value (each item) is listed, or matches the open pattern.</summary>
    Enum,

    /// <summary>The number (each item) is within bounds.</summary>
    Range,

    /// <summary>The number (each item) is on its step.</summary>
    Step,

    /// <summary>The text (each item) has the right length.</summary>
    Length,

    /// <summary>The text (each item) matches its pattern.</summary>
    Pattern,

    /// <summary>The list has the right number of items.</summary>
    Count,
}

/// <summary>One check of a parameter on its own.</summary>
/// <param name="Constraint">What it looks at; the bounds stand in the parameter's effective descriptor.</param>
/// <param name="Id">The rule id: <c>duration.range</c>.</param>
/// <param name="Kind">The kind of its violation.</param>
/// <param name="Message">Its message.</param>
public sealed record FieldCheck(FieldConstraint Constraint, string Id, ViolationKind Kind, RuleMessage Message)
{
    /// <summary>Whether it only warns.</summary>
    public bool IsWarning { get; init; }

    /// <summary>
    /// The parameter that is reported instead, if this one is: a required field of a mode that is told by the fields is missed by
    /// the other field that chose the mode. Several: the first that is set. Empty: the parameter itself.
    /// </summary>
    public EquatableArray<string> ReportAt { get; init; }
}

/// <summary>A rule in its normal form: violated exactly when <see cref="When"/> is true (or there is none) and <see cref="Holds"/> is false. Unknown violates nothing.</summary>
/// <param name="Id">The rule id; the several checks of one rule share it.</param>
/// <param name="Kind">The kind of its violation.</param>
/// <param name="IsWarning">Whether it only warns.</param>
/// <param name="When">The condition, the mode's included; null: always.</param>
/// <param name="Holds">What must not be false.</param>
/// <param name="Parameter">The parameter that is reported: a key, <c>parent.child</c>, or empty for none.</param>
/// <param name="Wire">Its path in the body, relative to the scope; null where it has none.</param>
/// <param name="Message">Its message.</param>
public sealed record RuleCheck(string Id, ViolationKind Kind, bool IsWarning, Expression? When, Expression Holds, string Parameter, string? Wire, RuleMessage Message)
{
    /// <summary>Where an expression speaks of several parameters, or of a mode that several fields tell: all of them. The first that is set is reported; none: <see cref="Parameter"/>.</summary>
    public EquatableArray<string> ReportAt { get; init; }

    /// <summary>The rule in the descriptor; the root for what is derived from elsewhere.</summary>
    public Diagnostics.Pointer Pointer { get; init; }
}

/// <summary>A price in its checked form. The first whose condition holds counts; one whose condition is unknown leaves the price unknown.</summary>
/// <param name="Declaration">As it is declared.</param>
/// <param name="Quantity">How many units a request means: a number; not above 0 or unknown: then the price is unknown. Null: one.</param>
/// <param name="When">When it holds; null: always.</param>
public sealed record PricePlan(PriceDescriptor Declaration, Expression? Quantity, Expression? When);
