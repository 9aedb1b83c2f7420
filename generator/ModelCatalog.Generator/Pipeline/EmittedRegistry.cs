using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Emission;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>The list of the models that are emitted.</summary>
/// <remarks>Equality contract: deep. It depends on the models' names and wire ids alone.</remarks>
/// <param name="File">The file; null where no model is emitted.</param>
internal sealed record EmittedRegistry(SourceFile? File)
{
    /// <summary>Emits the list.</summary>
    public static EmittedRegistry Emit(ImmutableArray<ModelSignature> models, EmissionOptions? options) =>
        new(options is null || models.Length == 0 ? null : RegistryEmitter.Emit(models, options));

    /// <summary>Hands the file to the compiler.</summary>
    public void AddTo(SourceProductionContext output)
    {
        if (File is not null) output.AddSource(File.HintName, SourceText.From(File.Text, Encoding.UTF8));
    }
}
