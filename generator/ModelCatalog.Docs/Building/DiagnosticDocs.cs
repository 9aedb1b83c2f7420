using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes the diagnostics of the checker.</summary>
internal static partial class DiagnosticDocs
{
    private static readonly (string Prefix, string Title)[] s_areas =
    [
        ("MC1", "Text that cannot be read"), ("MC2", "Keys and forms"), ("MC3", "Models"), ("MC4", "Expressions and rules"), ("MC5", "Wires"),
        ("MC6", "Providers"), ("MC7", "Examples"), ("MC8", "Names in C#"), ("MC9", "The project, and requests in code"),
    ];

    /// <summary>Area by area.</summary>
    public static DiagnosticsDoc All() => new([.. DiagnosticRules.All.OrderBy(rule => rule.Id, StringComparer.Ordinal).GroupBy(rule => rule.Id[..3], StringComparer.Ordinal)
        .Select(area => new DiagnosticArea(area.Key, s_areas.FirstOrDefault(one => one.Prefix == area.Key).Title ?? area.Key, [.. area.Select(Diagnostic)]))]);

    private static DiagnosticDoc Diagnostic(DiagnosticRule rule)
    {
        var page = DiagnosticPages.Read(rule);
        return new DiagnosticDoc(rule.Id, rule.Title, rule.Severity == DiagnosticSeverity.Warning, Open(rule.Message), page[(page.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim('\n') + "\n");
    }

    // What a message tells of a case is left open: '…' is no key of a wire.
    private static string Open(string format) => Places().Replace(format, "…").Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    [GeneratedRegex(@"(\{\d\})+")]
    private static partial Regex Places();
}
