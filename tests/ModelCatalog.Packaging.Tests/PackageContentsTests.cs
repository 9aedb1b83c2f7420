using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
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

    [Fact]
    public void The_emulator_depends_on_the_compiler_and_the_compiler_on_the_reader()
    {
        Assert.Equal(
            ["build/ModelCatalog.Emulator.targets", "lib/net10.0/ModelCatalog.Emulator.dll", "lib/net10.0/ModelCatalog.Emulator.xml"],
            Files("ModelCatalog.Emulator"));
        Assert.Equal(["ModelCatalog.Compiler 0.1.0"], Dependencies("ModelCatalog.Emulator"));
        Assert.Equal(["System.Memory 4.5.5", "YamlDotNet 16.3.0"], Dependencies("ModelCatalog.Compiler"));
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
        Assert.Equal(expected.Order(StringComparer.Ordinal), Files("ModelCatalog.Models"));
        Assert.Equal(["ModelCatalog.Generator 0.1.0", "ModelCatalog.Runtime 0.1.0"], Dependencies("ModelCatalog.Models"));
    }

    [Fact]
    public void The_models_pass_the_analyzers_and_the_build_files_of_the_generator_on_to_their_user()
    {
        var group = Assert.Single(Child(Metadata("ModelCatalog.Models"), "dependencies")!.Elements());

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
        var files = Files("ModelCatalog.Tool").ToList();

        Assert.Empty(new[] { "modelcat.dll", "modelcat.runtimeconfig.json", "ModelCatalog.Compiler.dll", "ModelCatalog.Emulator.dll", "YamlDotNet.dll", "System.CommandLine.dll", "DotnetToolSettings.xml" }
            .Select(name => "tools/net10.0/any/" + name).Except(files));
        Assert.Contains("THIRD-PARTY-NOTICES.txt", files);
        Assert.Equal("DotnetTool", Child(Metadata("ModelCatalog.Tool"), "packageTypes")!.Elements().Single().Attribute("name")!.Value);
    }

    [Fact]
    public void Every_package_tells_what_it_is()
    {
        foreach (var id in PackageFeed.Ids)
        {
            var metadata = Metadata(id);
            Assert.Equal((id, "README.md", "icon.png", "MIT"), (id, Child(metadata, "readme")?.Value, Child(metadata, "icon")?.Value, Child(metadata, "license")?.Value));
            Assert.True(Child(metadata, "description")!.Value.Length > 40, id);
            Assert.Equal("ModelCatalog contributors", Child(metadata, "authors")?.Value);
            Assert.Contains("source-generator", Child(metadata, "tags")?.Value.Split(' ') ?? []);
            Assert.Equal(VersionOfBuild(), Child(metadata, "version")?.Value);
            Assert.DoesNotContain('$', metadata.ToString());
            Assert.Equal([0x89, .. "PNG"u8], Bytes(feed.Package(id), "icon.png")[..4]);
            Assert.StartsWith("# ", Encoding.UTF8.GetString(Bytes(feed.Package(id), "README.md")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_assembly_is_deterministic_has_its_symbols_and_does_not_tell_where_it_was_built()
    {
        var here = PackageFeed.Repository.TrimEnd('/', '\\');
        foreach (var id in PackageFeed.Ids.Except(["ModelCatalog.Generator"]))
        {
            foreach (var name in Entries(feed.Package(id)).Where(name => name.EndsWith($"/{(id == "ModelCatalog.Tool" ? "modelcat" : id)}.dll", StringComparison.Ordinal)))
            {
                var assembly = Bytes(feed.Package(id), name);
                var symbols = Bytes(feed.Symbols(id), Path.ChangeExtension(name, ".pdb"));
                using var file = new PEReader(new MemoryStream(assembly));
                using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
                var entries = file.ReadDebugDirectory();

                Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
                var codeView = file.ReadCodeViewDebugDirectoryData(entries.First(entry => entry.Type == DebugDirectoryEntryType.CodeView));
                Assert.Equal(new BlobContentId(pdb.GetMetadataReader().DebugMetadataHeader!.Id).Guid, codeView.Guid);
                Assert.DoesNotContain(here, codeView.Path, StringComparison.OrdinalIgnoreCase);
                var reader = pdb.GetMetadataReader();
                Assert.All(reader.Documents, document => Assert.StartsWith("/_/", reader.GetString(reader.GetDocument(document).Name).Replace('\\', '/'), StringComparison.Ordinal));
                Assert.False(assembly.AsSpan().IndexOf(Encoding.UTF8.GetBytes(here)) >= 0 || assembly.AsSpan().IndexOf(Encoding.Unicode.GetBytes(here)) >= 0, name);
            }
        }
    }

    [Fact]
    public async Task Packed_once_more_they_are_the_same_to_the_byte()
    {
        var again = feed.Empty("again");
        await PackageFeed.PackAsync(again);

        var packed = PackageFeed.Ids.Select(feed.Package).Concat(PackageFeed.Ids.Except(["ModelCatalog.Generator"]).Select(feed.Symbols)).ToList();
        Assert.Equal(packed.Select(Path.GetFileName).Order(StringComparer.Ordinal), Directory.GetFiles(again).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var package in packed)
            Assert.True((await File.ReadAllBytesAsync(package, Token)).AsSpan().SequenceEqual(await File.ReadAllBytesAsync(Path.Combine(again, Path.GetFileName(package)), Token)), package);
    }

    [Fact]
    public void Every_assembly_that_is_linked_has_its_documentation_beside_it()
    {
        foreach (var id in PackageFeed.Ids.Except(["ModelCatalog.Generator", "ModelCatalog.Tool"]))
        {
            var linked = Files(id).Where(name => name.StartsWith("lib/", StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(linked);
            foreach (var assembly in linked)
            {
                using var text = new MemoryStream(Bytes(feed.Package(id), Path.ChangeExtension(assembly, ".xml")));
                Assert.NotEmpty(XDocument.Load(text).Descendants("member"));
            }
        }
    }

    [Fact]
    public void What_they_depend_on_is_what_they_were_built_with_or_newer()
    {
        var pins = XDocument.Load(Path.Combine(PackageFeed.Repository, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(element => element.Attribute("Include")!.Value, element => element.Attribute("Version")!.Value.Trim('[', ']'));
        foreach (var id in PackageFeed.Ids) pins.Add(id, VersionOfBuild());

        var dependencies = PackageFeed.Ids.SelectMany(Dependencies).Distinct().ToList();

        Assert.NotEmpty(dependencies);
        Assert.All(dependencies, dependency => Assert.Equal(dependency, dependency.Split(' ')[0] + " " + pins[dependency.Split(' ')[0]]));
    }

    [Theory]
    [InlineData("ModelCatalog.Generator", "analyzers/dotnet/cs/")]
    [InlineData("ModelCatalog.Tool", "tools/net10.0/any/")]
    public void Whose_code_lies_in_a_package_is_named_there_with_its_version_and_licence(string id, string folder)
    {
        var pins = XDocument.Load(Path.Combine(PackageFeed.Repository, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(element => element.Attribute("Include")!.Value, element => element.Attribute("Version")!.Value.Trim('[', ']'));
        var notices = Encoding.UTF8.GetString(Bytes(feed.Package(id), "THIRD-PARTY-NOTICES.txt"));

        var others = Files(id).Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.Ordinal)).Select(name => Path.GetFileNameWithoutExtension(name)!)
            .Where(name => !name.StartsWith("ModelCatalog.", StringComparison.Ordinal) && name != "modelcat").ToList();

        Assert.Contains("YamlDotNet", others);
        Assert.All(others, name => Assert.Contains($"\n{name} {pins[name]}\nCopyright (c) ", notices, StringComparison.Ordinal));
        Assert.Contains("Permission is hereby granted", notices, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string VersionOfBuild() => XDocument.Load(Path.Combine(PackageFeed.Repository, "Directory.Build.props")).Descendants("Version").Single().Value;

    private IEnumerable<string> Dependencies(string id) =>
        (Child(Metadata(id), "dependencies")?.Descendants() ?? []).Where(element => element.Name.LocalName == "dependency")
            .Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}").Distinct().Order(StringComparer.Ordinal);

    private static byte[] Bytes(string path, string name)
    {
        using var package = ZipFile.OpenRead(path);
        using var stream = package.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    // The rest of a package is NuGet's own paperwork.
    private IEnumerable<string> Files(string id) => Entries(feed.Package(id)).Except(["README.md", "icon.png"]);

    private static List<string> Entries(string path)
    {
        using var package = ZipFile.OpenRead(path);
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
