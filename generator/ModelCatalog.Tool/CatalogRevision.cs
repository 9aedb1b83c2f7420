using System.Diagnostics;
using System.Formats.Tar;
using ModelCatalog.Compiler;

namespace ModelCatalog.Tool;

/// <summary>A catalog as somebody names it: a folder, or a folder in a revision of git, <c>v1.2:catalog</c>.</summary>
internal static class CatalogRevision
{
    /// <summary>Loads it; null: it cannot be used, which was printed.</summary>
    public static CompiledCatalog? Load(string name, ToolTerminal terminal)
    {
        if (Directory.Exists(Path.GetFullPath(name, terminal.WorkingDirectory)) || !name.Contains(':', StringComparison.Ordinal)) return LoadedCatalog.Load(name, terminal);
        var folder = Directory.CreateTempSubdirectory("modelcat-");
        try
        {
            if (Extract(name, folder.FullName, terminal) is not { } problem) return LoadedCatalog.Load(folder.FullName, terminal);
            terminal.Error.WriteLine($"modelcat: '{TerminalText.Printable(name)}' is neither a folder nor one of a git revision, such as v1.2:catalog: {TerminalText.Printable(problem)}");
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Writes a folder of a revision; gives what went wrong, or null.</summary>
    private static string? Extract(string name, string folder, ToolTerminal terminal)
    {
        // A name that began with a dash would be an option of git.
        if (name.StartsWith('-')) return "a revision does not begin with '-'";
        try
        {
            var start = new ProcessStartInfo("git", ["archive", "--format=tar", name]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = terminal.WorkingDirectory };
            using var git = Process.Start(start)!;
            var error = git.StandardError.ReadToEndAsync();
            using var content = new MemoryStream();
            git.StandardOutput.BaseStream.CopyTo(content);
            git.WaitForExit();
            if (git.ExitCode != 0) return error.GetAwaiter().GetResult().Trim();
            content.Position = 0;
            TarFile.ExtractToDirectory(content, folder, overwriteFiles: false);
            return null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
