using System.Text;

namespace ModelCatalog.Docs;

/// <summary>What became of a folder.</summary>
/// <param name="Written">How many files were written.</param>
/// <param name="Unchanged">How many were as they should be.</param>
/// <param name="Removed">How many of an earlier run were removed.</param>
public sealed record FolderChange(int Written, int Unchanged, int Removed);

/// <summary>
/// A folder that a reference is written to. Each file ends in a mark: one without it is not ours, and is neither overwritten nor removed.
/// </summary>
public static class ReferenceFolder
{
    private const string Mark = "Written by modelcat docs; changes here are lost.";

    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);
    private static readonly string[] s_endings = [".md", ".html", ".css", ".js", ".txt"];
    private static readonly EnumerationOptions s_below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>A file as it is written: with its mark.</summary>
    public static ReferenceFile Marked(ReferenceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var mark = Path.GetExtension(file.Path) is ".css" or ".js" ? $"/* {Mark} */" : $"<!-- {Mark} -->";
        return file with { Text = file.Text.TrimEnd('\n') + "\n\n" + mark + "\n" };
    }

    /// <summary>Writes the files and removes those of an earlier run that are no more.</summary>
    /// <param name="folder">The folder; it is made where it is not there.</param>
    /// <param name="files">The files.</param>
    /// <param name="conflicts">Files that are not ours where ours should be: if there are any, nothing is written.</param>
    /// <returns>What became of it; null: there are conflicts.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public static FolderChange? Write(string folder, IEnumerable<ReferenceFile> files, out IReadOnlyList<string> conflicts)
    {
        var marked = files.Select(Marked).ToList();
        var changed = marked.Where(file => !Holds(folder, file)).ToList();
        conflicts = [.. changed.Where(file => File.Exists(FullPath(folder, file)) && !IsOurs(FullPath(folder, file))).Select(file => file.Path)];
        if (conflicts.Count > 0) return null;
        foreach (var file in changed)
        {
            var path = FullPath(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text, s_encoding);
        }

        return new FolderChange(changed.Count, marked.Count - changed.Count, RemoveOthers(folder, [.. marked.Select(file => file.Path)]));
    }

    private static string FullPath(string folder, ReferenceFile file) => Path.Combine(folder, file.Path);

    private static bool Holds(string folder, ReferenceFile file) => File.Exists(FullPath(folder, file)) && File.ReadAllText(FullPath(folder, file), s_encoding) == file.Text;

    // Only folders that are written to are looked into: the folder may hold anything else beside them.
    private static int RemoveOthers(string folder, HashSet<string> current)
    {
        var parts = current.Where(path => path.Contains('/', StringComparison.Ordinal)).Select(path => path.Split('/')[0]).Distinct().Select(part => Path.Combine(folder, part)).Where(Directory.Exists).ToList();
        var stale = Directory.EnumerateFiles(folder).Concat(parts.SelectMany(part => Directory.EnumerateFiles(part, "*", s_below)))
            .Where(path => s_endings.Contains(Path.GetExtension(path)) && !current.Contains(Path.GetRelativePath(folder, path).Replace('\\', '/')) && IsOurs(path)).ToList();
        foreach (var path in stale) File.Delete(path);
        foreach (var empty in stale.Select(path => Path.GetDirectoryName(path)!).Distinct().Where(path => path != folder && !Directory.EnumerateFileSystemEntries(path).Any())) Directory.Delete(empty);
        return stale.Count;
    }

    private static bool IsOurs(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        stream.Seek(-Math.Min(stream.Length, Mark.Length + 16), SeekOrigin.End);
        using var reader = new StreamReader(stream, s_encoding);
        return reader.ReadToEnd().Contains(Mark, StringComparison.Ordinal);
    }
}
