using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool.Checking;

/// <summary>What <c>modelcat check</c> looks at: a folder or one file.</summary>
/// <param name="Name">As it was named.</param>
/// <param name="FullPath">The folder or file.</param>
/// <param name="IsFile">Whether it is one file.</param>
internal sealed record CheckTarget(string Name, string FullPath, bool IsFile)
{
    private const string DefaultFolder = "catalog";

    /// <summary>In front of a path of the catalog, to open it from the current folder.</summary>
    public string Prefix => PrefixOf(IsFile ? Path.GetDirectoryName(Name) ?? "" : Name);

    /// <summary>The folder whose changes matter.</summary>
    public string Folder => IsFile ? Path.GetDirectoryName(FullPath)! : FullPath;

    /// <summary>Whether it is there.</summary>
    public bool Exists => IsFile ? File.Exists(FullPath) : Directory.Exists(FullPath);

    /// <summary>What a path means; null, and told: nothing.</summary>
    /// <param name="path">The path; null: the folder <c>catalog</c>, else the current one.</param>
    /// <param name="terminal">Where to write.</param>
    public static CheckTarget? Find(string? path, ToolTerminal terminal)
    {
        if (path is { Length: 0 })
        {
            terminal.Error.WriteLine("modelcat: the path is empty; expected a folder or a file");
            return null;
        }

        path ??= Directory.Exists(Path.Combine(terminal.WorkingDirectory, DefaultFolder)) ? DefaultFolder : ".";
        var full = Path.GetFullPath(path, terminal.WorkingDirectory);
        if (Directory.Exists(full)) return new CheckTarget(path, full, IsFile: false);
        if (File.Exists(full)) return new CheckTarget(path, full, IsFile: true);
        terminal.Error.WriteLine($"modelcat: there is no folder or file '{path}' (looked for {full})");
        return null;
    }

    /// <summary>Reads it.</summary>
    /// <param name="before">What was read before; what has not been written since is not read again.</param>
    public CatalogFolder Read(CatalogFolder? before = null) => IsFile ? CatalogFolder.ReadFile(FullPath) : CatalogFolder.Read(FullPath, before);

    private static string PrefixOf(string folder)
    {
        var path = folder.Replace('\\', '/').TrimEnd('/');
        if (path is "" && folder.Length > 0) return "/";
        return path is "" or "." ? "" : path + "/";
    }
}
