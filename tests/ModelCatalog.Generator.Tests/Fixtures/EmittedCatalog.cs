using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Tests;
using SourceFile = ModelCatalog.Compiler.Emission.SourceFile;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>A catalog as C#: emitted, compiled with every warning on, loaded.</summary>
internal sealed class EmittedCatalog
{
    private const string Namespace = "Contoso.Media";

    private readonly Lazy<Assembly> _assembly;

    public EmittedCatalog(CompiledCatalog catalog)
    {
        Catalog = catalog;
        Names = catalog.Models.ToDictionary(plan => plan.Model.Key, plan => NamePlanner.Plan(plan, catalog.Index), StringComparer.Ordinal);
        var options = new EmissionOptions(Namespace);
        var emitted = catalog.Models.Where(plan => Names[plan.Model.Key].Findings.Count == 0).ToList();
        Files =
        [
            .. catalog.Index.Providers.SelectMany(provider => ProviderEmitter.Emit(provider, options)),
            .. SharedTypes(emitted, options),
            .. emitted.SelectMany(plan => ModelEmitter.Emit(plan, Names[plan.Model.Key].Names, options).Concat(WiresEmitter.Emit(plan, Names[plan.Model.Key].Names, options))),
            RegistryEmitter.Emit(catalog.Index.Models.Where(model => emitted.Any(plan => plan.Model.Key == model.Key)), options),
        ];
        _assembly = new Lazy<Assembly>(Load);
        if (Environment.GetEnvironmentVariable("MC_DUMP") is { } dump) foreach (var file in Files) { var path = Path.Combine(dump, catalog.Models.Count.ToString(), file.HintName); Directory.CreateDirectory(Path.GetDirectoryName(path)!); File.WriteAllText(path, file.Text); }
    }

    /// <summary>The project's own descriptors.</summary>
    public static EmittedCatalog Own { get; } = new(ConformanceCase.Catalog);

    /// <summary>The hard cases that the language was tried on.</summary>
    public static EmittedCatalog Drafts { get; } = new(CompileDrafts());

    public CompiledCatalog Catalog { get; }

    public IReadOnlyDictionary<string, PlannedNames> Names { get; }

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>What the compiler says of the files at the lowest language version that is supported.</summary>
    /// <param name="isMarked">Whether the files say that they are generated.</param>
    public IReadOnlyList<string> Warnings(bool isMarked = true) =>
        Compile(isMarked).GetDiagnostics().Where(diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Hidden).Select(diagnostic => diagnostic.ToString()).ToList();

    /// <summary>Reads a body of a provider, or with null a request by parameter names.</summary>
    public (object? Request, ValidationResult Validation) Read(string model, string? provider, string json)
    {
        var request = RequestType(model);
        var types = provider is null ? [request] : new[] { Marker(provider), request };
        var method = typeof(RequestBody).GetMethods().Single(method =>
            method.Name == nameof(RequestBody.Read) && method.GetGenericArguments().Length == types.Length && method.GetParameters()[0].ParameterType == typeof(string));
        var result = method.MakeGenericMethod(types).Invoke(null, [json])!;
        var read = (ValidationResult)result.GetType().GetProperty("Validation")!.GetValue(result)!;
        return (result.GetType().GetProperty("Request")!.GetValue(result), read);
    }

    /// <summary>Writes a request as a provider takes it, or with null by parameter names.</summary>
    public string Write(object request, string? provider)
    {
        var method = typeof(RequestBody).GetMethods().Single(method => method.Name == nameof(RequestBody.Write) && method.GetParameters().Length == (provider is null ? 1 : 2));
        var type = provider is null ? request.GetType() : Marker(provider);
        var bytes = (byte[])method.MakeGenericMethod(type).Invoke(null, provider is null ? [request] : [request, null])!;
        using var parsed = JsonDocument.Parse(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Judges a request as a provider does.</summary>
    public ValidationResult Validate(object request, string? provider)
    {
        if (provider is null) return (ValidationResult)request.GetType().GetMethod("Validate", Type.EmptyTypes)!.Invoke(request, null)!;
        return (ValidationResult)typeof(ServedByExtensions).GetMethod("Validate")!.MakeGenericMethod(Marker(provider)).Invoke(null, [request])!;
    }

    public Type RequestType(string model) => Find(Names[model].Names.RequestType);

    public Type Marker(string provider) => Find(NamePlanner.ProviderName(Catalog.Index.FindProvider(provider)!));

    public Type Find(string name) => _assembly.Value.GetType(Namespace + "." + name, throwOnError: true)!;

    private IEnumerable<SourceFile> SharedTypes(List<ModelPlan> plans, EmissionOptions options)
    {
        foreach (var shared in Catalog.Index.Types)
        {
            // A model that uses the type has its plan, and those of the types that it uses itself.
            var key = shared.Type.Key;
            var types = plans.Select(plan => plan.Types).FirstOrDefault(types => types.Any(type => type.Key == key));
            if (shared.Type.Alias is null && types == default) continue;
            foreach (var file in ModelEmitter.EmitShared(shared.Path, key, types, NamePlanner.PlanShared(key, types, Catalog.Index).Names, options)) yield return file;
        }
    }

    private static CompiledCatalog CompileDrafts()
    {
        var folder = Path.Combine(Repository.Root, "tests", "ModelCatalog.Compiler.Tests", "Drafts");
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => new Compiler.Text.SourceText(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));
        return CatalogCompiler.Compile([.. files]);
    }

    private CSharpCompilation Compile(bool isMarked)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose);
        var trees = Files.Select(file => CSharpSyntaxTree.ParseText(isMarked ? file.Text : file.Text.Replace("// <auto-generated/>\n", "", StringComparison.Ordinal), parse, file.HintName));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(ValidationResult).Assembly.Location).Distinct()
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "netstandard.dll" or "ModelCatalog.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Contoso.Media", trees, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
    }

    private Assembly Load()
    {
        using var stream = new MemoryStream();
        var result = Compile(true).Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Take(30)));
        stream.Position = 0;
        return new AssemblyLoadContext("emitted").LoadFromStream(stream);
    }
}
