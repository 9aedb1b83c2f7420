using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Emission;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>The emitted list of a catalog's models.</summary>
/// <remarks>Equality contract: by content.</remarks>
/// <param name="File">The file; null when no model is emitted.</param>
/// <param name="Findings">What was found in emitting it, at the first model.</param>
internal sealed record EmittedRegistry(SourceFile? File, EquatableArray<FileFindings> Findings)
{
    /// <summary>Emits the list of the models that are emitted themselves.</summary>
    public static EmittedRegistry Emit(ImmutableArray<EmittedNames> emitted, HintNameClashes clashes, EmissionOptions? options, CancellationToken token)
    {
        var models = emitted.Where(names => names.Model is not null && !clashes.Concern(names.Path)).OrderBy(names => names.Path, StringComparer.Ordinal).ToList();
        if (options is null || models.Count == 0) return new EmittedRegistry(null, []);
        return Stage.Run(
            "listing the models",
            () => new EmittedRegistry(RegistryEmitter.Emit(models.Select(names => names.Model).OfType<ModelSignature>(), options), []),
            defect => new EmittedRegistry(null, [new FileFindings(models[0].Path, false, [defect])]),
            token);
    }

    /// <summary>Hands the file to the compiler.</summary>
    public void AddTo(SourceProductionContext output)
    {
        if (File is not null) output.AddSource(File.HintName, SourceText.From(File.Text, Encoding.UTF8));
    }
}
