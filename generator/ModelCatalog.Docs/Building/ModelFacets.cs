using System.Globalization;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Docs.Building;

/// <summary>What models are chosen by: the lengths and resolutions that can be asked for anywhere, and the lowest price in each unit.</summary>
/// <param name="Seconds">Ranges of seconds, a single length as a range of one; ascending, none within another.</param>
/// <param name="Resolutions">Resolutions as the model spells them.</param>
/// <param name="Prices">The lowest and the highest price in each unit, as they are documented.</param>
public sealed record ModelFacets(IReadOnlyList<(double Low, double High)> Seconds, IReadOnlyList<string> Resolutions, IReadOnlyList<UnitPrice> Prices)
{
    // The language's own word for seconds, and the words that catalogs call these parameters by.
    private const string SecondsUnit = "seconds";
    private const string DurationName = "duration";
    private const string ResolutionName = "resolution";

    /// <summary>The facets of a model.</summary>
    public static ModelFacets Of(MatrixModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var views = model.Wires.SelectMany(wire => wire.Parameters).Where(parameter => parameter.IsTaken).Select(parameter => parameter.View).ToList();
        var durations = views.Where(view => view.Effective.Unit == SecondsUnit && IsCalled(view.Key, DurationName) && view.Shape is not ListShape);
        var resolutions = views.Where(view => IsCalled(view.Key, ResolutionName)).SelectMany(view => Texts(view.Effective, view.Fixed)).Distinct(StringComparer.OrdinalIgnoreCase);
        return new ModelFacets(Merge(durations.SelectMany(Lengths)), [.. resolutions], [.. model.Wires.SelectMany(wire => wire.Prices).GroupBy(price => UnitOf(price.Declaration)).Select(Range)]);
    }

    /// <summary>The lengths in words: <c>2–12, 15 s</c>; null: none can be asked for.</summary>
    public string? SecondsText => Seconds.Count == 0 ? null : string.Join(", ", Seconds.Select(range => range.Low == range.High ? Number(range.Low) : $"{Number(range.Low)}–{Number(range.High)}")) + " s";

    /// <summary>The lengths as a page's script reads them: <c>2..12 15..15</c>.</summary>
    public string SecondsData => string.Join(' ', Seconds.Select(range => $"{Number(range.Low)}..{Number(range.High)}"));

    /// <summary>A unit of prices as a word: <c>usd-second</c>.</summary>
    public static string UnitOf(PriceDescriptor price)
    {
        ArgumentNullException.ThrowIfNull(price);
        return (price.Unit == PriceUnit.Usd ? "usd-" : "credits-") + price.Per;
    }

    private static bool IsCalled(string name, string word) => name == word || name.EndsWith("_" + word, StringComparison.Ordinal);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Texts(ParameterDescriptor parameter, JsonValue? implied) =>
        implied is not null ? [implied.ToText()] : parameter.Enum?.Values.Select(value => value.Value.ToText()) ?? [];

    private static IEnumerable<(double Low, double High)> Lengths(ParameterView view)
    {
        if (view.Fixed is JsonNumber only) return [(only.AsDouble, only.AsDouble)];
        if (view.Effective.Enum is { } values) return values.Values.Select(value => value.Value).OfType<JsonNumber>().Select(value => (value.AsDouble, value.AsDouble));
        return view.Effective.Range is { Maximum: { } high } range ? [(range.Minimum?.AsDouble ?? 0, high.AsDouble)] : [];
    }

    private static List<(double Low, double High)> Merge(IEnumerable<(double Low, double High)> ranges)
    {
        var merged = new List<(double Low, double High)>();
        foreach (var range in ranges.Distinct().OrderBy(range => range.Low).ThenByDescending(range => range.High))
        {
            if (merged.Count > 0 && range.Low <= merged[^1].High) merged[^1] = (merged[^1].Low, Math.Max(merged[^1].High, range.High));
            else merged.Add(range);
        }

        return merged;
    }

    private static UnitPrice Range(IGrouping<string, MatrixPrice> prices)
    {
        var amounts = prices.Select(price => price.Declaration.Amount).OrderBy(amount => amount.AsDouble).ToList();
        return new UnitPrice(prices.Key, prices.First().Declaration, amounts[0], amounts[^1]);
    }
}

/// <summary>Prices in one unit.</summary>
/// <param name="Unit">The unit as a word: <c>usd-second</c>.</param>
/// <param name="Example">One of the prices.</param>
/// <param name="Lowest">The lowest amount.</param>
/// <param name="Highest">The highest amount.</param>
public sealed record UnitPrice(string Unit, PriceDescriptor Example, JsonNumber Lowest, JsonNumber Highest);
