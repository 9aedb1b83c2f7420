using System.Collections.Immutable;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Emission;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>The names of the files that a descriptor is emitted to.</summary>
/// <remarks>Equality contract: deep.</remarks>
/// <param name="Path">The descriptor.</param>
/// <param name="HintNames">The names.</param>
/// <param name="Model">For a model: what the registry says of it.</param>
internal sealed record EmittedNames(string Path, EquatableArray<string> HintNames, ModelSignature? Model);

/// <summary>Descriptors that would be emitted to a file that another one has; most often none.</summary>
/// <remarks>Equality contract: deep; ordered by path.</remarks>
/// <param name="Findings">One for each of them.</param>
internal sealed record HintNameClashes(EquatableArray<FileFindings> Findings)
{
    /// <summary>Looks for names that are taken. Case does not tell two files apart, as in Roslyn; the first descriptor by path keeps the name.</summary>
    public static HintNameClashes Find(ImmutableArray<EmittedNames> emitted)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [RegistryEmitter.File] = "the catalog's list of models" };
        var clashes = new List<FileFindings>();
        foreach (var names in emitted.OrderBy(names => names.Path, StringComparer.Ordinal))
        {
            var taken = names.HintNames.FirstOrDefault(owners.ContainsKey);
            if (taken is not null)
            {
                clashes.Add(new FileFindings(names.Path, false, [GeneratorDiagnostics.HintNameClash.At(Pointer.Root, names.Path, taken, owners[taken])]));
                continue;
            }

            foreach (var name in names.HintNames) owners[name] = names.Path;
        }

        return new HintNameClashes(clashes.ToEquatableArray());
    }

    /// <summary>Whether a descriptor must be left out.</summary>
    public bool Concern(string path) => Findings.Any(file => file.Path == path);
}
