using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Tool.Showing;

namespace ModelCatalog.Tool.Explaining;

/// <summary>The help page of a diagnostic.</summary>
/// <param name="Rule">The diagnostic.</param>
/// <param name="Markdown">The page as it is written.</param>
internal sealed partial record DiagnosticPage(DiagnosticRule Rule, string Markdown)
{
    /// <summary>Whether a text has the form of a diagnostic's id, in any case.</summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    /// <summary>The page of an id; null: there is no such diagnostic.</summary>
    public static DiagnosticPage? Find(string id) => DiagnosticRules.Find(id.ToUpperInvariant()) is { } rule ? new DiagnosticPage(rule, DiagnosticPages.Read(rule)) : null;

    /// <summary>Prints it: heads bold, code indented, words of the language in a colour.</summary>
    public void Write(ToolTerminal terminal)
    {
        var isCode = false;
        foreach (var line in Markdown.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) isCode = !isCode;
            else if (isCode) terminal.Output.WriteLine(line.Length == 0 ? "" : "    " + TextTable.Styled(line, TextTable.Cyan, terminal));
            else if (line.StartsWith('#')) terminal.Output.WriteLine(TextTable.Styled(line.TrimStart('#', ' '), TextTable.Bold, terminal) + (line.StartsWith("# ", StringComparison.Ordinal) ? Severity(terminal) : ""));
            else WriteText(line, terminal);
        }
    }

    private static void WriteText(string text, ToolTerminal terminal)
    {
        foreach (var line in TerminalPage.Lines(text, terminal.Width))
            terminal.Output.WriteLine(terminal.Color ? Code().Replace(line, match => TextTable.Styled(match.Groups[1].Value, TextTable.Cyan, terminal)) : line);
    }

    /// <summary>The same as data.</summary>
    public JsonObject ToJson() => JsonOutput.Object(
        ("id", JsonOutput.Text(Rule.Id)),
        ("title", JsonOutput.Text(Rule.Title)),
        ("severity", JsonOutput.Text(Rule.Severity == DiagnosticSeverity.Error ? "error" : "warning")),
        ("message", JsonOutput.Text(Rule.Message)),
        ("page", JsonOutput.Text(Markdown)));

    private string Severity(ToolTerminal terminal) => Rule.Severity == DiagnosticSeverity.Error ? "" : TextTable.Styled(" (a warning)", TextTable.Yellow, terminal);

    [GeneratedRegex(@"^[Mm][Cc][0-9]{1,6}$")]
    private static partial Regex Id();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
