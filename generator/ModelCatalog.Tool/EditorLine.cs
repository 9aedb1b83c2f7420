using ModelCatalog.Compiler.Schemas;

namespace ModelCatalog.Tool;

/// <summary>The first line of a catalog file, which tells editors what may stand in it.</summary>
internal static class EditorLine
{
    /// <summary>The line, with its end.</summary>
    /// <param name="kind">One of <see cref="LanguageSchema.Kinds"/>.</param>
    /// <param name="path">Where the file goes; below a folder of its kind (<c>models</c>) the catalog is the folder above, else the usual place is meant.</param>
    public static string Of(string kind, string path)
    {
        var folders = path.Replace('\\', '/').Split('/')[..^1];
        var depth = folders.Length - 1 - Array.LastIndexOf(folders, kind + "s");
        var isInCatalog = depth < folders.Length;
        var up = string.Concat(Enumerable.Repeat("../", isInCatalog ? depth + 1 : kind == "provider" ? 1 : 2));
        return $"# yaml-language-server: $schema={up}schema/{LanguageSchema.FileName(kind)}\n";
    }
}
