namespace ModelCatalog.Tool.Validation;

/// <summary>Tells a batch of requests from one body.</summary>
internal static class BatchForm
{
    /// <summary>Whether a text is several lines of JSON objects, or one line that wraps a body.</summary>
    public static bool Matches(ReadOnlySpan<byte> utf8)
    {
        if (IsObject(utf8, out var wrapsBody)) return wrapsBody;
        var count = 0;
        var hasObject = false;
        foreach (var range in utf8.Split((byte)'\n'))
        {
            var line = utf8[range].Trim(" \t\r"u8);
            if (line.IsEmpty) continue;
            count++;
            hasObject = hasObject || IsObject(line, out _);
            if (count > 1 && hasObject) return true;
        }

        return false;
    }

    /// <summary>Whether a text is one JSON object, and whether that is a request of a batch.</summary>
    private static bool IsObject(ReadOnlySpan<byte> utf8, out bool wrapsBody)
    {
        wrapsBody = false;
        var line = RequestLine.Read(utf8);
        if (line.Problem is not null) return false;
        wrapsBody = line.Body is not null && (line.Id ?? line.Operation ?? line.Provider) is not null;
        return true;
    }
}
