using System.Runtime.CompilerServices;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>Catalogs to emit: the project's own, the hard descriptors that the language was tried on, and one that uses everything.</summary>
internal sealed class SampleCatalog
{
    private static readonly EmissionOptions s_options = new("Contoso.Media");

    private SampleCatalog(params IEnumerable<string> folders)
    {
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => new SourceText(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))).ToList();
        Compiled = CatalogCompiler.Compile(files);
    }

    /// <summary>A catalog of a test's own.</summary>
    public SampleCatalog(CompiledCatalog compiled) => Compiled = compiled;

    /// <summary>The descriptors of every kind of value, mode and rule.</summary>
    public static SampleCatalog Everything { get; } = new(Path.Combine(FolderOf(), "..", "Catalogs", "everything"));

    /// <summary>The project's own catalog.</summary>
    public static SampleCatalog Own { get; } = new(new[] { "providers", "models", "types" }.Select(name => Path.Combine(ModelCatalog.Tests.Repository.Root, "catalog", name)).Where(Directory.Exists));

    /// <summary>The hard descriptors.</summary>
    public static SampleCatalog Drafts { get; } = new(Path.Combine(ModelCatalog.Tests.Repository.Root, "tests", "ModelCatalog.Compiler.Tests", "Drafts"));

    public CompiledCatalog Compiled { get; }

    /// <summary>The names of a model; without findings.</summary>
    public NamePlan NamesOf(ModelPlan plan)
    {
        var planned = NamePlanner.Plan(plan, Compiled.Index);
        Assert.Empty(planned.Findings.Select(finding => finding.ToString()));
        return planned.Names;
    }

    /// <summary>The files of a model, with those of the shared types that it uses.</summary>
    public IReadOnlyList<SourceFile> Emit(ModelPlan plan)
    {
        var names = NamesOf(plan);
        var keys = names.Types.Where(type => type.IsShared).Select(type => type.Key).Concat(names.Enums.Select(values => values.SharedKey).OfType<string>()).Distinct();
        return [.. ModelEmitter.Emit(plan, names, s_options), .. keys.SelectMany(key => EmitShared(plan, key))];
    }

    private EquatableArray<SourceFile> EmitShared(ModelPlan plan, string key)
    {
        var types = plan.Types.Where(type => type.Key.Contains('/')).ToEquatableArray();
        var planned = NamePlanner.PlanShared(key, types, Compiled.Index);
        Assert.Empty(planned.Findings.Select(finding => finding.ToString()));
        return ModelEmitter.EmitShared("types/" + key + ".yaml", key, types, planned.Names, s_options);
    }

    private static string FolderOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
