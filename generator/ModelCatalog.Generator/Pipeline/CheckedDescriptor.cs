using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>A descriptor with its plan, and what was wrong with its form and meaning.</summary>
/// <remarks>Equality contract: deep; no positions.</remarks>
/// <param name="Path">The file.</param>
/// <param name="IsOwn">Whether the project emits it.</param>
/// <param name="Descriptor">The descriptor; null where there is not even a head.</param>
/// <param name="Plan">For a model without errors: its plan.</param>
/// <param name="Types">For a shared type without errors: its plan behind those of the types that it uses; empty for an alias.</param>
/// <param name="Names">For a model or shared type without errors: the C# names of what it emits.</param>
/// <param name="Findings">What was found.</param>
/// <param name="HasSyntaxFindings">Whether its syntax has findings of any weight.</param>
/// <param name="HasErrors">Whether anything keeps it from being emitted.</param>
internal sealed record CheckedDescriptor(
    string Path,
    bool IsOwn,
    Descriptor? Descriptor,
    ModelPlan? Plan,
    EquatableArray<TypePlan> Types,
    NamePlan? Names,
    EquatableArray<Finding> Findings,
    bool HasSyntaxFindings,
    bool HasErrors)
{
    /// <summary>What was found, under the file's name.</summary>
    public FileFindings AllFindings => new(Path, HasSyntaxFindings, Findings);

    /// <summary>For a provider or shared type with errors: its key. Null for everything else.</summary>
    public string? BrokenKey => !HasErrors
        ? null
        : Descriptor switch
        {
            ProviderDescriptor provider => BrokenKeys.OfProvider(provider.Provider),
            SharedTypeDescriptor type => BrokenKeys.OfType(type.Type.Key),
            _ => null,
        };

    /// <summary>Checks a descriptor against the others. One that was not read whole is not checked: that would report consequences.</summary>
    public static CheckedDescriptor Check(BoundDescriptor bound, IndexedCatalog catalog, CancellationToken token)
    {
        var own = bound.ReferencedFrom is null;
        if (!own || bound.HasErrors) return Create(bound, null, [], null, []);
        return Stage.Run(
            "checking",
            () => bound.Descriptor switch
            {
                ModelDescriptor model => CheckModel(bound, model, catalog.Index, token),
                ProviderDescriptor provider => Create(bound, null, [], null, ProviderChecker.Check(provider, catalog.Index).Concat(NamePlanner.CheckProvider(provider, catalog.Index))),
                SharedTypeDescriptor type => CheckSharedType(bound, type, catalog.Index),
                _ => Create(bound, null, [], null, []),
            },
            defect => Create(bound, null, [], null, [defect]),
            token);
    }

    private static CheckedDescriptor CheckModel(BoundDescriptor bound, ModelDescriptor model, CatalogIndex index, CancellationToken token)
    {
        var result = ModelChecker.Check(model, index);
        token.ThrowIfCancellationRequested();
        if (result.Plan is null) return Create(bound, null, [], null, result.Findings);
        var planned = NamePlanner.Plan(result.Plan, index);
        var findings = result.Findings.Concat(NamePlanner.CheckPrefix(model, index)).Concat(planned.Findings);
        return Create(bound, result.Plan, [], planned.Names, findings);
    }

    private static CheckedDescriptor CheckSharedType(BoundDescriptor bound, SharedTypeDescriptor type, CatalogIndex index)
    {
        var findings = SharedTypeChecker.Check(type, index).Concat(NamePlanner.CheckSharedType(type, index)).ToList();
        if (findings.Any(BoundDescriptor.IsError)) return Create(bound, null, [], null, findings);
        var types = SharedTypeChecker.Plan(type, index);
        var planned = NamePlanner.PlanShared(type.Type.Key, types, index);
        return Create(bound, null, types, planned.Names, findings.Concat(planned.Findings));
    }

    private static CheckedDescriptor Create(
        BoundDescriptor bound, ModelPlan? plan, EquatableArray<TypePlan> types, NamePlan? names, IEnumerable<Finding> checkFindings)
    {
        var findings = bound.Findings.Concat(checkFindings).ToEquatableArray();
        var failed = bound.HasErrors || findings.Any(BoundDescriptor.IsError);
        return new CheckedDescriptor(
            bound.Path,
            bound.ReferencedFrom is null,
            bound.Descriptor,
            failed ? null : plan,
            failed ? [] : types,
            failed ? null : names,
            findings,
            bound.HasSyntaxFindings,
            failed);
    }
}
