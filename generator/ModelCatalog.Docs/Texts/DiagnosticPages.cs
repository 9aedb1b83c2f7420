using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Docs.Texts;

/// <summary>The help pages of diagnostics, as they are written.</summary>
public static class DiagnosticPages
{
    /// <summary>The Markdown of a diagnostic's page.</summary>
    public static string Read(DiagnosticRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        using var stream = typeof(DiagnosticPages).Assembly.GetManifestResourceStream("Pages/" + rule.Id + ".md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
