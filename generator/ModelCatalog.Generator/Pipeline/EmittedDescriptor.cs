using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Emission;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>The emitted files of a descriptor.</summary>
/// <remarks>Equality contract: deep.</remarks>
/// <param name="Path">The descriptor.</param>
/// <param name="Files">The files; empty when it is not emitted.</param>
/// <param name="Model">For a model that is emitted: what the registry says of it.</param>
/// <param name="Findings">What was found in emitting.</param>
internal sealed record EmittedDescriptor(string Path, EquatableArray<SourceFile> Files, ModelSignature? Model, EquatableArray<Finding> Findings)
{
    /// <summary>What was found, under the file's name.</summary>
    public FileFindings AllFindings => new(Path, false, Findings);

    /// <summary>The names of the files.</summary>
    public EmittedNames Names => new(Path, Files.Select(file => file.HintName).ToEquatableArray(), Model);

    /// <summary>Emits a descriptor, unless something keeps it from that.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="broken">What it must not stand on.</param>
    /// <param name="options">What the project says; null: it cannot take emitted code.</param>
    /// <param name="token">Ends it.</param>
    public static EmittedDescriptor Emit(CheckedDescriptor descriptor, BrokenKeys broken, EmissionOptions? options, CancellationToken token)
    {
        var nothing = new EmittedDescriptor(descriptor.Path, [], null, []);
        if (options is null || !descriptor.IsOwn || descriptor.HasErrors) return nothing;
        if (broken.Concern(descriptor)) return nothing;
        return Stage.Run(
            "emitting",
            () => new EmittedDescriptor(
                descriptor.Path,
                CatalogEmitter.Emit(descriptor, options),
                descriptor.Plan is { } plan ? ModelSignature.Of(plan.Model) : null,
                []),
            defect => new EmittedDescriptor(descriptor.Path, [], null, [defect]),
            token);
    }

    /// <summary>Hands the files to the compiler.</summary>
    public void AddTo(SourceProductionContext output, HintNameClashes clashes)
    {
        if (clashes.Concern(Path)) return;
        foreach (var file in Files)
        {
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }
}
