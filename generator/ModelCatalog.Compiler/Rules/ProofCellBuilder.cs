using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Cuts a domain into cells, at the literals that its name meets: within a cell every comparison with a literal has the same result.</summary>
internal sealed class ProofCellBuilder(ExpressionType type, Landmark landmark)
{
    // Domains up to this size are looked at value by value where values meet each other.
    private const int MaximumSingles = 64;

    // Literals beyond this number cut no further; the cells are larger then and less is proven.
    private const int MaximumCuts = 128;

    /// <summary>The cells of a domain.</summary>
    public List<ProofCell> Build(ProofDomain domain)
    {
        var cells = new List<ProofCell>();
        Add(domain, cells);
        return cells;
    }

    private static ProofCell Cell(NumberSet numbers, decimal step = 1)
    {
        if (numbers.IsSingle) return new ProofCell(ValueSet.Of(numbers));
        var samples = numbers.Samples().Select(ValueSet.Of).ToList();
        if (step != 1) samples.RemoveAt(2);
        return new ProofCell(ValueSet.Of(numbers), samples);
    }

    private void Add(ProofDomain domain, List<ProofCell> cells)
    {
        switch (domain)
        {
            case ValuesDomain values:
                AddValues(values.Values, cells);
                break;
            case NumberDomain numbers when IsInteger():
                AddIntegers(numbers, cells);
                break;
            case NumberDomain numbers:
                AddDoubles(numbers, cells);
                break;
            case TextDomain when type is { Kind: ExpressionKind.Text, Alternatives.Count: 0, Domain.Count: > 0 }:
                AddValues(type.Domain.Select(text => new JsonString(text)).ToEquatableArray<JsonValue>(), cells);
                break;
            case TextDomain texts:
                AddTexts(texts, cells);
                break;
            case ListDomain list:
                var items = type.Item is { } item ? ValueSet.AllOf(item).OrUnknown() : ValueSet.Unknown;
                foreach (var sizes in Cuts(Math.Max(1, list.MinimumSize), list.MaximumSize, 1)) cells.Add(List(sizes, items));
                break;
            case UnionDomain union:
                foreach (var alternative in union.Alternatives) Add(alternative, cells);
                break;
            default:
                cells.Add(new ProofCell(ValueSet.AllOf(type)));
                break;
        }
    }

    private static ProofCell List(NumberSet sizes, ValueSet items)
    {
        var samples = sizes.IsSingle ? [sizes] : sizes.Samples().Select(s => NumberSet.Of(s)!.Value);
        return new ProofCell(new ValueSet { Sizes = sizes, Items = items }, [.. samples.Select(s => new ValueSet { Sizes = s, Items = items })]);
    }

    private bool IsInteger() =>
        type.Kind == ExpressionKind.Integer || (type.Kind != ExpressionKind.Number && type.Alternatives.All(a => a.Kind != ExpressionKind.Number));

    private void AddValues(EquatableArray<JsonValue> values, List<ProofCell> cells)
    {
        // Values that no condition tells apart are one cell.
        var isSingle = landmark.IsRelational && values.Count <= 4 * MaximumSingles;
        var texts = new List<string>();
        var numbers = new List<Operand>();
        foreach (var value in values)
        {
            var operand = Operand.Of(value, type);
            if (operand.Kind == OperandKind.Text && !isSingle && !landmark.Texts.Contains(operand.Text!)) texts.Add(operand.Text!);
            else if (operand.Kind is OperandKind.Integer or OperandKind.Number && values.Count > 4 * MaximumSingles) numbers.Add(operand);
            else cells.Add(new ProofCell(ValueSet.Of(operand)));
        }

        if (TextSet.Of(texts) is { } rest)
        {
            var (first, last) = (TextSet.Of([texts[0]])!, TextSet.Of([texts[texts.Count - 1]])!);
            cells.Add(new ProofCell(ValueSet.Of(rest), [ValueSet.Of(first), ValueSet.Of(last)]));
        }

        if (numbers.Count == 0) return;
        var hull = numbers.Select(n => NumberSet.Of(n)!.Value).Aggregate(NumberSet.Hull);
        cells.Add(new ProofCell(ValueSet.Of(hull), [ValueSet.Of(numbers[0]), ValueSet.Of(numbers[numbers.Count - 1])]));
    }

    private void AddIntegers(NumberDomain domain, List<ProofCell> cells)
    {
        var all = NumberSet.AllIntegers;
        var minimum = domain.Minimum is null ? all.Minimum : Math.Max(all.Minimum, Ceiling(domain.Minimum));
        var maximum = domain.Maximum is null ? all.Maximum : Math.Min(all.Maximum, Floor(domain.Maximum));
        var step = 1m;
        var start = 0m;

        // A range that starts between two integers counts its steps from there: then no integer is left out.
        if (domain.Minimum is null or { IsInteger: true } && domain.Step is { } s && s.TryGetDecimal(out var exact) && exact > 0 && exact < long.MaxValue && decimal.Truncate(exact) == exact)
        {
            start = domain.Minimum is null ? 0 : minimum;
            step = exact;
        }

        foreach (var cell in Cuts(minimum, maximum, step, start)) cells.Add(Cell(cell, step));
    }

    /// <summary>An interval of integers, cut at the landmarks, without what is off the step.</summary>
    private IEnumerable<NumberSet> Cuts(decimal minimum, decimal maximum, decimal step, decimal start = 0)
    {
        if (minimum > maximum) yield break;
        var points = new SortedSet<decimal>();
        if (landmark.IsRelational && (maximum - minimum) / step < MaximumSingles)
        {
            for (var value = minimum; value <= maximum; value += step == 1 ? 1 : Math.Max(1, Up(value + 1, step, start) - value)) points.Add(value);
        }

        foreach (var number in landmark.Numbers.Take(MaximumCuts))
        {
            points.Add(Floor(number));
            points.Add(Ceiling(number));
        }

        var next = minimum;
        foreach (var point in points.Where(p => p >= minimum && p <= maximum))
        {
            if (Stepped(next, point - 1) is { } before) yield return before;
            if (Stepped(point, point) is { } single) yield return single;
            next = point + 1;
        }

        if (Stepped(next, maximum) is { } last) yield return last;

        NumberSet? Stepped(decimal low, decimal high)
        {
            if (step != 1) (low, high) = (Up(low, step, start), high - Modulo(high - start, step));
            return low > high ? null : NumberSet.Integers(low, high);
        }
    }

    private static decimal Up(decimal value, decimal step, decimal start)
    {
        var rest = Modulo(value - start, step);
        return rest == 0 ? value : value + step - rest;
    }

    private static decimal Modulo(decimal value, decimal step)
    {
        var rest = value % step;
        return rest < 0 ? rest + step : rest;
    }

    private static decimal Floor(JsonNumber number) => number.TryGetDecimal(out var value) ? Clamp(decimal.Floor(value)) : Clamp(number.AsDouble > 0);

    private static decimal Ceiling(JsonNumber number) => number.TryGetDecimal(out var value) ? Clamp(decimal.Ceiling(value)) : Clamp(number.AsDouble > 0);

    // A bound beyond 64 bits: one more than fits, so that a range beyond them is empty.
    private static decimal Clamp(bool isPositive) => isPositive ? ulong.MaxValue + 1m : long.MinValue - 1m;

    private static decimal Clamp(decimal value) => Math.Min(Math.Max(value, long.MinValue - 1m), ulong.MaxValue + 1m);

    private void AddDoubles(NumberDomain domain, List<ProofCell> cells)
    {
        var low = domain.Minimum is null ? double.MinValue : Math.Max(domain.Minimum.AsDouble, double.MinValue);
        var high = domain.Maximum is null ? double.MaxValue : Math.Min(domain.Maximum.AsDouble, double.MaxValue);
        if (low > high) return;
        var points = new SortedSet<double>(landmark.Numbers.Take(MaximumCuts).Select(n => n.AsDouble).Where(n => n > low && n < high)) { low, high };
        double? before = null;
        foreach (var point in points)
        {
            // Between two literals that are neighbours there is no double, but no harm in a cell.
            if (before is { } previous) cells.Add(Cell(NumberSet.Doubles(previous, point, true, true)));
            cells.Add(Cell(NumberSet.Doubles(point, point)));
            before = point;
        }
    }

    private void AddTexts(TextDomain domain, List<ProofCell> cells)
    {
        var minimum = Math.Max(1, domain.MinimumLength);
        foreach (var text in landmark.Texts)
        {
            var length = Evaluation.CodePoints(text);
            if (length >= minimum && length <= domain.MaximumLength) cells.Add(new ProofCell(ValueSet.Of(Operand.Of(new JsonString(text), ExpressionType.Text))));
        }

        foreach (var lengths in Cuts(minimum, domain.MaximumLength, 1)) cells.Add(new ProofCell(ValueSet.Of(TextSet.AllBut(landmark.Texts, lengths))));
    }
}
