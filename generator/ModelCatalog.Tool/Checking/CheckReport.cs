using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool.Checking;

/// <summary>What a check found, with paths that a terminal or an editor opens from the current folder.</summary>
/// <param name="Files">What was read.</param>
/// <param name="Diagnostics">What is wrong.</param>
/// <param name="Unreadable">What could not be read.</param>
internal sealed record CheckReport(IReadOnlyList<SourceText> Files, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<UnreadableFile> Unreadable)
{
    /// <summary>Whether nothing but warnings was found.</summary>
    public bool IsGood => Unreadable.Count == 0 && ErrorCount == 0;

    /// <summary>How many errors were found.</summary>
    public int ErrorCount => Diagnostics.Count(diagnostic => diagnostic.IsError);

    /// <summary>The report of a compiled catalog.</summary>
    public static CheckReport Of(CompiledCatalog catalog, CatalogFolder files, string prefix) => new(
        files.Texts,
        [.. catalog.Diagnostics.Select(diagnostic => diagnostic with { Path = prefix + diagnostic.Path })],
        [.. files.Unreadable.Select(file => file with { Path = prefix + file.Path })]);

    /// <summary>Diagnostics of this check, each with its source line.</summary>
    public string Describe(IReadOnlyCollection<Diagnostic> diagnostics, string prefix, ToolTerminal terminal)
    {
        var touched = diagnostics.Select(diagnostic => diagnostic.Path).ToHashSet(StringComparer.Ordinal);
        var texts = Files.Where(text => touched.Contains(prefix + text.Path)).Select(text => new SourceText(prefix + text.Path, text.Content));
        return DiagnosticFormatter.ToText(diagnostics, texts, terminal.Color, terminal.Width);
    }

    /// <summary>All of it in one line.</summary>
    public string Summary()
    {
        var unreadable = Unreadable.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {Unreadable.Count} could not be read") : "";
        var files = TerminalText.Count(Files.Count, "file");
        if (Diagnostics.Count == 0) return files + (Files.Count == 1 ? " is right" : " are right") + unreadable;
        var parts = new List<string>();
        if (ErrorCount > 0) parts.Add(TerminalText.Count(ErrorCount, "error"));
        if (Diagnostics.Count > ErrorCount) parts.Add(TerminalText.Count(Diagnostics.Count - ErrorCount, "warning"));
        var touched = Diagnostics.Select(diagnostic => diagnostic.Path).Distinct(StringComparer.Ordinal).Count();
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", parts)} in {touched} of {files}{unreadable}");
    }
}
