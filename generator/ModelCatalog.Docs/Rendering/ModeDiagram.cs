using System.Globalization;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Rendering;

/// <summary>Draws the modes of a model: what every request has, and one branch for each mode with what it has besides.</summary>
internal static class ModeDiagram
{
    private const double Width = 440;
    private const double Line = 21;
    private const double Indent = 40;
    private const double Gap = 14;

    // Longer names would leave their box; more fields than these are a table, which stands below.
    private const int LongestText = 40;
    private const int MostFields = 9;

    /// <summary>The picture.</summary>
    /// <param name="union">The modes.</param>
    /// <param name="modes">The same as they are described, those of every mode first.</param>
    public static Diagram Of(UnionView union, IReadOnlyList<ModeDoc> modes)
    {
        var svg = new SvgText();
        var y = Draw(svg, 1, 1, "Every request", null, modes[0].Parameters);
        var branches = new List<double>();
        foreach (var mode in modes.Skip(1))
        {
            y += Gap;
            branches.Add(y + (Line / 2) + 4);
            y = Draw(svg, Indent, y, mode.Key!, Told(union, mode), mode.Parameters);
        }

        foreach (var branch in branches) svg.Path("edge", $"M18 {Height(modes[0].Parameters.Count) + 1}V{branch}H{Indent}");
        return new Diagram(svg.ToString(string.Create(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {Width + 2} {y + 2}\" width=\"{Width + 2}\" height=\"{y + 2}\""), "Modes of a request: " + Words(modes)), Words(modes));
    }

    private static double Draw(SvgText svg, double x, double y, string name, string? told, IReadOnlyList<ParameterDoc> fields)
    {
        var height = Height(fields.Count);
        svg.Box(told is null ? "box" : "box mode", x, y, Width - x, height);
        svg.Text("name", Number(x + 14), y + 21, Cut(name));
        if (told is not null) svg.Text("told", Number(x + 14 + (Math.Min(name.Length, LongestText) * 9) + 10), y + 21, Cut(told));
        var shown = fields.Take(MostFields).ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            var line = y + 21 + ((i + 1) * Line);
            svg.Dot(shown[i].IsRequired ? "needed" : "free", x + 19, line - 4.5);
            svg.Text("field", Number(x + 32), line, Cut(shown[i].Name));
        }

        if (fields.Count > MostFields) svg.Text("told", Number(x + 32), y + 21 + ((MostFields + 1) * Line), string.Create(CultureInfo.InvariantCulture, $"and {fields.Count - MostFields} more"));
        return y + height;
    }

    private static double Height(int fields) => 32 + (Math.Min(fields, MostFields + 1) * Line);

    private static string Told(UnionView union, ModeDoc mode) =>
        union.Declaration.On is { } field && union.Find(mode.Key)?.Value is { } value ? $"{field} = {value.ToText()}{(mode.IsAbsence ? ", or absent" : "")}" : mode.IsAbsence ? "if nothing tells another" : "";

    private static string Words(IReadOnlyList<ModeDoc> modes) => string.Join(" ", modes.Select(mode =>
        $"{(mode.Key is null ? "Every request" : mode.Key)}: {(mode.Parameters.Count == 0 ? "nothing of its own" : string.Join(", ", mode.Parameters.Select(parameter => parameter.Name + (parameter.IsRequired ? " (required)" : ""))))}."));

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Cut(string text) => Prose.Harmless(text) is { Length: > LongestText } harmless ? harmless[..(LongestText - 1)] + "…" : text;
}
