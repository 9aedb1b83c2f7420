using System.Globalization;

namespace ModelCatalog.Narrowing;

/// <summary>Cuts numbers into stretches of which the same is to be said.</summary>
/// <param name="name">What is measured.</param>
/// <param name="sight">How far other names reach that it may be compared with.</param>
/// <param name="judge">What removes a number.</param>
internal sealed class NumberStretches(ChoiceName name, decimal sight, Func<decimal, IReadOnlyList<ChoiceRemoval>> judge)
{
    // Up to this many numbers are looked at one by one.
    private const int MaximumSingles = 512;

    // As many, where nothing else tells what holds of them.
    private const int MaximumUneven = 4096;

    // Of more numbers than that these, as far as sight goes.
    private const int MaximumNear = 64;

    // What stands for a bound that there is none of.
    private const decimal Far = long.MaxValue;

    private readonly List<AllowedRange> _ranges = [];

    /// <summary>The stretches.</summary>
    public IReadOnlyList<AllowedRange> Cut()
    {
        foreach (var cell in name.Cells)
        {
            if (name.IsWhole) AddWhole(cell);
            else AddReal(cell);
        }

        return _ranges;
    }

    private void AddWhole(NumberCell cell)
    {
        if (!name.IsComputed || (cell.Minimum is not null && cell.Minimum == cell.Maximum))
        {
            var removals = judge(cell.Minimum ?? cell.Maximum ?? 0);
            Append(new AllowedRange(cell.Minimum, cell.Maximum, cell.Minimum is { } only && only == cell.Maximum ? removals : OfAll(removals)));
            return;
        }

        var (minimum, maximum) = (cell.Minimum ?? -Far, cell.Maximum ?? Far);
        var near = (maximum - minimum) / name.Step < (name.IsUneven ? MaximumUneven : MaximumSingles) ? maximum : (sight - minimum) / name.Step < MaximumNear ? sight : minimum - 1;
        var first = minimum;
        for (; minimum <= near; minimum += name.Step) Append(new AllowedRange(minimum, minimum, judge(minimum)));
        if (minimum > maximum) return;
        if (name.IsUneven)
        {
            // What is not looked at is legal, unless the parameter is not taken at all.
            var removals = judge(minimum);
            Append(Range(minimum, maximum, IsNotTaken(removals) ? removals : [], cell));
            return;
        }

        var (low, high) = (judge(minimum), judge(maximum));
        if (minimum > first && _ranges[^1].RemovedBy.SequenceEqual(low) && low.SequenceEqual(high)) Append(Range(minimum, maximum, OfAll(low), cell));
        else Halve(minimum, low, maximum, high, cell);
    }

    // What rules compute of a number rises or falls with it: between two equal verdicts, and an equal one amid them, all are equal.
    private void Halve(decimal minimum, IReadOnlyList<ChoiceRemoval> low, decimal maximum, IReadOnlyList<ChoiceRemoval> high, NumberCell cell)
    {
        var steps = decimal.Floor((maximum - minimum) / name.Step);
        if (steps < 2)
        {
            Append(Range(minimum, minimum, low, cell));
            if (steps >= 1) Append(Range(maximum, maximum, high, cell));
            return;
        }

        var isSame = low.SequenceEqual(high);
        var part = isSame ? 0 : decimal.Floor((Between(minimum, maximum) - minimum) / name.Step);
        var middle = minimum + ((part > 0 && part < steps ? part : decimal.Floor(steps / 2)) * name.Step);
        var amid = judge(middle);
        if (isSame && amid.SequenceEqual(high))
        {
            Append(Range(minimum, maximum, OfAll(amid), cell));
            return;
        }

        Halve(minimum, low, middle, amid, cell);
        var next = middle + name.Step;
        Halve(next, judge(next), maximum, high, cell);
    }

    /// <summary>A number between two that are far apart. Bounds are small numbers mostly, so it is the digits that are halved.</summary>
    private static decimal Between(decimal minimum, decimal maximum)
    {
        if (minimum < 0) return maximum > 0 ? 0 : -Between(-maximum, -minimum);
        var (least, most) = (Digits(minimum), Digits(maximum));
        if (most - least < 2) return decimal.Floor((minimum + maximum) / 2);
        var number = 1m;
        for (var digits = (least + most) / 2; digits > 1; digits--) number *= 10;
        return number;
    }

    private static int Digits(decimal number) => number.ToString("0", CultureInfo.InvariantCulture).Length;

    private static AllowedRange Range(decimal minimum, decimal maximum, IReadOnlyList<ChoiceRemoval> removals, NumberCell cell) =>
        new(minimum == -Far ? cell.Minimum : minimum, maximum == Far ? cell.Maximum : maximum, removals);

    private void AddReal(NumberCell cell)
    {
        var isSingle = cell.Minimum is { } low && low == cell.Maximum;
        var (minimum, maximum) = (cell.Minimum ?? Math.Min(-1, (cell.Maximum ?? 0) - 1), cell.Maximum ?? Math.Max(1, (cell.Minimum ?? 0) + 1));
        var removals = judge(isSingle ? minimum : (minimum / 2) + (maximum / 2));

        // One number out of many says nothing of the others where they are computed with.
        if (!isSingle) removals = name.IsComputed ? [] : OfAll(removals);
        Append(new AllowedRange(cell.Minimum, cell.Maximum, removals) { IsMinimumOpen = cell.IsMinimumOpen, IsMaximumOpen = cell.IsMaximumOpen });
    }

    private static bool IsNotTaken(IReadOnlyList<ChoiceRemoval> removals) => removals.All(static removal => removal.Kind is ViolationKind.Unsupported or ViolationKind.Mode);

    // What removes some numbers of many, and so all of them: not a step that they were not chosen by, nor rules that only together are broken by each of those looked at.
    private IReadOnlyList<ChoiceRemoval> OfAll(IReadOnlyList<ChoiceRemoval> removals) =>
        name.IsOpposed && removals.Count > 1 && !IsNotTaken(removals) ? [] : [.. removals.Where(removal => removal.Rule != name.Name + ".step")];

    private void Append(AllowedRange range)
    {
        if (name.Step != 1) range = range with { Step = name.Step };
        if (_ranges.Count > 0 && _ranges[^1] is var last && last.RemovedBy.SequenceEqual(range.RemovedBy)) _ranges[^1] = range with { Minimum = last.Minimum, IsMinimumOpen = last.IsMinimumOpen };
        else _ranges.Add(range);
    }
}
