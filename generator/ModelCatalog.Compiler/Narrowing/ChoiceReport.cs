using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>Goes through everything that a name may be anywhere, and says of each part whether it remains.</summary>
internal sealed class ChoiceReport(ChoiceName subject, ChoiceDomain domain, ChoiceVerdicts verdicts)
{
    private const int LongestText = 1_000_000;
    private const int MostItems = 10_000;

    private readonly decimal _sight = domain.IsRelational ? verdicts.Sight() : 0;

    /// <summary>The report.</summary>
    public AllowedChoices Choices()
    {
        var values = domain.Values.Select(value => verdicts.Of(value)).ToList();
        var stretches = new NumberStretches(Judge, subject.Name, domain, _sight);
        foreach (var cell in domain.Cells) stretches.Add(cell, domain.Step);
        var (measure, ranges) = (domain.Measure, stretches.Ranges.ToList());
        if (measure is ChoiceMeasure.Items or ChoiceMeasure.Characters)
        {
            // That a list or a text has no bound but memory is not worth saying; what no size can have is.
            if (ranges.Count == 1 && ranges[0].IsAllowed) (measure, ranges) = (ChoiceMeasure.None, []);
            else ranges[ranges.Count - 1] = ranges[ranges.Count - 1] with { Maximum = null };
        }

        return new AllowedChoices(subject.Name)
        {
            Measure = measure,
            Values = values.ToEquatableArray(),
            Ranges = ranges.ToEquatableArray(),
            IsOpen = domain.IsOpen,
            Absence = verdicts.Of(null),
            Presence = Presence(values, ranges),
        };
    }

    private AllowedValue Presence(List<AllowedValue> values, List<AllowedRange> ranges)
    {
        if (values.Exists(value => value.IsAllowed) || ranges.Exists(range => range.IsAllowed)) return new AllowedValue(null, default);
        if (domain.IsOpen || (values.Count == 0 && ranges.Count == 0)) return verdicts.Of(JsonUnknown.Set) with { Value = null };
        return new AllowedValue(null, values.SelectMany(value => value.RemovedBy).Concat(ranges.SelectMany(range => range.RemovedBy)).Distinct().ToEquatableArray());
    }

    private AllowedValue Judge(Operand number) => domain.Measure switch
    {
        ChoiceMeasure.Items => Sized(number.Integer),
        ChoiceMeasure.Characters => Long(number.Integer),
        _ => verdicts.Of(number.ToJson()),
    };

    // Beyond every size that conditions can compare a list's with, one that is twice as long stands for all.
    private AllowedValue Sized(decimal size)
    {
        var longest = Math.Max(_sight, domain.Cells[domain.Cells.Count - 1].Minimum);
        var made = size > longest ? 2 * longest : size;
        var verdict = verdicts.Of(made <= MostItems ? ChoiceStates.ListOf((int)made) : JsonUnknown.Set);

        // What is too short for a rule may be long enough beyond.
        return size > longest && verdict.RemovedBy.All(removal => domain.GrowingRules.Contains(removal.Rule)) ? verdict with { RemovedBy = default } : verdict;
    }

    private AllowedValue Long(decimal length)
    {
        if (length > LongestText) return verdicts.Of(JsonUnknown.Set);
        var verdict = verdicts.Of(ChoiceStates.TextOf((int)length, domain.NamedTexts), standsForOthers: true);

        // Where conditions name texts, or compare them with others, another text of this length may do.
        return (domain.NamedTexts.Count == 0 && !domain.IsRelational) || verdict.RemovedBy.Any(removal => removal.Kind == ViolationKind.Length) ? verdict : new AllowedValue(null, default);
    }
}
