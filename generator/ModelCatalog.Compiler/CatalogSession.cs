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
        var texts = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var read = Complete(texts, Known, Read);
        var index = CatalogIndex.Create(read.Select(file => file.Signature).OfType<DescriptorSignature>());
        var excerpts = new CatalogExcerpts(index);
        var compiled = Complete(read, file => Kept(file, index, excerpts), file => file.With(Check(file.Bound.Descriptor!, index, excerpts)));
        _known = new Dictionary<string, CompiledFile>(StringComparer.Ordinal);
        foreach (var file in compiled) _known[file.Document.Text.Path] = file;
        return new CompiledCatalog(
            compiled.Select(file => file.Document).ToList(),
            index,
            compiled.Select(file => file.Verdict?.Plan).OfType<ModelPlan>().ToList(),
            Sort(compiled.SelectMany(file => file.Diagnostics)));
    }

    // What is kept, and the rest by as many threads as there are: each file is work of its own.
    private static List<CompiledFile> Complete<T>(List<T> items, Func<T, CompiledFile?> keep, Func<T, CompiledFile> make)
    {
        var result = items.Select(keep).ToList();
        var open = Enumerable.Range(0, items.Count).Where(place => result[place] is null).ToList();
        if (open.Count == 1) result[open[0]] = make(items[open[0]]);
        else if (open.Count > 1) foreach (var (place, file) in open.AsParallel().Select(place => (place, make(items[place])))) result[place] = file;
        return result.ConvertAll(file => file!);
    }

    private CompiledFile? Known(SourceText text) => _known.TryGetValue(text.Path, out var known) && IsSame(known.Document.Text, text) ? known : null;

    private CompiledFile Read(SourceText text)
    {
        var document = SyntaxReader.Read(text);
        var bound = DescriptorBinder.Bind(document);

        var signature = bound.Descriptor is { } descriptor ? DescriptorSignature.Of(descriptor) : null;

        // Where only lines moved, the verdict stays; what it found is looked up again.
        return new CompiledFile(document, bound, signature, _known.TryGetValue(text.Path, out var known) && known.Bound == bound ? known.Verdict : null);
    }

    private static bool IsSame(SourceText left, SourceText right) =>
        ReferenceEquals(left, right) || (left.Content == right.Content && left.InvalidByte == right.InvalidByte);

    // A file that needs no check, or none again; null: it does.
    private static CompiledFile? Kept(CompiledFile file, CatalogIndex index, CatalogExcerpts excerpts)
    {
        // What is not even well formed would only be reported twice.
        var isBroken = file.Bound.Findings.Any(finding => finding.Rule.Severity == DiagnosticSeverity.Error) || file.Document.Diagnostics.Any(diagnostic => diagnostic.IsError);
        if (isBroken || file.Bound.Descriptor is not { } descriptor) return file.With(null);
        return file.Verdict is { } verdict && SeesTheSame(descriptor, verdict, index, excerpts) ? file.With(verdict with { Index = index }) : null;
    }

    // Whether nothing has changed of what a check asks of the rest of the catalog.
    private static bool SeesTheSame(Descriptor descriptor, Verdict verdict, CatalogIndex now, CatalogExcerpts excerpts)
    {
        if (verdict.Index == now) return true;
        if (descriptor is not ModelDescriptor model) return verdict.Index.Types == now.Types && verdict.Index.Providers == now.Providers;
        return verdict.Excerpt is { } excerpt && excerpt == excerpts.For(model);
    }

    private static Verdict Check(Descriptor descriptor, CatalogIndex index, CatalogExcerpts excerpts) => descriptor switch
    {
        ModelDescriptor model => CheckModel(model, index, excerpts),
        ProviderDescriptor provider => new Verdict(index, [.. ProviderChecker.Check(provider, index), .. NamePlanner.CheckProvider(provider, index)], null),
        SharedTypeDescriptor type => new Verdict(index, CheckSharedType(type, index), null),
        _ => new Verdict(index, default, null),
    };

    private static Verdict CheckModel(ModelDescriptor model, CatalogIndex index, CatalogExcerpts excerpts)
    {
        var excerpt = excerpts.For(model);
        var verdict = CheckModel(model, excerpt);
        return verdict.Findings.Count == 0 ? verdict with { Index = index, Excerpt = excerpt } : CheckModel(model, index);
    }

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
    private sealed record Verdict(CatalogIndex Index, EquatableArray<Finding> Findings, ModelPlan? Plan)
    {
        /// <summary>The part of the catalog that decided; null: all of it.</summary>
        public CatalogIndex? Excerpt { get; init; }
    }

    /// <summary>A file with all that is known of it.</summary>
    private sealed class CompiledFile(SyntaxDocument document, BoundFile bound, DescriptorSignature? signature, Verdict? verdict)
    {
        private IReadOnlyList<Diagnostic>? _diagnostics;

        public SyntaxDocument Document { get; } = document;

        public BoundFile Bound { get; } = bound;

        public DescriptorSignature? Signature { get; } = signature;

        public Verdict? Verdict { get; } = verdict;

        public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics ??=
            [.. Document.Diagnostics, .. Bound.Findings.Concat(Verdict?.Findings ?? default).Select(finding => Locator.Locate(Document, finding))];

        public CompiledFile With(Verdict? verdict) => new(Document, Bound, Signature, verdict)
        {
            _diagnostics = verdict is not null && Verdict is not null && ReferenceEquals(verdict.Plan, Verdict.Plan) && verdict.Findings == Verdict.Findings ? _diagnostics : null,
        };
    }
}
