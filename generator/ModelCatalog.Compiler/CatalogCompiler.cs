using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler;

/// <summary>A catalog, and everything that is wrong with it.</summary>
/// <param name="documents">The files as they were read, in the order of their paths.</param>
/// <param name="diagnostics">What is wrong, by path, line and column.</param>
public sealed class CompiledCatalog(IReadOnlyList<SyntaxDocument> documents, IReadOnlyList<Diagnostic> diagnostics)
{
    /// <summary>The files as they were read, in the order of their paths.</summary>
    public IReadOnlyList<SyntaxDocument> Documents { get; } = documents;

    /// <summary>What is wrong, by path, line and column.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}

/// <summary>Reads, binds and checks a whole catalog.</summary>
public static class CatalogCompiler
{
    /// <summary>Compiles the files of a catalog. Never throws: everything wrong is in the result's diagnostics.</summary>
    public static CompiledCatalog Compile(IReadOnlyList<SourceText> files)
    {
        var documents = files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(SyntaxReader.Read).ToList();
        return new CompiledCatalog(documents, Sort(documents.SelectMany(document => document.Diagnostics)));
    }

    private static List<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics
            .OrderBy(diagnostic => diagnostic.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Range.Offset)
            .ThenBy(diagnostic => diagnostic.Range.Length)
            .ThenBy(diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal)
            .ToList();
}
