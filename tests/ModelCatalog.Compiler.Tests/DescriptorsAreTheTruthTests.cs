using System.Text.RegularExpressions;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests;

/// <summary>No provider, vendor or model is known to the product's code: what it knows of them stands in descriptors.</summary>
public class DescriptorsAreTheTruthTests
{
    // Words that are everyday English, or the field's, as well as a vendor's or the beginning of a model's name.
    private static readonly string[] s_everyday = ["fal", "topaz", "runway", "image", "video", "sound"];

    [Fact]
    public void No_name_of_the_catalog_stands_in_the_product_code()
    {
        var catalog = ConformanceCase.Catalog;
        var names = catalog.Index.Providers.Select(provider => provider.Provider)
            .Concat(catalog.Models.SelectMany(plan => new[] { plan.Model.Vendor, plan.Model.Model, plan.Model.Model.Split('-')[0] }))
            .Concat(["openrouter", "kling", "hailuo", "suno", "elevenlabs", "seedance", "seedream", "higgsfield", "versely", "vicsee", "videogenapi", "flux.2"])
            .Except(s_everyday).Where(name => name.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var pattern = new Regex(@"(?<![A-Za-z])(" + string.Join('|', names.Select(Regex.Escape)) + ")(?![a-z])", RegexOptions.IgnoreCase);

        var found = ProductFiles().SelectMany(file => File.ReadLines(file).Select((line, i) => (File: Path.GetRelativePath(Repository.Root, file), Line: i + 1, Match: pattern.Match(line))))
            .Where(hit => hit.Match.Success).Select(hit => $"{hit.File}:{hit.Line}: {hit.Match.Value}");

        Assert.Empty(found);
    }

    private static IEnumerable<string> ProductFiles() =>
        new[] { "generator", "runtime" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}") && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".props" or ".targets" or ".csproj" or ".txt" or ".json" or ".yaml" or ".hbs" or ".css" or ".js");
}
