using System.Reflection;
using System.Text;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests;

/// <summary>
/// A negative case: descriptors, and exactly the diagnostics that they give.
/// <list type="bullet">
/// <item><c>Cases/area/name.yaml</c> (or <c>.json</c>) with <c>name.errors</c> beside it; its lines are <c>line:column MC1234 message</c>.</item>
/// <item><c>Cases/area/name/</c>, a folder of files with <c>expected.errors</c>; its lines are <c>file:line:column MC1234 message</c>.</item>
/// </list>
/// Files in <c>Cases/_shared</c> that start with <c>_</c> are compiled along with every case. The area <c>syntax</c> is only read: its files are
/// no complete descriptors, and what binding says of them is the business of other areas.
/// </summary>
public sealed class CaseFile
{
    private const string FolderExpectation = "expected.errors";

    private CaseFile(string name, string expectationPath, IReadOnlyList<string> files)
    {
        Name = name;
        ExpectationPath = expectationPath;
        Files = files;
    }

    /// <summary>The folder that holds all cases.</summary>
    public static string Root { get; } = Path.Combine(ProjectDirectory(), "Cases");

    /// <summary>Its name: <c>syntax/duplicate_key.yaml</c>.</summary>
    public string Name { get; }

    /// <summary>The file that says what is expected.</summary>
    public string ExpectationPath { get; }

    /// <summary>Its descriptors.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Whether it is a folder of files.</summary>
    public bool IsFolder => Path.GetFileName(ExpectationPath) == FolderExpectation;

    /// <summary>Every case, by name.</summary>
    public static IReadOnlyList<CaseFile> All()
    {
        var cases = new List<CaseFile>();
        foreach (var area in Directory.GetDirectories(Root).Where(area => Path.GetFileName(area) != "_shared"))
        {
            var areaName = Path.GetFileName(area);
            cases.AddRange(Directory.GetFiles(area).Where(IsDescriptor).Select(file =>
                new CaseFile($"{areaName}/{Path.GetFileName(file)}", Expectation(file), [file])));
            cases.AddRange(Directory.GetDirectories(area).Select(folder =>
                new CaseFile($"{areaName}/{Path.GetFileName(folder)}/", Path.Combine(folder, FolderExpectation), FilesBelow(folder))));
        }

        return [.. cases.OrderBy(item => item.Name, StringComparer.Ordinal)];
    }

    /// <summary>Expectations that no case belongs to: their descriptor was renamed or removed.</summary>
    public static IReadOnlyList<string> Orphans()
    {
        var used = All().Select(item => item.ExpectationPath).ToHashSet();
        return [.. Directory.GetFiles(Root, "*.errors", SearchOption.AllDirectories).Where(path => !used.Contains(path)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The expected lines; none where there is no such file yet.</summary>
    public IReadOnlyList<string> ReadExpected() =>
        File.Exists(ExpectationPath) ? [.. File.ReadAllLines(ExpectationPath).Where(line => line.Length > 0)] : [];

    /// <summary>The lines that the compiler gives now.</summary>
    public IReadOnlyList<string> Compile()
    {
        var folder = Path.GetDirectoryName(ExpectationPath)!;
        if (Name.StartsWith("syntax/", StringComparison.Ordinal))
        {
            return [.. Files.Select(file => Read(folder, file)).SelectMany(text => SyntaxReader.Read(text).Diagnostics).OrderBy(item => item.Range.Offset).Select(Line)];
        }

        var shared = Path.Combine(Root, "_shared");
        var texts = Files.Select(file => Read(folder, file)).ToList();
        if (Directory.Exists(shared))
        {
            texts.AddRange(FilesBelow(shared).Where(file => Path.GetFileName(file).StartsWith('_')).Select(file => Read(shared, file)));
        }

        return [.. CatalogCompiler.Compile(texts).Diagnostics.Select(Line)];
    }

    /// <summary>Writes what the compiler gives now as what is expected.</summary>
    public void Update(IReadOnlyList<string> actual) =>
        File.WriteAllText(ExpectationPath, string.Concat(actual.Select(line => line + "\n")), new UTF8Encoding(false));

    private static bool IsDescriptor(string path) => Path.GetExtension(path) is ".yaml" or ".yml" or ".json";

    // `name.json` beside `name.yaml` are two cases with an expectation each.
    private static string Expectation(string file)
    {
        var isSecond = Path.GetExtension(file) != ".yaml" && File.Exists(Path.ChangeExtension(file, ".yaml"));
        return isSecond ? file + ".errors" : Path.ChangeExtension(file, ".errors");
    }

    private static string[] FilesBelow(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(IsDescriptor).Order(StringComparer.Ordinal)];

    private static SourceText Read(string folder, string file) =>
        SourceTextReader.Decode(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));

    private static string ProjectDirectory() =>
        typeof(CaseFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProjectDirectory").Value!;

    private string Line(Diagnostic diagnostic)
    {
        var start = diagnostic.Range.Start;

        // A diagnostic of a shared file is never expected: it is shown with its name so that it is not taken for one of the case.
        var file = IsFolder || diagnostic.Path != Path.GetFileName(Files[0]) ? diagnostic.Path + ":" : "";
        return $"{file}{start.Line + 1}:{start.Column + 1} {diagnostic.Rule.Id} {diagnostic.Message}";
    }
}
