#if NET
namespace ModelCatalog.Compiler.Text;

/// <summary>A file that could not be read, and why.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Reason">Why.</param>
public sealed record UnreadableFile(string Path, string Reason);

/// <summary>The descriptors of a folder, read into memory. Not in the build that runs inside a compiler: there files come from the host.</summary>
public sealed class CatalogFolder
{
    private static readonly HashSet<string> SkippedFolders = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "schema", "docs" };
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase) { ".yaml", ".yml", ".json" };

    // Deeper than any catalog; a backstop for links that lead in a circle under ever new names.
    private const int MaxFolderDepth = 32;

    // As coarse as the clocks of file systems are: a file that was written just before it was read may have been written once more since.
    private static readonly TimeSpan SettledAfter = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, (FileStamp Stamp, SourceText Text)> _settled = new(StringComparer.Ordinal);
    private CatalogFolder? _before;
    private readonly List<SourceText> _texts = [];
    private readonly List<UnreadableFile> _unreadable = [];
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    private CatalogFolder(CatalogFolder? before) => _before = before;

    /// <summary>The descriptors, in the order of their paths, which are relative to the folder and have forward slashes.</summary>
    public IReadOnlyList<SourceText> Texts => _texts;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<UnreadableFile> Unreadable => _unreadable;

    /// <summary>Reads every <c>.yaml</c>, <c>.yml</c> and <c>.json</c> file below a folder, but for build output, schemas, documentation and folders that start with a dot.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="before">What was read of it before: texts of files that have not been written since are taken from there, the same objects.</param>
    public static CatalogFolder Read(string folder, CatalogFolder? before = null)
    {
        var result = new CatalogFolder(before);
        result.Visit(new DirectoryInfo(folder), "", 0);
        result._texts.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        result._before = null;
        return result;
    }

    /// <summary>Reads one file, whatever its name.</summary>
    public static CatalogFolder ReadFile(string file)
    {
        var result = new CatalogFolder(null);
        result.ReadText(new FileInfo(file), Path.GetFileName(file));
        return result;
    }

    private void Visit(DirectoryInfo folder, string prefix, int depth)
    {
        if (depth > MaxFolderDepth)
        {
            _unreadable.Add(new UnreadableFile(prefix.TrimEnd('/'), "folders are nested too deep"));
            return;
        }

        try
        {
            // Links may lead in a circle: each real folder is visited once.
            if (!_visited.Add(Resolve(folder))) return;
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo child)
                {
                    if (!child.Name.StartsWith('.') && !SkippedFolders.Contains(child.Name)) Visit(child, prefix + child.Name + "/", depth + 1);
                }
                else if (Extensions.Contains(entry.Extension) && !entry.Name.StartsWith('.'))
                {
                    ReadText((FileInfo)entry, prefix + entry.Name);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add(new UnreadableFile(prefix.TrimEnd('/'), exception.Message));
        }
    }

    private static string Resolve(DirectoryInfo folder) => (folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder).FullName;

    private void ReadText(FileInfo file, string path)
    {
        try
        {
            // What a link leads to has a time of its own.
            var stamp = file.LinkTarget is null ? new FileStamp(file.LastWriteTimeUtc, file.Length) : (FileStamp?)null;
            if (stamp is not null && _before?._settled.TryGetValue(path, out var known) == true && known.Stamp == stamp)
            {
                _settled.Add(path, known);
                _texts.Add(known.Text);
                return;
            }

            var isSettled = stamp is { } written && DateTime.UtcNow - written.Written > SettledAfter;
            using var stream = file.OpenRead();

            // One byte more than can be good is enough to be told so.
            var length = (int)Math.Min(stream.Length, SourceTextReader.MaxBytes + 1);
            var bytes = new byte[length];
            stream.ReadExactly(bytes);
            var text = SourceTextReader.Decode(path, bytes);
            _texts.Add(text);
            if (isSettled) _settled.Add(path, (stamp!.Value, text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _unreadable.Add(new UnreadableFile(path, exception.Message));
        }
    }

    private readonly record struct FileStamp(DateTime Written, long Length);
}
#endif
