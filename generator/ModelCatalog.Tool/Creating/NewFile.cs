using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool.Creating;

/// <summary>A file that is added to a catalog: checked in memory first, written only if it brings no mistake.</summary>
internal sealed class NewFile
{
    private readonly CatalogSession _session = new();
    private readonly IReadOnlyList<SourceText> _files;
    private readonly HashSet<(string Path, string Rule, string Message)> _known;
    private readonly string _folder;

    /// <summary>Reads the catalog; it may have mistakes of its own.</summary>
    public NewFile(string folder)
    {
        _folder = folder;
        _files = CatalogFolder.Read(folder).Texts;
        Catalog = _session.Compile(_files);
        _known = [.. Catalog.Diagnostics.Select(Identity)];
    }

    /// <summary>The catalog without the file.</summary>
    public CompiledCatalog Catalog { get; }

    /// <summary>The catalog with a file in it, and what is wrong then that was not before.</summary>
    public (CompiledCatalog Catalog, IReadOnlyList<Diagnostic> Problems) Try(string path, string text)
    {
        var catalog = _session.Compile([.. _files.Where(file => file.Path != path), new SourceText(path, text)]);
        return (catalog, [.. catalog.Diagnostics.Where(diagnostic => !_known.Contains(Identity(diagnostic)))]);
    }

    /// <summary>Writes the file; null: written, else why not. A file that is there stays as it is.</summary>
    public string? Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using var writer = new StreamWriter(new FileStream(full, FileMode.CreateNew, FileAccess.Write));
            writer.Write(text);
            return null;
        }
        catch (IOException) when (File.Exists(full))
        {
            return "is there already; nothing was written";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return "cannot be written: " + exception.Message;
        }
    }

    private static (string Path, string Rule, string Message) Identity(Diagnostic diagnostic) => (diagnostic.Path, diagnostic.Rule.Id, diagnostic.Message);
}
