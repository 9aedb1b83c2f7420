namespace ModelCatalog.Tool;

/// <summary>A file that a verb writes.</summary>
internal static class TextFile
{
    /// <summary>Writes it, with its folder; false: it cannot be written, which was printed.</summary>
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
