using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Which values an expression may have: of each kind a set. A kind that it cannot have is null.</summary>
internal sealed record ValueSet
{
    /// <summary>No value.</summary>
    public static ValueSet None { get; } = new();

    /// <summary>Only unknown.</summary>
    public static ValueSet Unknown { get; } = new() { Booleans = Truths.Unknown };

    /// <summary>Booleans; <see cref="Truths.Unknown"/> stands for an unknown value of any kind.</summary>
    public Truths Booleans { get; init; }

    public NumberSet? Numbers { get; init; }

    public TextSet? Texts { get; init; }

    /// <summary>For lists: their sizes.</summary>
    public NumberSet? Sizes { get; init; }

    /// <summary>For lists: their items.</summary>
    public ValueSet? Items { get; init; }

    /// <summary>For objects and any JSON: only that there is one.</summary>
    public bool HasObjects { get; init; }

    public bool MayBeUnknown => Booleans.May(Truths.Unknown);

    /// <summary>Whether there is any value but unknown.</summary>
    public bool MayBeKnown => Booleans.May(Truths.Either) || Numbers is not null || Texts is not null || Sizes is not null || HasObjects;

    /// <summary>Whether there is exactly one value, and it can be compared.</summary>
    public bool IsSingle =>
        Booleans switch
        {
            Truths.True or Truths.False => Numbers is null && Texts is null && Sizes is null && !HasObjects,
            Truths.None => Sizes is null && !HasObjects && (Numbers is null ? Texts is { IsSingle: true } : Texts is null && Numbers.Value.IsSingle),
            _ => false,
        };

    public static ValueSet Of(Truths truths) => new() { Booleans = truths };

    public static ValueSet Of(NumberSet numbers) => new() { Numbers = numbers };

    public static ValueSet Of(TextSet texts) => new() { Texts = texts };

    /// <summary>The set of one operand.</summary>
    public static ValueSet Of(Operand operand) => operand.Kind switch
    {
        OperandKind.Boolean => Of(TruthSets.Of(operand.Boolean)),
        OperandKind.Integer or OperandKind.Number => Of(NumberSet.Of(operand)!.Value),
        OperandKind.Text => Of(TextSet.Of([operand.Text!])!),
        OperandKind.List => new ValueSet
        {
            Sizes = NumberSet.Integers(operand.Items!.Count, operand.Items.Count),
            Items = operand.Items.Aggregate(None, (all, item) => Union(all, Of(item))),
        },
        OperandKind.Json => new ValueSet { HasObjects = true },
        _ => Unknown,
    };

    /// <summary>Every value of a type, but not unknown.</summary>
    public static ValueSet AllOf(ExpressionType type) => type.Alternatives.Aggregate(AllOfKind(type), (all, alternative) => Union(all, AllOfKind(alternative)));

    public static ValueSet Union(ValueSet left, ValueSet right) => new()
    {
        Booleans = left.Booleans | right.Booleans,
        Numbers = left.Numbers is { } a && right.Numbers is { } b ? NumberSet.Hull(a, b) : left.Numbers ?? right.Numbers,
        Texts = left.Texts is null || right.Texts is null ? left.Texts ?? right.Texts : TextSet.Union(left.Texts, right.Texts),
        Sizes = left.Sizes is { } x && right.Sizes is { } y ? NumberSet.Hull(x, y) : left.Sizes ?? right.Sizes,
        Items = left.Items is null || right.Items is null ? left.Items ?? right.Items : Union(left.Items, right.Items),
        HasObjects = left.HasObjects || right.HasObjects,
    };

    /// <summary>The union of many sets, in time that grows with what they hold.</summary>
    public static ValueSet UnionOf(IEnumerable<ValueSet> sets)
    {
        var texts = new List<string>();
        var result = None;
        foreach (var set in sets)
        {
            var isFinite = set.Texts is { IsComplement: false };
            if (isFinite) texts.AddRange(set.Texts!.Values);
            result = Union(result, isFinite ? set with { Texts = null } : set);
        }

        return TextSet.Of(texts) is { } all ? Union(result, Of(all)) : result;
    }

    /// <summary>The same, and unknown.</summary>
    public ValueSet OrUnknown() => this with { Booleans = Booleans | Truths.Unknown };

    /// <summary>Whether two values may be equal, and whether they may differ.</summary>
    public static Truths AreEqual(ValueSet left, ValueSet right)
    {
        var result = (left.Booleans | right.Booleans) & Truths.Unknown;
        if (!left.MayBeKnown || !right.MayBeKnown) return result;
        var mayBeEqual = (left.Booleans & right.Booleans & Truths.Either) != 0
            || (left.Numbers is { } a && right.Numbers is { } b && a.MayBeEqual(b))
            || (left.Texts is not null && right.Texts is not null && left.Texts.MayBeEqual(right.Texts));
        if (mayBeEqual) result |= Truths.True;
        if (!mayBeEqual || !left.IsSingle || !right.IsSingle) result |= Truths.False;

        // Lists and objects are not compared by any checked expression; nothing is claimed of them.
        return (left.Sizes is not null || left.HasObjects) && (right.Sizes is not null || right.HasObjects) ? Truths.Any : result;
    }

    /// <summary>Whether two values may stand in an order, and whether they may not.</summary>
    public static Truths InOrder(BinaryOperator order, ValueSet left, ValueSet right)
    {
        var result = (left.Booleans | right.Booleans) & Truths.Unknown;
        if (!left.MayBeKnown || !right.MayBeKnown) return result;

        // What is no number stands in no order.
        if (left.HasOthers || right.HasOthers) result |= Truths.False;
        if (left.Numbers is not { } a || right.Numbers is not { } b) return result;
        var (less, equal, more) = (a.MayBeLess(b), a.MayBeEqual(b), b.MayBeLess(a));
        var (mayHold, mayFail) = order switch
        {
            BinaryOperator.Less => (less, equal || more),
            BinaryOperator.LessOrEqual => (less || equal, more),
            BinaryOperator.Greater => (more, equal || less),
            _ => (more || equal, less),
        };
        return result | (mayHold ? Truths.True : 0) | (mayFail ? Truths.False : 0);
    }

    private bool HasOthers => Booleans.May(Truths.Either) || Texts is not null || Sizes is not null || HasObjects;

    private static ValueSet AllOfKind(ExpressionType type) => type.Kind switch
    {
        ExpressionKind.Boolean => Of(Truths.Either),
        ExpressionKind.Integer => Of(NumberSet.AllIntegers),
        ExpressionKind.Number => Of(NumberSet.AllDoubles),
        ExpressionKind.Text => Of(type.Domain.Count == 0 ? TextSet.All : TextSet.Of(type.Domain)!),
        ExpressionKind.List => new ValueSet
        {
            Sizes = NumberSet.Integers(1, int.MaxValue),
            Items = type.Item is null ? Unknown : AllOf(type.Item).OrUnknown(),
        },
        _ => new ValueSet { HasObjects = true },
    };
}
