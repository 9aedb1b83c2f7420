using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>What other files need to know of a descriptor.</summary>
/// <remarks>Equality contract: deep; no positions.</remarks>
/// <param name="Signature">The signature; null where there is not even a head.</param>
/// <param name="ReferencedFrom">The namespace that a referenced package has emitted it into; null: it is the project's own.</param>
/// <param name="Path">The file.</param>
/// <param name="Defect">What went wrong in making it; null: nothing.</param>
internal sealed record SignedDescriptor(string Path, DescriptorSignature? Signature, string? ReferencedFrom, Finding? Defect)
{
    /// <summary>Signs a descriptor. One with errors is signed as far as it was read, so that others do not suffer for it.</summary>
    public static SignedDescriptor Sign(BoundDescriptor bound, CancellationToken token) => Stage.Run(
        "indexing",
        () => new SignedDescriptor(bound.Path, bound.Descriptor is null ? null : DescriptorSignature.Of(bound.Descriptor), bound.ReferencedFrom, null),
        defect => new SignedDescriptor(bound.Path, null, bound.ReferencedFrom, defect),
        token);
}
