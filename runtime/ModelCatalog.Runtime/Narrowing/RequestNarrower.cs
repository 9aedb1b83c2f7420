using System.Text.Json;
using ModelCatalog.Infrastructure;

namespace ModelCatalog.Narrowing;

/// <summary>Says which values of a name remain legal at one side.</summary>
internal sealed class RequestNarrower(ChoiceSpace space, string? provider, RequestJudge judge)
{
    private const int MostItems = 10_000;
    private const int LongestText = 1_000_000;

    /// <summary>The names that can be asked for.</summary>
    public IEnumerable<string> Names => space.Names.Select(static name => name.Name);

    /// <summary>What a name may still be; null: there is no such name.</summary>
    /// <param name="request">What the request says, by parameter names.</param>
    /// <param name="name">The name.</param>
    public AllowedChoices? Narrow(JsonElement request, string name)
    {
        if (space.Find(name) is not { } subject) return null;
        var verdicts = new ChoiceVerdicts(space, Known(request, subject), subject);
        List<AllowedValue> values = [.. subject.Values.Select(value => Value(value, verdicts))];
        var sight = subject.IsComputed ? verdicts.Sight() : 0;
        var longest = subject.Measure == ChoiceMeasure.Items ? Math.Max(sight, subject.Cells[^1].Minimum ?? 0) : decimal.MaxValue;

        // Beyond every size that rules can compare a list's with, one that is twice as long stands for all.
        var longer = new Lazy<IReadOnlyList<ChoiceRemoval>>(() => Longer(subject, 2 * longest, verdicts));
        var ranges = new NumberStretches(subject, sight, number => number > longest ? longer.Value : Measured(subject, number, verdicts)).Cut();
        var measure = subject.Measure;
        if (measure is ChoiceMeasure.Items or ChoiceMeasure.Characters)
        {
            // That a list or a text has no bound but memory is not worth saying; what no size can have is.
            if (ranges.Count == 1 && ranges[0].IsAllowed) (measure, ranges) = (ChoiceMeasure.None, []);
            else ranges = [.. ranges.SkipLast(1), ranges[^1] with { Maximum = null }];
        }

        return new AllowedChoices
        {
            Parameter = name,
            Values = values,
            Measure = measure,
            Ranges = ranges,
            IsOpen = subject.IsOpen,
            AbsenceRemovedBy = verdicts.Of(ChoiceState.Absent).RemovedBy,
            PresenceRemovedBy = Presence(subject, values, ranges, verdicts),
        };
    }

    private PartialRequest Known(JsonElement request, ChoiceName subject)
    {
        var known = new PartialRequest(space, provider, judge);
        if (request.ValueKind != JsonValueKind.Object) return known;
        var mode = space.Union is null || subject.Kind == "mode" ? null : ModeOf(request, subject);
        if (mode is not null) known.Decide(space.Union!, space.StateOf(mode));
        foreach (var name in space.Names)
        {
            if (name == subject || name.Kind == "mode" || !request.TryGetProperty(name.Name, out var value) || IsEmpty(value)) continue;

            // What only the mode at hand has goes with it.
            if (name.Modes is not null && mode is null) continue;
            known.Decide(name.Name, ChoiceState.Of(value));
        }

        return known;
    }

    /// <summary>The mode that a request tells, by its name or by what only it has; null: none, or several may be meant.</summary>
    private string? ModeOf(JsonElement request, ChoiceName subject)
    {
        if (space.IsModeNamed)
            return request.TryGetProperty(space.Union!, out var told) ? space.Modes.FirstOrDefault(mode => JsonElement.DeepEquals(mode.Value.GetProperty(space.Union!), told)).Key : null;
        var own = space.Names.Where(name => name.Modes is not null && name != subject && request.TryGetProperty(name.Name, out var value) && !IsEmpty(value)).ToList();
        if (own.Count == 0) return null;
        var modes = own.Aggregate(own[0].Modes!, static (common, name) => [.. common.Intersect(name.Modes!)]);
        return modes.Count == 1 ? modes[0] : null;
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => value.ValueEquals(""u8),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    private static AllowedValue Value(JsonElement value, ChoiceVerdicts verdicts)
    {
        var (removals, warnings) = verdicts.Of(ChoiceState.Of(value));
        return new AllowedValue(value, removals) { Warnings = warnings };
    }

    private static IReadOnlyList<ChoiceRemoval> Measured(ChoiceName subject, decimal number, ChoiceVerdicts verdicts)
    {
        switch (subject.Measure)
        {
            case ChoiceMeasure.Items:
                return Sized(subject, number, verdicts);
            case ChoiceMeasure.Characters:
                if (number > LongestText) return [];
                var removals = verdicts.RemovedBy(ChoiceState.Of(JsonValues.String(Text((int)number, subject.NamedTexts))), IsNoLook(subject));

                // Where rules name texts, or compare them with others, another text of this length may do.
                return (subject.NamedTexts.Count == 0 && !subject.IsComputed) || removals.Any(static removal => removal.Kind == ViolationKind.Length) ? removals : [];
            default:
                return verdicts.RemovedBy(ChoiceState.Of(JsonValues.Number(number)));
        }
    }

    // What is too short for a rule may be long enough beyond.
    private static IReadOnlyList<ChoiceRemoval> Longer(ChoiceName subject, decimal size, ChoiceVerdicts verdicts) =>
        Sized(subject, size, verdicts) is var removals && removals.All(removal => subject.GrowingRules.Contains(removal.Rule)) ? [] : removals;

    private static IReadOnlyList<ChoiceRemoval> Sized(ChoiceName subject, decimal size, ChoiceVerdicts verdicts)
    {
        if (subject.Item is { } item && size <= MostItems) return verdicts.RemovedBy(ChoiceState.Of(Repeated(item, (int)size)), IsNoLook(subject));
        return [.. verdicts.RemovedBy(Sample(subject), IsNoLook(subject)).Where(static removal => removal.Kind is ViolationKind.Unsupported or ViolationKind.Mode)];
    }

    private static IReadOnlyList<ChoiceRemoval> Presence(ChoiceName subject, List<AllowedValue> values, IReadOnlyList<AllowedRange> ranges, ChoiceVerdicts verdicts)
    {
        if (values.Exists(static value => value.IsAllowed) || ranges.Any(static range => range.IsAllowed)) return [];
        if (subject.IsOpen || (values.Count == 0 && ranges.Count == 0))
        {
            var removals = verdicts.Of(Sample(subject), IsNoLook(subject)).RemovedBy;
            if (removals.Count == 0 || subject.States.Any(state => state.Value is not null && verdicts.Of(state, IsNoLook(subject)).RemovedBy.Count == 0)) return [];

            // Rules look at what it is: another one may do, unless it is not taken at all.
            return subject.HasAny ? [.. removals.Where(static removal => removal.Kind is ViolationKind.Unsupported or ViolationKind.Mode)] : removals;
        }

        return [.. values.SelectMany(static value => value.RemovedBy).Concat(ranges.SelectMany(static range => range.RemovedBy)).Distinct()];
    }

    private static ChoiceState Sample(ChoiceName subject) =>
        subject.Sample is { } sample ? ChoiceState.Of(sample)
        : subject.Item is { } item ? ChoiceState.Of(Repeated(item, 1))
        : subject.IsOpen || subject.Measure == ChoiceMeasure.Characters ? ChoiceState.Of(JsonValues.String(Text(1, subject.NamedTexts)))
        : ChoiceState.Any;

    /// <summary>Tells whether a violation is of more than what a made-up value looks like.</summary>
    private static Func<Violation, bool> IsNoLook(ChoiceName subject) => violation =>
        !subject.InsideRules.Contains(violation.Rule) && !(violation.Kind is ViolationKind.Type or ViolationKind.Pattern or ViolationKind.Enum && violation.Rule.StartsWith(subject.Name + ".", StringComparison.Ordinal)
            && violation.Parameter.StartsWith(subject.Name, StringComparison.Ordinal));

    private static JsonElement Repeated(JsonElement item, int count) => JsonValues.ListOf([.. Enumerable.Repeat(item, count)]);

    /// <summary>A text that is none of those that rules name.</summary>
    private static string Text(int length, IReadOnlyList<string> named)
    {
        foreach (var letter in "xyz")
        {
            var text = new string(letter, length);
            if (!named.Contains(text)) return text;
        }

        return new string('w', length);
    }
}
