namespace ModelCatalog.Tool.Validation;

/// <summary>The lines of a stream as bytes. A line that is too long is told as such, and what follows it is read.</summary>
/// <param name="input">The stream.</param>
/// <param name="beforeRead">What is done before the stream is asked for more, which may take long.</param>
internal sealed class LineReader(Stream input, Action beforeRead)
{
    /// <summary>How many bytes a line may have.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>Reads the next line that is not blank.</summary>
    /// <param name="line">The line without its end; valid until the next call.</param>
    /// <param name="isTooLong">Whether the line is longer than <see cref="LongestLine"/>; then its start is given.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool isTooLong)
    {
        do
        {
            if (!TryReadAny(out line, out isTooLong)) return false;
        }
        while (line.Trim(" \t\r"u8).IsEmpty);
        return true;
    }

    private bool TryReadAny(out ReadOnlySpan<byte> line, out bool isTooLong)
    {
        isTooLong = false;
        line = default;
        var searched = 0;
        while (true)
        {
            var end = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                line = _buffer.AsSpan(_start, searched + end);
                _start += searched + end + 1;
                return true;
            }

            searched = _end - _start;
            if (_isAtEnd)
            {
                line = _buffer.AsSpan(_start, searched);
                _start = _end;
                return searched > 0;
            }

            if (searched >= LongestLine)
            {
                isTooLong = true;
                line = _buffer.AsSpan(_start, searched);
                SkipLine();
                return true;
            }

            Fill();
        }
    }

    private void SkipLine()
    {
        // What was read of the line stays where it is: the caller holds it.
        var rest = new byte[64 * 1024];
        while (true)
        {
            beforeRead();
            var count = input.Read(rest, 0, rest.Length);
            var end = rest.AsSpan(0, count).IndexOf((byte)'\n');
            if (count > 0 && end < 0) continue;
            _isAtEnd = count == 0;
            (_buffer, _start, _end) = (rest, end + 1, count);
            return;
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        beforeRead();
        var count = input.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _isAtEnd = count == 0;
    }
}
