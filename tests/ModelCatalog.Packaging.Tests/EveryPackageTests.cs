using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace ModelCatalog.Packaging.Tests;

/// <summary>What holds of all packages.</summary>
public sealed class EveryPackageTests(PackageFeed feed)
{
    [Fact]
    public void Every_package_tells_what_it_is()
    {
        foreach (var id in PackageFeed.Ids)
        {
            var metadata = Package(id).Metadata;
            Assert.Equal((id, "README.md", "icon.png", "MIT"), (id, PackageFile.Child(metadata, "readme")?.Value, PackageFile.Child(metadata, "icon")?.Value, PackageFile.Child(metadata, "license")?.Value));
            Assert.True(PackageFile.Child(metadata, "description")!.Value.Length > 40, id);
            Assert.Equal("ModelCatalog contributors", PackageFile.Child(metadata, "authors")?.Value);
            Assert.Contains("source-generator", PackageFile.Child(metadata, "tags")?.Value.Split(' ') ?? []);
            Assert.Equal(VersionOfBuild(), PackageFile.Child(metadata, "version")?.Value);
            Assert.DoesNotContain('$', metadata.ToString());
            Assert.Equal([0x89, .. "PNG"u8], Package(id).Bytes("icon.png")[..4]);
            Assert.StartsWith("# ", Encoding.UTF8.GetString(Package(id).Bytes("README.md")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_assembly_is_deterministic_has_its_symbols_and_does_not_tell_where_it_was_built()
    {
        var here = PackageFeed.Repository.TrimEnd('/', '\\');
        foreach (var id in PackageFeed.Ids.Except(["ModelCatalog.Generator"]))
        {
            foreach (var name in Package(id).Entries.Where(name => name.EndsWith($"/{(id == "ModelCatalog.Tool" ? "modelcat" : id)}.dll", StringComparison.Ordinal)))
            {
                var assembly = Package(id).Bytes(name);
                var symbols = new PackageFile(feed.Symbols(id)).Bytes(Path.ChangeExtension(name, ".pdb"));
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
        {
            var (first, second) = (await File.ReadAllBytesAsync(package, Token), await File.ReadAllBytesAsync(Path.Combine(again, Path.GetFileName(package)), Token));
            Assert.True(first.AsSpan().SequenceEqual(second), package);
        }
    }

    [Fact]
    public void Every_assembly_that_is_linked_has_its_documentation_beside_it()
    {
        foreach (var id in PackageFeed.Ids.Except(["ModelCatalog.Generator", "ModelCatalog.Tool"]))
        {
            var linked = Package(id).Files.Where(name => name.StartsWith("lib/", StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(linked);
            foreach (var assembly in linked)
            {
                using var text = new MemoryStream(Package(id).Bytes(Path.ChangeExtension(assembly, ".xml")));
                Assert.NotEmpty(XDocument.Load(text).Descendants("member"));
            }
        }
    }

    [Fact]
    public void What_they_depend_on_is_what_they_were_built_with_or_newer()
    {
        var pins = Pins();
        foreach (var id in PackageFeed.Ids) pins.Add(id, VersionOfBuild());

        var dependencies = PackageFeed.Ids.SelectMany(id => Package(id).Dependencies).Distinct().ToList();

        Assert.NotEmpty(dependencies);
        Assert.All(dependencies, dependency => Assert.Equal(dependency, dependency.Split(' ')[0] + " " + pins[dependency.Split(' ')[0]]));
    }

    [Theory]
    [InlineData("ModelCatalog.Generator", "analyzers/dotnet/cs/")]
    [InlineData("ModelCatalog.Tool", "tools/net10.0/any/")]
    public void Whose_code_lies_in_a_package_is_named_there_with_its_version_and_licence(string id, string folder)
    {
        var pins = Pins();
        var notices = Encoding.UTF8.GetString(Package(id).Bytes("THIRD-PARTY-NOTICES.txt"));

        var others = Package(id).Files.Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.Ordinal)).Select(name => Path.GetFileNameWithoutExtension(name)!)
            .Where(name => !name.StartsWith("ModelCatalog.", StringComparison.Ordinal) && name != "modelcat").ToList();

        Assert.Contains("YamlDotNet", others);
        Assert.All(others, name => Assert.Contains($"\n{PackageOf(name)} {pins[PackageOf(name)]}\nCopyright (c) ", notices, StringComparison.Ordinal));
        Assert.Contains("Permission is hereby granted", notices, StringComparison.Ordinal);

        // A package is called as its assembly is, or with another word behind that.
        string PackageOf(string assembly) => pins.ContainsKey(assembly) ? assembly : pins.Keys.Single(package => package.StartsWith(assembly + ".", StringComparison.Ordinal));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The versions that the repository builds with.</summary>
    private static Dictionary<string, string> Pins() =>
        XDocument.Load(Path.Combine(PackageFeed.Repository, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(element => element.Attribute("Include")!.Value, element => element.Attribute("Version")!.Value.Trim('[', ']'));

    private static string VersionOfBuild() => XDocument.Load(Path.Combine(PackageFeed.Repository, "Directory.Build.props")).Descendants("Version").Single().Value;

    private PackageFile Package(string id) => new(feed.Package(id));
}
