using System.Globalization;
using System.Text;

namespace ModelCatalog.Tool.Coding;

/// <summary>The words of a command as a POSIX shell takes them apart. Variables stay as they are written.</summary>
/// <remarks>Pages lose line breaks and other shells continue lines otherwise: a backslash before a blank, and <c>^</c> or a backtick before a line break, part words, too.</remarks>
internal sealed class ShellWords
{
    private readonly string _text;
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private bool _isWord;
    private int _position;
    private string? _delimiter;

    private ShellWords(string text) => _text = text;

    /// <summary>What the command reads from its standard input: a here-document; null: there is none.</summary>
    public string? Input { get; private set; }

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Why the text is no command; null: it is one.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes the first command of a text apart.</summary>
    public static ShellWords Of(string text)
    {
        var words = new ShellWords(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        words.Read();
        return words;
    }

    private void Read()
    {
        while (_position < _text.Length && Problem is null)
        {
            var c = _text[_position];
            switch (c)
            {
                case '\'':
                    ReadQuoted('\'', hasEscapes: false);
                    break;
                case '"':
                    ReadQuoted('"', hasEscapes: true);
                    break;
                case '$' when Next is '\'':
                    _position++;
                    ReadAnsi();
                    break;
                case '\\' or '^' or '`' when ContinuesLine(c):
                    EndWord();
                    break;
                case '\\' when _position + 1 < _text.Length:
                    Append(_text[_position + 1]);
                    _position += 2;
                    break;
                case '<' when Next is '<':
                    ReadDelimiter();
                    break;
                case '\n':
                    EndWord();
                    _position++;
                    if (_delimiter is not null) ReadDocument();
                    if (_words.Count > 0 && !GoesOn()) return;
                    break;
                case '|' or ';' or '>':
                case '&' when !_isWord || Next is '&' or ' ':
                    // What follows is another command, or a file.
                    EndWord();
                    if (_delimiter is null) return;
                    SkipLine();
                    break;
                case '#' when !_isWord:
                    SkipLine();
                    break;
                case var blank when char.IsWhiteSpace(blank):
                    EndWord();
                    _position++;
                    break;
                default:
                    Append(c);
                    _position++;
                    break;
            }
        }

        EndWord();
        if (_delimiter is not null) Problem ??= $"the text up to '{_delimiter}' is missing";
    }

    private char? Next => _position + 1 < _text.Length ? _text[_position + 1] : null;

    private void Append(char c)
    {
        _isWord = true;
        _word.Append(c);
    }

    private void EndWord()
    {
        if (_isWord) _words.Add(_word.ToString());
        _isWord = false;
        _word.Clear();
    }

    private void SkipLine()
    {
        var end = _text.IndexOf('\n', _position);
        _position = end < 0 ? _text.Length : end;
    }

    private bool ContinuesLine(char mark)
    {
        var end = _position + 1;
        while (end < _text.Length && _text[end] is ' ' or '\t') end++;
        var isLineEnd = end >= _text.Length || _text[end] == '\n';
        if (!isLineEnd && (mark != '\\' || end == _position + 1)) return false;
        _position = Math.Min(_text.Length, isLineEnd ? end + 1 : end);
        return true;
    }

    /// <summary>Whether a line without a mark at its end goes on: the next one is an option.</summary>
    private bool GoesOn()
    {
        var start = _position;
        while (start < _text.Length && _text[start] is ' ' or '\t') start++;
        return start < _text.Length && _text[start] == '-';
    }

    private void ReadQuoted(char quote, bool hasEscapes)
    {
        _isWord = true;
        var start = _position++;
        while (_position < _text.Length && _text[_position] != quote)
        {
            var c = _text[_position];
            if (hasEscapes && c == '\\' && Next is '"' or '\\' or '$' or '`' or '\n' && _text[_position] == '\\')
            {
                if (Next != '\n') _word.Append(Next);
                _position += 2;
                continue;
            }

            _word.Append(c);
            _position++;
        }

        if (_position++ >= _text.Length) Problem = $"the quote {quote} at {Around(start)} is never closed";
    }

    private void ReadAnsi()
    {
        _isWord = true;
        var start = _position++;
        while (_position < _text.Length && _text[_position] != '\'')
        {
            if (_text[_position] != '\\' || Next is not { } escaped)
            {
                _word.Append(_text[_position++]);
                continue;
            }

            _position += 2;
            _ = escaped switch
            {
                'n' => _word.Append('\n'),
                't' => _word.Append('\t'),
                'r' => _word.Append('\r'),
                'x' => AppendCode(2),
                'u' => AppendCode(4),
                'U' => AppendCode(8),
                '\\' or '\'' or '"' or '?' => _word.Append(escaped),
                _ => _word.Append('\\').Append(escaped),
            };
        }

        if (_position++ >= _text.Length) Problem = $"the quote $' at {Around(start)} is never closed";
    }

    private StringBuilder AppendCode(int longest)
    {
        var length = 0;
        while (length < longest && _position + length < _text.Length && char.IsAsciiHexDigit(_text[_position + length])) length++;
        if (length == 0) return _word;
        var code = uint.Parse(_text.AsSpan(_position, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _position += length;
        if (code <= 0xFFFF) return _word.Append((char)code);
        return Rune.IsValid(code) ? _word.Append(new Rune(code).ToString()) : _word.Append('\uFFFD');
    }

    private void ReadDelimiter()
    {
        EndWord();
        _position += 2;
        if (_position < _text.Length && _text[_position] == '-') _position++;
        while (_position < _text.Length && _text[_position] is ' ' or '\'' or '"') _position++;
        var start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '_')) _position++;
        _delimiter = _text[start.._position];
        while (_position < _text.Length && _text[_position] is '\'' or '"') _position++;
        if (_delimiter.Length == 0) Problem = "what ends the text behind '<<' is not said";
    }

    private void ReadDocument()
    {
        var lines = new List<string>();
        while (_position < _text.Length)
        {
            var end = _text.IndexOf('\n', _position);
            var line = end < 0 ? _text[_position..] : _text[_position..end];
            _position = end < 0 ? _text.Length : end + 1;
            if (line.Trim() == _delimiter)
            {
                Input = string.Join('\n', lines);
                _delimiter = null;
                return;
            }

            lines.Add(line);
        }

        Problem = $"the text up to '{_delimiter}' is missing";
    }

    private string Around(int position) => "\"" + TerminalText.Printable(_text.Substring(position, Math.Min(24, _text.Length - position))) + "\"";
}
