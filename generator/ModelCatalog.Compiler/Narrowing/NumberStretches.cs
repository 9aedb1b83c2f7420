using System.Globalization;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>Cuts numbers into stretches of which the same is to be said.</summary>
/// <param name="judge">What a number is worth.</param>
/// <param name="name">Whose numbers they are.</param>
/// <param name="domain">What is known of them.</param>
/// <param name="sight">How far other names reach that it may be compared with.</param>
internal sealed class NumberStretches(Func<Operand, AllowedValue> judge, string name, ChoiceDomain domain, decimal sight)
{
    // Up to this many numbers are looked at one by one.
    private const int MaximumSingles = 512;

    // As many, where nothing else tells what holds of them.
    private const int MaximumUneven = 4096;

    // Of more numbers than that these, as far as sight goes.
    private const int MaximumNear = 64;

    private readonly List<AllowedRange> _ranges = [];

    /// <summary>The stretches so far.</summary>
    public IReadOnlyList<AllowedRange> Ranges => _ranges;

    /// <summary>Adds numbers that no literal tells apart; they follow those that were added before.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="step">Of integers: only every so many; 1: all.</param>
    public void Add(NumberSet numbers, decimal step)
    {
        if (numbers.IsInteger) AddIntegers(numbers.Minimum, numbers.Maximum, step);
        else AddDoubles(numbers);
    }

    private void AddIntegers(decimal minimum, decimal maximum, decimal step)
    {
        if (!domain.IsRelational || minimum == maximum)
        {
            Append(minimum, maximum, step, judge(Operand.Of(minimum)).RemovedBy);
            return;
        }

        var near = (maximum - minimum) / step < (domain.IsUneven ? MaximumUneven : MaximumSingles) ? maximum : (sight - minimum) / step < MaximumNear ? sight : minimum - 1;
        var first = minimum;
        for (; minimum <= near; minimum += step) Append(minimum, minimum, step, judge(Operand.Of(minimum)).RemovedBy);
        if (minimum > maximum) return;
        if (domain.IsUneven)
        {
            // What is not looked at is legal, unless the parameter is not taken at all.
            var removals = judge(Operand.Of(minimum)).RemovedBy;
            Append(minimum, maximum, step, IsNotTaken(removals) ? removals : default);
            return;
        }

        var (low, high) = (judge(Operand.Of(minimum)).RemovedBy, judge(Operand.Of(maximum)).RemovedBy);
        if (minimum > first && IsSame(_ranges[_ranges.Count - 1].RemovedBy, low) && IsSame(low, high)) Append(minimum, maximum, step, low);
        else Halve(minimum, low, maximum, high, step);
    }

    // What conditions compute of a number rises or falls with it: between two equal verdicts, and an equal one amid them, all are equal.
    private void Halve(decimal minimum, EquatableArray<ChoiceRemoval> low, decimal maximum, EquatableArray<ChoiceRemoval> high, decimal step)
    {
        var steps = decimal.Floor((maximum - minimum) / step);
        if (steps < 2)
        {
            Append(minimum, minimum, step, low);
            if (steps >= 1) Append(maximum, maximum, step, high);
            return;
        }

        var part = IsSame(low, high) ? 0 : decimal.Floor((Between(minimum, maximum) - minimum) / step);
        var middle = minimum + ((part > 0 && part < steps ? part : decimal.Floor(steps / 2)) * step);
        var amid = judge(Operand.Of(middle)).RemovedBy;
        if (IsSame(low, amid) && IsSame(amid, high))
        {
            Append(minimum, maximum, step, amid);
            return;
        }

        Halve(minimum, low, middle, amid, step);
        var next = middle + step;
        Halve(next, judge(Operand.Of(next)).RemovedBy, maximum, high, step);
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

    private void AddDoubles(NumberSet numbers)
    {
        var middle = numbers.IsSingle ? numbers.Low : (numbers.Low / 2) + (numbers.High / 2);
        var removals = judge(Operand.Of(middle)).RemovedBy;

        // One number out of many says nothing of the others where they are computed with.
        if (!numbers.IsSingle) removals = domain.IsRelational ? default : OfAll(removals);
        var range = new AllowedRange(
            numbers.Low <= double.MinValue ? null : Number(Operand.Of(numbers.Low)), numbers.High >= double.MaxValue ? null : Number(Operand.Of(numbers.High)), removals)
        {
            IsMinimumOpen = numbers.IsLowOpen,
            IsMaximumOpen = numbers.IsHighOpen,
        };
        if (_ranges.Count > 0 && _ranges[_ranges.Count - 1] is var last && IsSame(last.RemovedBy, removals))
            _ranges[_ranges.Count - 1] = range with { Minimum = last.Minimum, IsMinimumOpen = last.IsMinimumOpen };
        else
            _ranges.Add(range);
    }

    private static bool IsNotTaken(IEnumerable<ChoiceRemoval> removals) => removals.All(removal => removal.Kind is ViolationKind.Unsupported or ViolationKind.Mode);

    // What removes some numbers of many, and so all of them: not a step that they were not chosen by, nor rules that only together are broken by each of those looked at.
    private EquatableArray<ChoiceRemoval> OfAll(EquatableArray<ChoiceRemoval> removals) =>
        domain.IsOpposed && removals.Count > 1 && !IsNotTaken(removals) ? default : removals.Where(removal => removal.Rule != name + ".step").ToEquatableArray();

    private void Append(decimal minimum, decimal maximum, decimal step, EquatableArray<ChoiceRemoval> removals)
    {
        if (minimum < maximum) removals = OfAll(removals);
        var range = new AllowedRange(
            minimum <= NumberSet.AllIntegers.Minimum ? null : Number(Operand.Of(minimum)), maximum >= NumberSet.AllIntegers.Maximum ? null : Number(Operand.Of(maximum)), removals)
        {
            Step = step == 1 ? null : Number(Operand.Of(step)),
        };
        if (_ranges.Count > 0 && _ranges[_ranges.Count - 1] is var last && IsSame(last.RemovedBy, removals)) _ranges[_ranges.Count - 1] = range with { Minimum = last.Minimum };
        else _ranges.Add(range);
    }

    private static bool IsSame(EquatableArray<ChoiceRemoval> left, EquatableArray<ChoiceRemoval> right) => left.Equals(right);

    private static JsonNumber Number(Operand operand) => (JsonNumber)operand.ToJson()!;
}
