using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Compiler.Binding;

/// <summary>A file as a descriptor, and what was wrong with its form.</summary>
/// <remarks>Equality contract: deep, no positions: an edit that moves lines gives an equal result.</remarks>
/// <param name="Descriptor">The descriptor; null where there is not even a head.</param>
/// <param name="Findings">What was wrong.</param>
public sealed record BoundFile(Descriptor? Descriptor, EquatableArray<Finding> Findings);

/// <summary>Turns nodes into descriptors. Every key is known or reported; what is wrong is left out and the rest is bound.</summary>
public static partial class DescriptorBinder
{
    /// <summary>Binds a document. Never throws.</summary>
    public static BoundFile Bind(SyntaxDocument document) => throw new NotImplementedException();
}
