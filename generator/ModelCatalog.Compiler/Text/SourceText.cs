namespace ModelCatalog.Compiler.Text;

/// <summary>The text of one file, under the path that messages show.</summary>
public sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    /// <summary>Takes a text. CR LF, LF and a lone CR each end a line.</summary>
    /// <param name="path">Relative to the catalog, with forward slashes.</param>
    /// <param name="content">The whole text.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n' || (content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The path that messages show.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public string Content { get; }

    /// <summary>The first byte of the file that is no character in its encoding, counted from 0; null where the text came whole or not from bytes.</summary>
    public int? InvalidByte { get; init; }

    /// <summary>How many lines there are; at least one.</summary>
    public int LineCount => _lineStarts.Count;

    /// <summary>The position of an offset; one behind the end gives the end.</summary>
    public TextPosition PositionAt(int offset)
    {
        offset = Math.Max(0, Math.Min(offset, Content.Length));
        var line = _lineStarts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return new TextPosition(line, offset - _lineStarts[line]);
    }

    /// <summary>The range of a stretch, cut to the text.</summary>
    public TextRange Range(int offset, int length)
    {
        offset = Math.Max(0, Math.Min(offset, Content.Length));
        length = Math.Max(0, Math.Min(length, Content.Length - offset));
        return new TextRange(offset, length, PositionAt(offset), PositionAt(offset + length));
    }

    /// <summary>The offset where a line starts.</summary>
    public int LineStart(int line) => _lineStarts[line];

    /// <summary>A line without its end.</summary>
    public string Line(int line)
    {
        var start = _lineStarts[line];
        var end = line + 1 < _lineStarts.Count ? _lineStarts[line + 1] : Content.Length;
        return Content.Substring(start, end - start).TrimEnd('\r', '\n');
    }
}
