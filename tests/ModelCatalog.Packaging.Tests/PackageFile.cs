using System.IO.Compression;
using System.Xml.Linq;

namespace ModelCatalog.Packaging.Tests;

/// <summary>A package as a file.</summary>
internal sealed class PackageFile(string path)
{
    /// <summary>What lies in it, but for NuGet's own paperwork.</summary>
    public IReadOnlyList<string> Entries
    {
        get
        {
            using var package = ZipFile.OpenRead(path);
            return package.Entries.Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
                .Where(name => name != "[Content_Types].xml" && !name.EndsWith(".nuspec", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .ToList();
        }
    }

    /// <summary>What lies in it beside what every package has.</summary>
    public IEnumerable<string> Files => Entries.Except(["README.md", "icon.png"]);

    /// <summary>What it says of itself.</summary>
    public XElement Metadata
    {
        get
        {
            using var package = ZipFile.OpenRead(path);
            using var stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            return XDocument.Load(stream).Root!.Elements().Single();
        }
    }

    /// <summary>What it depends on: <c>id version</c>.</summary>
    public IEnumerable<string> Dependencies =>
        (Child(Metadata, "dependencies")?.Descendants() ?? []).Where(element => element.Name.LocalName == "dependency")
            .Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}").Distinct().Order(StringComparer.Ordinal);

    /// <summary>A child by its name, whatever the namespace.</summary>
    public static XElement? Child(XElement element, string name) => element.Elements().SingleOrDefault(child => child.Name.LocalName == name);

    /// <summary>A file of it.</summary>
    public byte[] Bytes(string name)
    {
        using var package = ZipFile.OpenRead(path);
        using var stream = package.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
