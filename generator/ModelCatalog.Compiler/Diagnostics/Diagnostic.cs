using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>Something wrong at a place of a file.</summary>
/// <param name="Rule">What kind.</param>
/// <param name="Message">The message, complete.</param>
/// <param name="Path">The file.</param>
/// <param name="Range">The place.</param>
public sealed record Diagnostic(DiagnosticRule Rule, string Message, string Path, TextRange Range)
{
    /// <summary>Whether it stops the descriptor from being emitted.</summary>
    public bool IsError => Rule.Severity == DiagnosticSeverity.Error;

    /// <summary><c>path(line,column): error MC1234: message</c>, counted from 1, as compilers print it.</summary>
    public override string ToString() =>
        $"{Path}({Range.Start.Line + 1},{Range.Start.Column + 1}): {(IsError ? "error" : "warning")} {Rule.Id}: {Message}";
}
