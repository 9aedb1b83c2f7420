using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>What the project file says.</summary>
/// <remarks>Equality contract: by content.</remarks>
/// <param name="Namespace">Where the emitted types go.</param>
/// <param name="CatalogRoot">The folder that descriptor paths are relative to, with forward slashes; empty when it is not said.</param>
/// <param name="ProjectFolder">The project's folder, with forward slashes; empty when it is not said.</param>
internal sealed record ProjectSettings(string Namespace, string CatalogRoot, string ProjectFolder)
{
    private const string FallbackNamespace = "ModelCatalog.Models";

    /// <summary>Whether <see cref="Namespace"/> can be written in C#.</summary>
    public bool HasValidNamespace => Namespace.Split('.').All(IsName);

    /// <summary>A namespace near to the one that was asked for, which C# takes.</summary>
    public string ValidNamespace => Sanitize(Namespace);

    /// <summary>Reads the properties that the build makes visible.</summary>
    public static ProjectSettings Read(AnalyzerConfigOptionsProvider provider)
    {
        var given = Property(provider, "ModelCatalogNamespace");
        // The root namespace was not chosen for this, so one that C# would refuse (my-app) is mended in silence.
        var name = given.Length > 0 ? given : Sanitize(Property(provider, "RootNamespace"));
        return new ProjectSettings(name, Folder(Property(provider, "ModelCatalogRoot")), Folder(Property(provider, "ProjectDir")));
    }

    /// <summary>A file's path relative to the catalog, else to the project, else its bare name.</summary>
    public string PathOf(string fullPath)
    {
        var path = fullPath.Replace('\\', '/');
        if (IsUnder(path, CatalogRoot)) return path.Substring(CatalogRoot.Length);
        if (IsUnder(path, ProjectFolder)) return path.Substring(ProjectFolder.Length);
        return path.Substring(path.LastIndexOf('/') + 1);
    }

    private static bool IsUnder(string path, string folder) =>
        folder.Length > 0 && path.Length > folder.Length && path.StartsWith(folder, StringComparison.OrdinalIgnoreCase);

    private static string Property(AnalyzerConfigOptionsProvider provider, string name) =>
        provider.GlobalOptions.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";

    private static string Folder(string path)
    {
        path = path.Replace('\\', '/');
        return path.Length == 0 || path.EndsWith("/", StringComparison.Ordinal) ? path : path + "/";
    }

    private static bool IsName(string name) =>
        SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;

    private static string Sanitize(string text)
    {
        var names = text.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(SanitizeName).ToList();
        return names.Count == 0 ? FallbackNamespace : string.Join(".", names);
    }

    private static string SanitizeName(string text)
    {
        var name = new StringBuilder();
        foreach (var c in text) name.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        return IsName(name.ToString()) ? name.ToString() : "_" + name;
    }
}
