using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
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
    public static CompiledCatalog Compile(IReadOnlyList<SourceText> files)
    {
        var documents = files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(SyntaxReader.Read).ToList();
        var bound = documents.Select(document => (Document: document, File: DescriptorBinder.Bind(document))).ToList();
        var index = CatalogIndex.Create(bound.Select(pair => pair.File.Descriptor).OfType<Descriptor>().Select(DescriptorSignature.Of));
        var plans = new List<ModelPlan>();
        var diagnostics = documents.SelectMany(document => document.Diagnostics).ToList();
        foreach (var (document, file) in bound)
        {
            var findings = new List<Finding>(file.Findings);

            // What is not even well formed would only be reported twice.
            var isBroken = findings.Any(finding => finding.Rule.Severity == DiagnosticSeverity.Error) || document.Diagnostics.Any(diagnostic => diagnostic.IsError);
            if (!isBroken && file.Descriptor is { } descriptor) findings.AddRange(Check(descriptor, index, plans));
            diagnostics.AddRange(findings.Select(finding => Locator.Locate(document, finding)));
        }

        return new CompiledCatalog(documents, index, plans, Sort(diagnostics));
    }

    private static EquatableArray<Finding> Check(Descriptor descriptor, CatalogIndex index, List<ModelPlan> plans)
    {
        switch (descriptor)
        {
            case ModelDescriptor model:
                return CheckModel(model, index, plans);
            case ProviderDescriptor provider:
                return [.. ProviderChecker.Check(provider, index), .. NamePlanner.CheckProvider(provider, index)];
            case SharedTypeDescriptor type:
                return CheckSharedType(type, index);
            default:
                return default;
        }
    }

    private static EquatableArray<Finding> CheckModel(ModelDescriptor model, CatalogIndex index, List<ModelPlan> plans)
    {
        var check = ModelChecker.Check(model, index);
        var names = check.Plan is null ? [] : NamePlanner.Plan(check.Plan, index).Findings.Concat(NamePlanner.CheckPrefix(model, index)).ToList();
        if (check.Plan is not null && names.Count == 0) plans.Add(check.Plan);
        return [.. check.Findings, .. names];
    }

    private static EquatableArray<Finding> CheckSharedType(SharedTypeDescriptor type, CatalogIndex index)
    {
        var findings = SharedTypeChecker.Check(type, index).Concat(NamePlanner.CheckSharedType(type, index)).ToList();
        return [.. findings, .. findings.Count > 0 ? [] : NamePlanner.PlanShared(type.Type.Key, SharedTypeChecker.Plan(type, index), index).Findings];
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
