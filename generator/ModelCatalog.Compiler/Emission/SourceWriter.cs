using System.Text;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Writes C# line by line under the current indentation. A text of several lines is written line by line, so that raw strings show the output.</summary>
public sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>How many characters were written.</summary>
    public int Length => _text.Length;

    /// <summary>Writes a line, or each line of a text; empty lines stay without blanks.</summary>
    public void Line(string text = "")
    {
        var start = 0;
        while (true)
        {
            var end = text.IndexOf('\n', start);
            var length = (end < 0 ? text.Length : end) - start;
            if (length > 0 && text[start + length - 1] == '\r') length--;
            if (length > 0) _text.Append(' ', _depth * 4).Append(text, start, length);
            _text.Append('\n');
            if (end < 0) return;
            start = end + 1;
        }
    }

    /// <summary>Writes a head and an opening brace; disposing of the result writes the closing one.</summary>
    /// <param name="head">The line or lines before the brace; empty: a block of its own.</param>
    /// <param name="close">The line that ends the block: <c>}</c>, or <c>};</c> behind an expression.</param>
    public Indented Block(string head, string close = "}")
    {
        if (head.Length > 0) Line(head);
        Line("{");
        _depth++;
        return new Indented(this, close);
    }

    /// <summary>Indents what follows until the result is disposed of.</summary>
    public Indented Indent()
    {
        _depth++;
        return new Indented(this, null);
    }

    /// <summary>What was written, with <c>\n</c> at the end of each line.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>An indentation that ends when it is disposed of.</summary>
    public readonly struct Indented : IDisposable
    {
        private readonly SourceWriter _writer;
        private readonly string? _close;

        internal Indented(SourceWriter writer, string? close)
        {
            _writer = writer;
            _close = close;
        }

        /// <summary>Ends the indentation and writes the closing line.</summary>
        public void Dispose()
        {
            _writer._depth--;
            if (_close is not null) _writer.Line(_close);
        }
    }
}
