namespace ModelCatalog.Tool;

/// <summary>A file that a verb reads whole; <c>-</c> is the standard input.</summary>
internal static class InputFile
{
    // No request, command or schema comes near; an endless pipe must not fill the memory.
    private const int LongestInput = 64 * 1024 * 1024;

    /// <summary>The bytes; null: they cannot be read, which was printed.</summary>
    public static byte[]? Read(string file, ToolTerminal terminal)
    {
        try
        {
            using var stream = file == "-" ? terminal.OpenInput() : File.OpenRead(Path.GetFullPath(file, terminal.WorkingDirectory));
            using var content = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
            {
                if (content.Length + count > LongestInput) throw new IOException($"it is larger than {LongestInput / (1024 * 1024)} MiB");
                content.Write(buffer, 0, count);
            }

            return content.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.Error.WriteLine($"modelcat: '{file}' cannot be read: {exception.Message}");
            return null;
        }
    }
}
