using System.Runtime.CompilerServices;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>A descriptor, and what was wrong with its form.</summary>
/// <remarks>Equality contract: deep; no positions. An edit that moves lines, or a comment, gives an equal value.</remarks>
/// <param name="Path">The file.</param>
/// <param name="ReferencedFrom">The namespace that a referenced package has emitted it into; null: it is the project's own.</param>
/// <param name="Descriptor">The descriptor; null where there is not even a head.</param>
/// <param name="Findings">What was wrong.</param>
internal sealed record BoundDescriptor(string Path, string? ReferencedFrom, Descriptor? Descriptor, EquatableArray<Finding> Findings)
{
    private static readonly ConditionalWeakTable<string, BoundDescriptor> s_bound = new();

    /// <summary>Whether the text has syntax errors; these have only positions, so they are read again where they are placed.</summary>
    public bool HasSyntaxErrors { get; init; }

    /// <summary>Whether the text has syntax findings of any weight.</summary>
    public bool HasSyntaxFindings { get; init; }

    /// <summary>Whether anything keeps it from being emitted.</summary>
    public bool HasErrors => HasSyntaxErrors || Findings.Any(IsError);

    /// <summary>Reads and binds a file; one that was bound already, by the generator or by the analyzer, is not bound again as long as its text lives.</summary>
    public static BoundDescriptor Bind(DescriptorFile file, CancellationToken token)
    {
        if (file.Content is null) return BindAnew(file, token);
        var bound = s_bound.GetValue(file.Content, _ => BindAnew(file, token));
        return bound.Path == file.Path && bound.ReferencedFrom == file.ReferencedFrom ? bound : BindAnew(file, token);
    }

    private static BoundDescriptor BindAnew(DescriptorFile file, CancellationToken token) => Stage.Run(
        "reading",
        () => file.Content is null
            ? Failed(file, GeneratorDiagnostics.Unreadable.At(Pointer.Root, file.Path))
            : Bind(file, SyntaxReader.Read(new SourceText(file.Path, file.Content)), token),
        defect => Failed(file, defect),
        token);

    private static BoundDescriptor Bind(DescriptorFile file, SyntaxDocument document, CancellationToken token)
    {
        var bound = Stage.Run("binding", () => DescriptorBinder.Bind(document), defect => new BoundFile(null, [defect]), token);
        return new BoundDescriptor(file.Path, file.ReferencedFrom, bound.Descriptor, bound.Findings)
        {
            HasSyntaxErrors = document.Diagnostics.Any(diagnostic => diagnostic.IsError),
            HasSyntaxFindings = document.Diagnostics.Count > 0,
        };
    }

    /// <summary>Whether a finding keeps a descriptor from being emitted.</summary>
    public static bool IsError(Finding finding) => finding.Rule.Severity == DiagnosticSeverity.Error;

    private static BoundDescriptor Failed(DescriptorFile file, Finding finding) => new(file.Path, file.ReferencedFrom, null, [finding]);
}
