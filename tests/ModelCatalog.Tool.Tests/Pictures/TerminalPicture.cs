using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelCatalog.Tool.Tests.Pictures;

/// <summary>What a terminal shows, with its colours, as SVG.</summary>
internal static partial class TerminalPicture
{
    private const double Advance = 7.83;
    private const int LineHeight = 20;
    private const int Margin = 18;

    private static readonly Dictionary<string, string> s_classes = new(StringComparer.Ordinal)
    {
        ["\u001b[31m"] = "r",
        ["\u001b[33m"] = "y",
        ["\u001b[32m"] = "g",
        ["\u001b[2m"] = "d",
        ["\u001b[1m"] = "b",
        ["\u001b[31;1m"] = "r b",
        ["\u001b[33;1m"] = "y b",
    };

    /// <summary>Draws lines.</summary>
    /// <param name="text">What was printed, with the codes of its colours.</param>
    /// <param name="title">What it is, for who cannot see it.</param>
    public static string Draw(string text, string title)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        var (width, height) = ((int)Math.Ceiling(lines.Max(line => Code().Replace(line, "").Length) * Advance) + (2 * Margin), (lines.Length * LineHeight) + (2 * Margin));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>
              rect {"{"} fill: #16191f {"}"}
              text {"{"} font: 13px ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #d8dee9; white-space: pre {"}"}
              .r {"{"} fill: #ff7b85 {"}"} .y {"{"} fill: #ebc06d {"}"} .g {"{"} fill: #9fd17b {"}"} .d {"{"} fill: #8b95a5 {"}"} .b {"{"} font-weight: bold {"}"}
            </style>
            <rect width="100%" height="100%" rx="8"/>

            """);
        for (var i = 0; i < lines.Length; i++)
        {
            // Of equal width everywhere, whatever the font of who looks at it.
            var length = Code().Replace(lines[i], "").Length;
            if (length == 0) continue;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{Margin + (i * LineHeight) + 14}\" xml:space=\"preserve\" textLength=\"{length * Advance:0.##}\" lengthAdjust=\"spacingAndGlyphs\">{Spans(lines[i])}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Spans(string line)
    {
        var spans = new StringBuilder();
        var (start, style) = (0, "");
        foreach (var code in Code().Matches(line).Append(null))
        {
            var part = line[start..(code?.Index ?? line.Length)];
            if (part.Length > 0) spans.Append(style.Length == 0 ? WebUtility.HtmlEncode(part) : $"<tspan class=\"{style}\">{WebUtility.HtmlEncode(part)}</tspan>");
            if (code is null) break;
            start = code.Index + code.Length;
            style = code.Value == "\u001b[0m" ? "" : s_classes.TryGetValue(code.Value, out var name) ? name : throw new InvalidOperationException($"No colour of the picture is for {code.Value[1..]}.");
        }

        return spans.ToString();
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Code();
}
