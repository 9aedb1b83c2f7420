using System.Xml.Linq;

namespace ModelCatalog.Models.Tests;

/// <summary>What a caller reads in an editor: each public type and property of the library is explained in words.</summary>
public class DocumentationTests
{
    private static readonly Dictionary<string, XElement> s_members = XDocument.Load(Path.ChangeExtension(typeof(Veo31Request).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    public static TheoryData<string> Types { get; } = [.. typeof(Veo31Request).Assembly.GetExportedTypes().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_and_its_properties_are_explained_in_words(string name)
    {
        var type = typeof(Veo31Request).Assembly.GetType(name)!;
        var documented = type.GetProperties()
            .Where(property => property.DeclaringType == type && property.Name != "EqualityContract" && property.GetMethod is { IsStatic: false })
            .Select(property => "P:" + Id(type) + "." + property.Name)
            .Prepend("T:" + Id(type));

        Assert.All(documented, id => Assert.True(IsExplained(id), id + " is not explained in words."));
    }

    private static string Id(Type type) => type.FullName!.Replace('+', '.');

    /// <summary>Whether there are words: a key as code, or "The type x.", says no more than the name does.</summary>
    private static bool IsExplained(string id)
    {
        if (!s_members.TryGetValue(id, out var member)) return false;
        if (member.Element("inheritdoc") is not null) return true;
        if (member.Element("summary") is not { } summary) return false;
        var words = string.Concat(summary.Nodes().OfType<XText>().Select(text => text.Value)).Trim();
        return words.Length > 1 && words is not ("The type ." or "The mode .");
    }
}
