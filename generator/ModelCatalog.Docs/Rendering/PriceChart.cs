using System.Globalization;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Rendering;

/// <summary>A bar of a chart.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Low">The lowest amount.</param>
/// <param name="High">The highest amount.</param>
/// <param name="Text">The amounts as they are printed.</param>
internal sealed record PriceBar(string Label, double Low, double High, string Text);

/// <summary>Draws prices as bars: full up to the lowest, pale up to the highest. It is as wide as its page, and its texts stay as large.</summary>
internal static class PriceChart
{
    private const double Row = 42;

    /// <summary>The picture.</summary>
    /// <param name="title">The unit.</param>
    /// <param name="bars">The bars, in their order.</param>
    public static Diagram Of(string title, IReadOnlyList<PriceBar> bars)
    {
        var svg = new SvgText();
        var most = bars.Max(bar => bar.High) is > 0 and var high ? high : 1;
        for (var i = 0; i < bars.Count; i++)
        {
            var (bar, y) = (bars[i], i * Row);
            svg.Text("label", "0", y + 15, bar.Label).Text("amount", "100%", y + 15, bar.Text);
            svg.Bar("track", 0, 100, y + 22, 10);
            if (bar.High > bar.Low) svg.Bar("bar to", 0, bar.High / most * 100, y + 22, 10);
            svg.Bar("bar", 0, bar.Low / most * 100, y + 22, 10);
        }

        var text = title + ": " + string.Join("; ", bars.Select(bar => bar.Label + " " + bar.Text)) + ".";
        return new Diagram(svg.ToString(string.Create(CultureInfo.InvariantCulture, $"width=\"100%\" height=\"{bars.Count * Row}\""), text), text);
    }
}
