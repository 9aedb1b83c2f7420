using System.Globalization;
using System.Text;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Cuts an expression into tokens; stops at the first thing that is none.</summary>
internal sealed class ExpressionLexer(string text, Pointer pointer, ICollection<Finding> findings)
{
    // The longer ones first: "<=" is not "<" and "=".
    private static readonly string[] s_operators =
        ["&&", "||", "==", "!=", "<=", ">=", "..", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", "(", ")", "[", "]", ",", "."];

    private readonly List<Token> _tokens = [];
    private int _position;

    /// <summary>The tokens with an <see cref="TokenKind.End"/> behind them, or null after an error.</summary>
    public IReadOnlyList<Token>? Read()
    {
        while (true)
        {
            while (_position < text.Length && text[_position] is ' ' or '\t' or '\r' or '\n') _position++;
            if (_position == text.Length) break;
            if (!ReadToken()) return null;
        }

        _tokens.Add(new Token(TokenKind.End, text.Length, 0, ""));
        return _tokens;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private char Peek(int ahead) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private bool ReadToken()
    {
        var c = text[_position];
        if (IsDigit(c)) return ReadNumber();
        if (c is '\'' or '"') return ReadText(_position, raw: false);
        if (c is 'r' or 'R' && Peek(1) is '\'' or '"') return ReadText(_position++, raw: true);
        if (IsNameStart(c))
        {
            var start = _position;
            while (_position < text.Length && (IsNameStart(text[_position]) || IsDigit(text[_position]))) _position++;
            Add(TokenKind.Name, start);
            return true;
        }

        foreach (var symbol in s_operators)
        {
            if (string.CompareOrdinal(text, _position, symbol, 0, symbol.Length) != 0) continue;
            _position += symbol.Length;
            Add(TokenKind.Operator, _position - symbol.Length);
            return true;
        }

        return FailAtCharacter();
    }

    private void Add(TokenKind kind, int start, JsonValue? value = null) =>
        _tokens.Add(new Token(kind, start, _position - start, text.Substring(start, _position - start), value));

    private bool FailAtCharacter()
    {
        var c = text[_position];
        var length = char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
        var advice = c switch
        {
            '=' => "; equality is written '=='",
            '&' => "; 'and' is written '&&'",
            '|' => "; 'or' is written '||'",
            '`' or '\u2018' or '\u2019' or '\u201c' or '\u201d' => "; texts stand between straight quotes: 'text'",
            '\u2264' => "; 'at most' is written '<='",
            '\u2265' => "; 'at least' is written '>='",
            '\u2260' => "; 'is not' is written '!='",
            '\u2026' => "; a range is written with two dots: 3..15",
            _ => "",
        };
        var isInvisible = c < ' ' || (length == 1 && char.IsSurrogate(c));
        var shown = isInvisible ? "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture) : text.Substring(_position, length);
        findings.Add(RuleDiagnostics.UnexpectedCharacter.Inside(pointer, _position, length, shown, advice));
        return false;
    }

    private bool ReadNumber()
    {
        var start = _position;
        var isNumber = false;
        SkipDigits();

        // One dot and a digit is a fraction; two dots are a range.
        if (Peek(0) == '.' && IsDigit(Peek(1)))
        {
            isNumber = true;
            _position++;
            SkipDigits();
        }

        if (Peek(0) is 'e' or 'E' && (IsDigit(Peek(1)) || (Peek(1) is '+' or '-' && IsDigit(Peek(2)))))
        {
            isNumber = true;
            _position += 2;
            SkipDigits();
        }

        var digits = text.Substring(start, _position - start);
        if (Peek(0) != '\0' && IsNameStart(Peek(0)))
        {
            while (_position < text.Length && (IsNameStart(text[_position]) || IsDigit(text[_position]))) _position++;
            return FailAtNumber(start, "a number has no unit; write " + digits);
        }

        if (digits.Length > 1 && digits[0] == '0' && IsDigit(digits[1])) return FailAtNumber(start, "a number does not start with 0; quote it if it is a text");
        var value = new JsonNumber(digits);
        if (isNumber ? double.IsInfinity(value.AsDouble) : !value.IsInteger) return FailAtNumber(start, "it does not fit into 64 bits");
        Add(TokenKind.Number, start, value);
        return true;
    }

    private void SkipDigits()
    {
        while (_position < text.Length && IsDigit(text[_position])) _position++;
    }

    private bool FailAtNumber(int start, string reason)
    {
        findings.Add(RuleDiagnostics.InvalidNumber.Inside(pointer, start, _position - start, text.Substring(start, _position - start), reason));
        return false;
    }

    private bool ReadText(int start, bool raw)
    {
        var quote = text[_position++];
        var value = new StringBuilder();
        while (_position < text.Length)
        {
            var c = text[_position++];
            if (c == quote)
            {
                Add(TokenKind.Text, start, new JsonString(value.ToString()));
                return true;
            }

            if (c != '\\' || raw) value.Append(c);
            else if (!ReadEscape(value)) return false;
        }

        findings.Add(RuleDiagnostics.UnterminatedText.Inside(pointer, start, text.Length - start, quote));
        return false;
    }

    private bool ReadEscape(StringBuilder value)
    {
        var start = _position - 1;
        var c = Peek(0);
        _position = Math.Min(_position + 1, text.Length);
        switch (c)
        {
            case '\\' or '\'' or '"' or '`' or '?': value.Append(c); return true;
            case 'n': value.Append('\n'); return true;
            case 'r': value.Append('\r'); return true;
            case 't': value.Append('\t'); return true;
            case 'a': value.Append('\a'); return true;
            case 'b': value.Append('\b'); return true;
            case 'f': value.Append('\f'); return true;
            case 'v': value.Append('\v'); return true;
            case 'x' or 'X': return ReadCodePoint(start, 2, value);
            case 'u': return ReadCodePoint(start, 4, value);
            case 'U': return ReadCodePoint(start, 8, value);
            default: return FailAtEscape(start);
        }
    }

    private bool ReadCodePoint(int start, int count, StringBuilder value)
    {
        if (_position + count <= text.Length
            && uint.TryParse(text.Substring(_position, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code is < 0xD800 or (> 0xDFFF and <= 0x10FFFF))
        {
            _position += count;
            value.Append(char.ConvertFromUtf32((int)code));
            return true;
        }

        for (var i = 0; i < count && Uri.IsHexDigit(Peek(0)); i++) _position++;

        return FailAtEscape(start);
    }

    private bool FailAtEscape(int start)
    {
        var end = Math.Min(text.Length, Math.Max(_position, start + 1));
        findings.Add(RuleDiagnostics.InvalidEscape.Inside(pointer, start, end - start, text.Substring(start, end - start)));
        return false;
    }
}
