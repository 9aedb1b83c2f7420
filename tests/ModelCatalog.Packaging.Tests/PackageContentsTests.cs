namespace ModelCatalog.Packaging.Tests;

/// <summary>What lies in each package, and what it depends on.</summary>
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
            Package("ModelCatalog.Generator").Files);
    }

    [Fact]
    public void The_generator_is_a_development_dependency_without_dependencies()
    {
        var metadata = Package("ModelCatalog.Generator").Metadata;

        Assert.Equal("true", PackageFile.Child(metadata, "developmentDependency")?.Value);
        Assert.Empty(PackageFile.Child(metadata, "dependencies")?.Descendants().Where(element => element.Name.LocalName == "dependency") ?? []);
    }

    [Fact]
    public void The_runtime_brings_its_assembly_with_documentation()
    {
        Assert.Equal(["lib/net10.0/ModelCatalog.Runtime.dll", "lib/net10.0/ModelCatalog.Runtime.xml"], Package("ModelCatalog.Runtime").Files);
    }

    [Fact]
    public void The_runtime_depends_on_the_http_factory_and_the_resilience_library_alone_and_takes_newer_ones()
    {
        var dependencies = PackageFile.Child(Package("ModelCatalog.Runtime").Metadata, "dependencies")!.Descendants().Where(element => element.Name.LocalName == "dependency").ToList();

        Assert.Equal(["Microsoft.Extensions.Http", "Polly.Core"], dependencies.Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.All(dependencies, dependency => Assert.Matches("^[0-9.]+$", dependency.Attribute("version")!.Value));
    }

    [Fact]
    public void The_receiver_of_webhooks_depends_on_the_runtime_and_on_aspnetcore_as_it_is_installed()
    {
        var metadata = Package("ModelCatalog.AspNetCore").Metadata;

        Assert.Equal(["lib/net10.0/ModelCatalog.AspNetCore.dll", "lib/net10.0/ModelCatalog.AspNetCore.xml"], Package("ModelCatalog.AspNetCore").Files);
        Assert.Equal(["ModelCatalog.Runtime"], Names("dependencies", "dependency", "id"));
        Assert.Equal(["Microsoft.AspNetCore.App"], Names("frameworkReferences", "frameworkReference", "name"));

        IEnumerable<string> Names(string list, string item, string attribute) =>
            PackageFile.Child(metadata, list)!.Descendants().Where(element => element.Name.LocalName == item).Select(element => element.Attribute(attribute)!.Value);
    }

    [Fact]
    public void The_emulator_depends_on_the_compiler_and_the_compiler_on_the_reader()
    {
        Assert.Equal(
            ["build/ModelCatalog.Emulator.targets", "lib/net10.0/ModelCatalog.Emulator.dll", "lib/net10.0/ModelCatalog.Emulator.xml"],
            Package("ModelCatalog.Emulator").Files);
        Assert.Equal(["ModelCatalog.Compiler 0.1.0"], Package("ModelCatalog.Emulator").Dependencies);
        Assert.Equal(["System.Memory 4.5.5", "YamlDotNet 16.3.0"], Package("ModelCatalog.Compiler").Dependencies);
    }

    [Fact]
    public void The_models_bring_every_descriptor_along()
    {
        var catalog = Path.Combine(PackageFeed.Repository, "catalog");
        var descriptors = new[] { "models", "providers", "types" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(catalog, folder), "*.yaml", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(catalog, file).Replace('\\', '/')).ToList();
        Assert.True(descriptors.Count > 90);

        string[] expected =
        [
            .. descriptors, "build/ModelCatalog.Models.props", "buildTransitive/ModelCatalog.Models.props",
            "lib/net10.0/ModelCatalog.Models.dll", "lib/net10.0/ModelCatalog.Models.xml",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Package("ModelCatalog.Models").Files);
        Assert.Equal(["ModelCatalog.Generator 0.1.0", "ModelCatalog.Runtime 0.1.0"], Package("ModelCatalog.Models").Dependencies);
    }

    [Fact]
    public void The_models_pass_the_analyzers_and_the_build_files_of_the_generator_on_to_their_user()
    {
        var group = Assert.Single(PackageFile.Child(Package("ModelCatalog.Models").Metadata, "dependencies")!.Elements());

        Assert.Equal("net10.0", group.Attribute("targetFramework")!.Value);
        Assert.Equal(("All", null), Assets("ModelCatalog.Generator"));
        Assert.Equal((null, "Build,Analyzers"), Assets("ModelCatalog.Runtime"));

        (string? Include, string? Exclude) Assets(string id)
        {
            var dependency = group.Elements().Single(element => element.Attribute("id")!.Value == id);
            return (dependency.Attribute("include")?.Value, dependency.Attribute("exclude")?.Value);
        }
    }

    [Fact]
    public void The_tool_brings_all_it_needs()
    {
        var files = Package("ModelCatalog.Tool").Files.ToList();

        Assert.Empty(new[] { "modelcat.dll", "modelcat.runtimeconfig.json", "ModelCatalog.Compiler.dll", "ModelCatalog.Docs.dll", "ModelCatalog.Emulator.dll", "YamlDotNet.dll", "System.CommandLine.dll", "DotnetToolSettings.xml" }
            .Select(name => "tools/net10.0/any/" + name).Except(files));
        Assert.Contains("THIRD-PARTY-NOTICES.txt", files);
        Assert.Equal("DotnetTool", PackageFile.Child(Package("ModelCatalog.Tool").Metadata, "packageTypes")!.Elements().Single().Attribute("name")!.Value);
    }

    private PackageFile Package(string id) => new(feed.Package(id));
}
