using System.Globalization;
using System.Text;
using ModelCatalog.Docs.Texts;

namespace ModelCatalog.Docs.Rendering;

/// <summary>Writes a picture for a page: colours come from the page's style, texts are escaped.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _svg = new();

    /// <summary>A rectangle.</summary>
    public SvgText Box(string style, double x, double y, double width, double height) => Append(
        $"<rect class=\"{style}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>");

    /// <summary>A bar that is measured in parts of the picture's width.</summary>
    public SvgText Bar(string style, double from, double to, double y, double height) => Append(
        $"<rect class=\"{style}\" x=\"{from:0.##}%\" y=\"{y}\" width=\"{Math.Max(0.4, to - from):0.##}%\" height=\"{height}\" rx=\"2\"/>");

    /// <summary>Lines between points: <c>M10 20V40H60</c>.</summary>
    public SvgText Path(string style, FormattableString path) => Append($"<path class=\"{style}\" d=\"{path.ToString(CultureInfo.InvariantCulture)}\"/>");

    /// <summary>A text.</summary>
    /// <param name="style">How it looks.</param>
    /// <param name="x">Where it starts; with a percent sign, where it ends.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">The text.</param>
    public SvgText Text(string style, string x, double y, string text) => Append(
        $"<text class=\"{style}\" x=\"{x}\" y=\"{y}\"{(x.EndsWith('%') ? " text-anchor=\"end\"" : "")}>{HtmlText.Escape(text)}</text>");

    /// <summary>A circle.</summary>
    public SvgText Dot(string style, double x, double y) => Append($"<circle class=\"{style}\" cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/>");

    /// <summary>The whole picture.</summary>
    /// <param name="size">Its size, as attributes.</param>
    /// <param name="title">What it shows, for those who do not see it.</param>
    public string ToString(string size, string title) => $"<svg class=\"figure\" {size} role=\"img\" aria-label=\"{HtmlText.Escape(title)}\">{_svg}</svg>";

    private SvgText Append(FormattableString element)
    {
        _svg.Append(element.ToString(CultureInfo.InvariantCulture));
        return this;
    }
}
