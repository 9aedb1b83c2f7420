using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelCatalog.Generator.CodeFixes;
using ModelCatalog.Generator.Requests;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>A project with a catalog, built in memory: edit it, run it, look at the run.</summary>
internal sealed class CatalogProject
{
    /// <summary>Where the project would be.</summary>
    public const string Folder = "/project/";

    private static readonly IReadOnlyList<MetadataReference> Framework =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToList();

    private readonly SortedDictionary<string, InMemoryText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _properties = new() { ["build_property.RootNamespace"] = "Contoso.Media", ["build_property.ModelCatalogRoot"] = Folder + "catalog/" };
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _metadata = [];
    private readonly LanguageVersion _language;
    private readonly bool _tracked;
    private CSharpCompilation _compilation;
    private GeneratorDriver? _driver;
    private bool _optionsChanged;
    private bool _removed;

    /// <param name="language">The version of C#.</param>
    /// <param name="withRuntime">Whether the runtime is referenced.</param>
    /// <param name="tracked">Whether runs say why each stage ran; Roslyn's bookkeeping of that grows with the cube of the files.</param>
    public CatalogProject(LanguageVersion language = LanguageVersion.CSharp12, bool withRuntime = true, bool tracked = true)
    {
        _tracked = tracked;
        _language = language;
        var references = withRuntime ? Framework.Append(MetadataReference.CreateFromFile(typeof(ValidationResult).Assembly.Location)) : Framework;
        _compilation = CSharpCompilation.Create(
            "Contoso.Media",
            [CSharpSyntaxTree.ParseText("namespace Contoso.Media { internal class Program; }", new CSharpParseOptions(language), Folder + "Program.cs")],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
    }

    /// <summary>The project without what is generated.</summary>
    public CSharpCompilation Compilation => _compilation;

    /// <summary>What an analyzer is given.</summary>
    public AnalyzerOptions AnalyzerOptions => new([.. _texts.Values], new InMemoryOptions(_properties, _metadata));

    /// <summary>Sets a property of the project file.</summary>
    public CatalogProject Property(string name, string value)
    {
        _properties["build_property." + name] = value;
        _optionsChanged = true;
        return this;
    }

    /// <summary>Adds a descriptor, or replaces its text.</summary>
    /// <param name="path">Relative to the catalog.</param>
    /// <param name="content">The text; null: the file cannot be read.</param>
    public CatalogProject Descriptor(string path, string? content) => File("catalog/" + path, content, new() { ["ModelCatalogKind"] = "ModelDescriptor" });

    /// <summary>Adds a descriptor that a referenced package has emitted already.</summary>
    public CatalogProject ReferencedDescriptor(string path, string content, string emittedTo) => File(
        "packages/" + path,
        content,
        new() { ["ModelCatalogKind"] = "ReferencedDescriptor", ["ModelCatalogPath"] = path, ["ModelCatalogNamespace"] = emittedTo });

    /// <summary>Adds the repository's own catalog.</summary>
    /// <param name="emittedTo">The namespace that a referenced package has emitted it into; null: the project emits it.</param>
    public CatalogProject OwnCatalog(string? emittedTo = null)
    {
        var root = Path.Combine(ModelCatalog.Tests.Repository.Root, "catalog");
        foreach (var file in new[] { "providers", "models", "types" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.yaml", SearchOption.AllDirectories)))
        {
            var (path, text) = (Path.GetRelativePath(root, file).Replace('\\', '/'), System.IO.File.ReadAllText(file));
            _ = emittedTo is null ? Descriptor(path, text) : ReferencedDescriptor(path, text, emittedTo);
        }

        return this;
    }

    /// <summary>Adds an <c>.editorconfig</c>.</summary>
    /// <param name="path">Relative to the project.</param>
    /// <param name="content">The text.</param>
    public CatalogProject EditorConfig(string path, string content) => File(path, content, new() { ["ModelCatalogKind"] = "EditorConfig" });

    /// <summary>Adds an additional file of somebody else's.</summary>
    public CatalogProject OtherFile(string path, string content) => File(path, content, []);

    /// <summary>Takes a descriptor away.</summary>
    public CatalogProject Remove(string path)
    {
        var fullPath = Folder + "catalog/" + path;
        if (_driver is not null) _driver = _driver.RemoveAdditionalTexts([_texts[fullPath]]);
        _texts.Remove(fullPath);
        _removed = true;
        return this;
    }

    /// <summary>Edits the C# of the project.</summary>
    /// <param name="content">Its files.</param>
    public CatalogProject CSharp(params IReadOnlyList<string> content)
    {
        var trees = content.Select((text, i) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(_language), Folder + (i == 0 ? "Program.cs" : $"Program{i}.cs")));
        _compilation = _compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
        return this;
    }

    /// <summary>References another project as it was built.</summary>
    public CatalogProject Reference(Compilation other) => Reference(other.ToMetadataReference());

    /// <summary>References an assembly.</summary>
    public CatalogProject Reference(MetadataReference assembly)
    {
        _compilation = _compilation.AddReferences(assembly);
        return this;
    }

    /// <summary>Applies compiler options.</summary>
    public CatalogProject Options(Func<CSharpCompilationOptions, CSharpCompilationOptions> change)
    {
        _compilation = _compilation.WithOptions(change(_compilation.Options));
        return this;
    }

    /// <summary>Runs the generator, and once more without an edit: that must do nothing and keep nothing of the compiler alive.</summary>
    public GeneratorRun Run() => RunUntil(TestContext.Current.CancellationToken);

    /// <summary>As <see cref="Run"/>, until it is cancelled.</summary>
    public GeneratorRun RunUntil(CancellationToken token)
    {
        var options = new InMemoryOptions(_properties, _metadata);
        if (_driver is null)
        {
            _driver = CSharpGeneratorDriver.Create(
                [new CatalogGenerator().AsSourceGenerator()],
                _texts.Values,
                new CSharpParseOptions(_language),
                options,
                new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: _tracked));
        }
        else if (_optionsChanged)
        {
            _driver = _driver.WithUpdatedAnalyzerConfigOptions(options);
        }

        _optionsChanged = false;
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var output, out var diagnostics, token);
        Assert.Null(_driver.GetRunResult().Results.Single().Exception);
        var run = new GeneratorRun(_driver.GetRunResult(), (CSharpCompilation)output, diagnostics);

        // Roslyn drops what was removed one run later, which shifts the rest by one place and compares unlike with unlike.
        if (_removed) _driver = _driver.RunGenerators(_compilation.Clone(), token);
        _removed = false;
        if (_tracked) Cacheability.Check(_driver.RunGenerators(_compilation.Clone(), token).GetRunResult());
        return run;
    }

    /// <summary>What the analyzer of requests says of the project's own C#, which must compile but for the errors that are named.</summary>
    public async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(params string[] errors)
    {
        var output = Run().Output;
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(one => one.Severity == DiagnosticSeverity.Error && !errors.Contains(one.Id)).Take(10));
        return await AnalyzeAsync(output);
    }

    /// <summary>What the analyzer says of C# that need not compile.</summary>
    public Task<IReadOnlyList<Diagnostic>> AnalyzeAnyAsync() => AnalyzeAsync(Run().Output);

    private async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(CSharpCompilation output)
    {
        var analysis = output.WithAnalyzers([new RequestAnalyzer()], new CompilationWithAnalyzersOptions(AnalyzerOptions, null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return [.. (await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).OrderBy(one => one.Location.SourceSpan.Start).ThenBy(one => one.Id, StringComparer.Ordinal)];
    }

    /// <summary>What the project's C# becomes by each fix of a diagnostic, by the fix's title.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FixAsync(Diagnostic diagnostic)
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("Contoso.Media", LanguageNames.CSharp).AddDocument("Program.cs", await _compilation.SyntaxTrees[0].GetTextAsync(TestContext.Current.CancellationToken));
        var actions = new List<CodeAction>();
        await new RequestCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        var fixes = new Dictionary<string, string>();
        foreach (var action in actions)
        {
            var change = (await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single();
            fixes[action.Title] = (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        }

        return fixes;
    }

    private CatalogProject File(string path, string? content, Dictionary<string, string> metadata)
    {
        var text = new InMemoryText(Folder + path, content);
        if (_texts.TryGetValue(text.Path, out var old))
        {
            if (_driver is not null) _driver = _driver.ReplaceAdditionalText(old, text);
        }
        else
        {
            if (_driver is not null) _driver = _driver.AddAdditionalTexts([text]);
            _metadata[text.Path] = metadata.ToDictionary(entry => "build_metadata.AdditionalFiles." + entry.Key, entry => entry.Value);
        }

        _texts[text.Path] = text;
        return this;
    }
}
