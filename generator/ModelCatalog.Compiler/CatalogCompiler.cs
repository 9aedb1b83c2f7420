using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler;

/// <summary>A catalog, and everything that is wrong with it.</summary>
/// <param name="documents">The files as they were read, in the order of their paths.</param>
/// <param name="index">What the files know of each other.</param>
/// <param name="models">The models without errors, in the order of their paths.</param>
/// <param name="diagnostics">What is wrong, by path, line and column.</param>
public sealed class CompiledCatalog(
    IReadOnlyList<SyntaxDocument> documents, CatalogIndex index, IReadOnlyList<ModelPlan> models, IReadOnlyList<Diagnostic> diagnostics)
{
    /// <summary>The files as they were read, in the order of their paths.</summary>
    public IReadOnlyList<SyntaxDocument> Documents { get; } = documents;

    /// <summary>What the files know of each other: providers, shared types, names.</summary>
    public CatalogIndex Index { get; } = index;

    /// <summary>The models without errors, in the order of their paths.</summary>
    public IReadOnlyList<ModelPlan> Models { get; } = models;

    /// <summary>What is wrong, by path, line and column.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}

/// <summary>Reads, binds and checks a whole catalog.</summary>
public static class CatalogCompiler
{
    /// <summary>Compiles the files of a catalog. Never throws: everything wrong is in the result's diagnostics.</summary>
    public static CompiledCatalog Compile(IReadOnlyList<SourceText> files) => new CatalogSession().Compile(files);
}
