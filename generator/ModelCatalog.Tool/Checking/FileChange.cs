using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool.Checking;

/// <summary>What became of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="What"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
internal sealed record FileChange(string Path, string What)
{
    /// <summary>What happened between two looks.</summary>
    public static List<FileChange> Between(IReadOnlyList<SourceText> before, IReadOnlyList<SourceText> now, string prefix)
    {
        var known = before.ToDictionary(text => text.Path, StringComparer.Ordinal);
        var changes = new List<FileChange>();
        foreach (var text in now)
        {
            if (!known.Remove(text.Path, out var old)) changes.Add(new FileChange(prefix + text.Path, "added"));
            else if (!ReferenceEquals(old, text) && old.Content != text.Content) changes.Add(new FileChange(prefix + text.Path, "changed"));
        }

        changes.AddRange(known.Keys.Select(path => new FileChange(prefix + path, "removed")));
        return changes;
    }
}
