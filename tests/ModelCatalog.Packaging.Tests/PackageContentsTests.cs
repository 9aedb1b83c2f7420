using System.IO.Compression;
using System.Xml.Linq;

namespace ModelCatalog.Packaging.Tests;

public sealed class PackageContentsTests(PackageFeed feed)
{
    [Fact]
    public void The_generator_brings_itself_its_compiler_and_the_reader_and_nothing_to_link()
    {
        Assert.Equal(
            [
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/ModelCatalog.Compiler.dll",
                "analyzers/dotnet/cs/ModelCatalog.Generator.CodeFixes.dll",
                "analyzers/dotnet/cs/ModelCatalog.Generator.dll",
                "analyzers/dotnet/cs/YamlDotNet.dll",
                "build/ModelCatalog.Generator.props",
                "build/ModelCatalog.Generator.targets",
            ],
            Files("ModelCatalog.Generator"));
    }

    [Fact]
    public void The_generator_is_a_development_dependency_without_dependencies()
    {
        var metadata = Metadata("ModelCatalog.Generator");

        Assert.Equal("true", Child(metadata, "developmentDependency")?.Value);
        Assert.Empty(Child(metadata, "dependencies")?.Descendants().Where(element => element.Name.LocalName == "dependency") ?? []);
    }

    [Fact]
    public void The_runtime_brings_its_assembly_with_documentation()
    {
        Assert.Equal(["lib/net10.0/ModelCatalog.Runtime.dll", "lib/net10.0/ModelCatalog.Runtime.xml"], Files("ModelCatalog.Runtime"));
    }

    [Fact]
    public void The_runtime_depends_on_the_http_factory_and_the_resilience_library_alone_and_takes_newer_ones()
    {
        var dependencies = Child(Metadata("ModelCatalog.Runtime"), "dependencies")!.Descendants().Where(element => element.Name.LocalName == "dependency").ToList();

        Assert.Equal(["Microsoft.Extensions.Http", "Polly.Core"], dependencies.Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.All(dependencies, dependency => Assert.Matches("^[0-9.]+$", dependency.Attribute("version")!.Value));
    }

    [Fact]
    public void The_receiver_of_webhooks_depends_on_the_runtime_and_on_aspnetcore_as_it_is_installed()
    {
        var metadata = Metadata("ModelCatalog.AspNetCore");

        Assert.Equal(["lib/net10.0/ModelCatalog.AspNetCore.dll", "lib/net10.0/ModelCatalog.AspNetCore.xml"], Files("ModelCatalog.AspNetCore"));
        Assert.Equal(["ModelCatalog.Runtime"], Names("dependencies", "dependency", "id"));
        Assert.Equal(["Microsoft.AspNetCore.App"], Names("frameworkReferences", "frameworkReference", "name"));

        IEnumerable<string> Names(string list, string item, string attribute) =>
            Child(metadata, list)!.Descendants().Where(element => element.Name.LocalName == item).Select(element => element.Attribute(attribute)!.Value);
    }

    // The rest of a package is NuGet's own paperwork.
    private IEnumerable<string> Files(string id)
    {
        using var package = ZipFile.OpenRead(feed.Package(id));
        return package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Where(name => name != "[Content_Types].xml" && !name.EndsWith(".nuspec", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private XElement Metadata(string id)
    {
        using var package = ZipFile.OpenRead(feed.Package(id));
        using var stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static XElement? Child(XElement element, string name) => element.Elements().SingleOrDefault(child => child.Name.LocalName == name);
}
