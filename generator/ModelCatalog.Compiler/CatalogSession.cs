using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler;

/// <summary>Compiles a catalog again after each edit: what an edit cannot have changed is kept. What comes out is what a first compilation would give.</summary>
/// <remarks>For one thread at a time.</remarks>
public sealed class CatalogSession
{
    private Dictionary<string, CompiledFile> _known = new(StringComparer.Ordinal);

    /// <summary>Compiles the files of a catalog, all of them. Never throws: everything wrong is in the result's diagnostics.</summary>
    public CompiledCatalog Compile(IReadOnlyList<SourceText> files)
    {
        var read = files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(Read).ToList();
        var index = CatalogIndex.Create(read.Select(file => file.Bound.Descriptor).OfType<Descriptor>().Select(DescriptorSignature.Of));
        var compiled = read.Select(file => Check(file, index)).ToList();
        _known = new Dictionary<string, CompiledFile>(StringComparer.Ordinal);
        foreach (var file in compiled) _known[file.Document.Text.Path] = file;
        return new CompiledCatalog(
            compiled.Select(file => file.Document).ToList(),
            index,
            compiled.Select(file => file.Verdict?.Plan).OfType<ModelPlan>().ToList(),
            Sort(compiled.SelectMany(file => file.Diagnostics)));
    }

    private CompiledFile Read(SourceText text)
    {
        if (_known.TryGetValue(text.Path, out var known) && IsSame(known.Document.Text, text)) return known;
        var document = SyntaxReader.Read(text);
        var bound = DescriptorBinder.Bind(document);

        // Where only lines moved, the verdict stays; what it found is looked up again.
        return new CompiledFile(document, bound, known is not null && known.Bound == bound ? known.Verdict : null);
    }

    private static bool IsSame(SourceText left, SourceText right) =>
        ReferenceEquals(left, right) || (left.Content == right.Content && left.InvalidByte == right.InvalidByte);

    private static CompiledFile Check(CompiledFile file, CatalogIndex index)
    {
        // What is not even well formed would only be reported twice.
        var isBroken = file.Bound.Findings.Any(finding => finding.Rule.Severity == DiagnosticSeverity.Error) || file.Document.Diagnostics.Any(diagnostic => diagnostic.IsError);
        if (isBroken || file.Bound.Descriptor is not { } descriptor) return file.With(null);
        return file.Verdict is { } verdict && SeesTheSame(descriptor, verdict, index) ? file.With(verdict with { Index = index }) : file.With(Check(descriptor, index));
    }

    // Whether nothing has changed of what a check asks of the rest of the catalog.
    private static bool SeesTheSame(Descriptor descriptor, Verdict verdict, CatalogIndex now)
    {
        var before = verdict.Index;
        if (before.Types != now.Types) return false;
        if (descriptor is not ModelDescriptor model) return before.Providers == now.Providers;

        // A finding may propose any name of the catalog.
        if (verdict.Findings.Count > 0) return before == now;
        return model.Wires.All(wire => before.FindProvider(wire.Provider) == now.FindProvider(wire.Provider))
            && (before.Models == now.Models || Changed(before.Models, now.Models).All(other => !Concerns(model, other)));
    }

    private static IEnumerable<ModelSignature> Changed(EquatableArray<ModelSignature> before, EquatableArray<ModelSignature> now)
    {
        var changed = new HashSet<ModelSignature>(before);
        changed.SymmetricExceptWith(now);
        return changed;
    }

    // What one model asks of another: whether it is there, and whether they share a name.
    private static bool Concerns(ModelDescriptor model, ModelSignature other)
    {
        var own = ModelSignature.Of(model);
        return other.Key == own.Key || model.Related.Contains(other.Key) || other.Claims.Any(claim => own.Claims.Contains(claim)) || NamePlanner.PrefixOf(other) == NamePlanner.PrefixOf(own);
    }

    private static Verdict Check(Descriptor descriptor, CatalogIndex index) => descriptor switch
    {
        ModelDescriptor model => CheckModel(model, index),
        ProviderDescriptor provider => new Verdict(index, [.. ProviderChecker.Check(provider, index), .. NamePlanner.CheckProvider(provider, index)], null),
        SharedTypeDescriptor type => new Verdict(index, CheckSharedType(type, index), null),
        _ => new Verdict(index, default, null),
    };

    private static Verdict CheckModel(ModelDescriptor model, CatalogIndex index)
    {
        var check = ModelChecker.Check(model, index);
        var names = check.Plan is null ? [] : NamePlanner.Plan(check.Plan, index).Findings.Concat(NamePlanner.CheckPrefix(model, index)).ToList();
        return new Verdict(index, [.. check.Findings, .. names], names.Count == 0 ? check.Plan : null);
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

    /// <summary>What a check said of a descriptor, and the catalog that it looked at.</summary>
    private sealed record Verdict(CatalogIndex Index, EquatableArray<Finding> Findings, ModelPlan? Plan);

    /// <summary>A file with all that is known of it.</summary>
    private sealed class CompiledFile(SyntaxDocument document, BoundFile bound, Verdict? verdict)
    {
        private IReadOnlyList<Diagnostic>? _diagnostics;

        public SyntaxDocument Document { get; } = document;

        public BoundFile Bound { get; } = bound;

        public Verdict? Verdict { get; } = verdict;

        public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics ??=
            [.. Document.Diagnostics, .. Bound.Findings.Concat(Verdict?.Findings ?? default).Select(finding => Locator.Locate(Document, finding))];

        public CompiledFile With(Verdict? verdict) => new(Document, Bound, verdict)
        {
            _diagnostics = verdict is not null && Verdict is not null && ReferenceEquals(verdict.Plan, Verdict.Plan) && verdict.Findings == Verdict.Findings ? _diagnostics : null,
        };
    }
}
