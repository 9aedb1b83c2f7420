using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tests;

/// <summary>A body or a request with everything that is wrong with it, from a file under <c>tests/conformance</c>.</summary>
public sealed record ConformanceCase(string Title, string Model, string? Provider, bool IsBody, JsonObject Content, IReadOnlyList<string> Violations)
{
    private static readonly Lazy<IReadOnlyList<ConformanceCase>> s_all = new(() => ReadFolder(Path.Combine(Repository.Root, "tests", "conformance")));

    private static readonly Lazy<CompiledCatalog> s_catalog = new(() => Repository.CompileCatalog());

    public static IReadOnlyList<ConformanceCase> All => s_all.Value;

    /// <summary>The cases by name, as a theory wants them.</summary>
    public static TheoryData<string> Names => [.. All.Select(one => one.ToString())];

    /// <summary>The project's catalog; it must be without errors.</summary>
    public static CompiledCatalog Catalog => s_catalog.Value;

    public static string Line(string severity, string kind, string rule, string parameter, string? wire, string message) =>
        $"{severity} {kind} {rule} at {parameter} / {wire ?? "-"}: {message}";

    /// <summary>The cases of every file of a folder.</summary>
    public static IReadOnlyList<ConformanceCase> ReadFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read).ToList();

    public static ConformanceCase Find(string name) => All.Single(one => one.ToString() == name);

    public override string ToString() => $"{Model} at {Provider ?? "model level"}: {Title}";

    private static IEnumerable<ConformanceCase> Read(string path)
    {
        var document = SyntaxReader.Read(new SourceText(Path.GetFileName(path), File.ReadAllText(path)));
        Assert.Empty(document.Diagnostics);
        var root = (JsonObject)ConformanceValue.Of(document.Root!);
        foreach (var one in ((JsonArray)root["cases"]!).Items.Cast<JsonObject>())
        {
            yield return new ConformanceCase(
                one["title"]!.ToText(), one["model"]!.ToText(), one["provider"]?.ToText(), one["body"] is not null,
                (JsonObject)(one["body"] ?? one["request"])!,
                ((JsonArray)one["violations"]!).Items.Cast<JsonObject>().Select(v => Line(
                    v["severity"]!.ToText(), v["kind"]!.ToText(), v["rule"]!.ToText(), v["parameter"]!.ToText(), v["wire"] is JsonString wire ? wire.Value : null, v["message"]!.ToText())).ToList());
        }
    }
}
