namespace ModelCatalog.Tool;

/// <summary>Files that are asked for.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file, its folder too; says why where that is not possible.</summary>
    public static bool TryWrite(string output, string text, ToolTerminal terminal)
    {
        try
        {
            var path = Path.GetFullPath(output, terminal.WorkingDirectory);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.Error.WriteLine($"modelcat: '{output}' cannot be written: {exception.Message}");
            return false;
        }
    }
}
