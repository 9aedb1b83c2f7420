using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool;

/// <summary>A catalog for the verbs that work with one, rather than on it.</summary>
public static class LoadedCatalog
{
    private const string DefaultFolder = "catalog";

    /// <summary>Loads a catalog. What keeps it from being used is printed as what is wrong with the call.</summary>
    /// <param name="path">The folder; null: the nearest <c>catalog</c> in the current folder or above it.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>The catalog; null: it cannot be used.</returns>
    public static CompiledCatalog? Load(string? path, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        if (FindFolder(path, terminal) is not { } folder) return null;

        var files = CatalogFolder.Read(folder);
        if (files.Texts.Count == 0 && files.Unreadable.Count == 0)
        {
            terminal.Error.WriteLine($"modelcat: no .yaml, .yml or .json file below {folder}");
            return null;
        }

        var prefix = PrefixOf(folder, terminal);
        foreach (var file in files.Unreadable) terminal.Error.WriteLine($"modelcat: {prefix}{file.Path} cannot be read: {file.Reason}");
        var catalog = CatalogCompiler.Compile(files.Texts);
        var errors = catalog.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic with { Path = prefix + diagnostic.Path }).ToList();
        if (errors.Count == 0 && files.Unreadable.Count == 0) return catalog;
        terminal.Error.Write(DiagnosticFormatter.ToText(errors, files.Texts.Select(text => new SourceText(prefix + text.Path, text.Content)), terminal.ColorsErrors, terminal.Width));
        terminal.Error.WriteLine("modelcat: the catalog has errors; 'modelcat check' tells all of them");
        return null;
    }

    /// <summary>The folder of a catalog. Where there is none, that is printed.</summary>
    /// <param name="path">The folder; null: the nearest <c>catalog</c> in the current folder or above it.</param>
    /// <param name="terminal">Where to write.</param>
    internal static string? FindFolder(string? path, ToolTerminal terminal)
    {
        var folder = path is null ? FindNearest(terminal.WorkingDirectory) : path.Length == 0 ? null : Path.GetFullPath(path, terminal.WorkingDirectory);
        if (folder is not null && Directory.Exists(folder)) return folder;
        terminal.Error.WriteLine(path is null
            ? $"modelcat: there is no folder '{DefaultFolder}' in {terminal.WorkingDirectory} or above it; name one with --catalog"
            : $"modelcat: there is no catalog '{path}'{(folder is null ? "" : $" (looked for {folder})")}");
        return null;
    }

    /// <summary>What stands in front of a path of the catalog, to open it from the current folder.</summary>
    internal static string PrefixOf(string folder, ToolTerminal terminal)
    {
        var prefix = Path.GetRelativePath(terminal.WorkingDirectory, folder).Replace('\\', '/').TrimEnd('/');
        return prefix is "." or "" ? "" : prefix + "/";
    }

    private static string? FindNearest(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, DefaultFolder);
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
