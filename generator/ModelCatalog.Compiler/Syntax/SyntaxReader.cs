using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ModelCatalog.Compiler.Syntax;

/// <summary>Reads YAML and JSON into nodes with ranges. The one file that knows the YAML library.</summary>
public static class SyntaxReader
{
    /// <summary>How long a text may be, in UTF-16 units.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>How deep mappings and lists may nest.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many keys, values, mappings and lists a text may have.</summary>
    public const int MaxNodes = 100_000;

    /// <summary>Reads a text. Never throws; what is wrong is in the document's diagnostics. Where reading had to stop, there is no root.</summary>
    public static SyntaxDocument Read(SourceText text)
    {
        if (CharacterScreen.Inspect(text) is { } diagnostic) return new SyntaxDocument(text, null, [diagnostic]);
        return new EventReader(text).Read();
    }

    private sealed class EventReader
    {
        private readonly SourceText _text;
        private readonly SyntaxTreeBuilder _builder;
        private readonly Parser _parser;

        // The library takes a byte order mark for a part of the first key.
        private readonly int _shift;
        private int _previousStart = -1;
        private bool _failed;

        public EventReader(SourceText text)
        {
            _text = text;
            _builder = new SyntaxTreeBuilder(text);
            _shift = text.Content.Length > 0 && text.Content[0] == '\uFEFF' ? 1 : 0;
            _parser = new Parser(new Scanner(new StringReader(text.Content.Substring(_shift)), skipComments: true));
        }

        public SyntaxDocument Read()
        {
            var documents = 0;
            while (!_builder.Stopped && Advance() && _parser.Current is { } current)
            {
                if (current is DocumentStart && ++documents == 2)
                {
                    ReportSecondDocument(Offset(current.Start));
                    break;
                }

                Take(current);
            }

            // Nothing behind the reader sees half a file, or one that is no mapping: what it would say is already said.
            var root = _failed || _builder.Stopped ? null : CheckedRoot();
            return new SyntaxDocument(_text, root, _builder.Diagnostics);
        }

        // Whatever the library throws at hostile input is a syntax error of that input; some of it is not even a YamlException.
#pragma warning disable CA1031
        private bool Advance()
        {
            try
            {
                return _parser.MoveNext();
            }
            catch (YamlException exception)
            {
                _failed = true;
                new SyntaxErrorExplainer(_text, _builder).Explain(exception.Message, Offset(exception.Start));
                return false;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                _failed = true;
                new SyntaxErrorExplainer(_text, _builder).Explain(exception.Message, null);
                return false;
            }
        }
#pragma warning restore CA1031

        private void Take(ParsingEvent current)
        {
            var start = Offset(current.Start);
            switch (current)
            {
                case Scalar scalar:
                    TakeScalar(scalar, start);
                    break;
                case AnchorAlias:
                    var name = _text.Content.Substring(start, Math.Max(0, Offset(current.End) - start));
                    ReportAnchor(start, name, "an alias");
                    _builder.Scalar(new ScalarNode(_text.Range(start, name.Length), name, Syntax.ScalarStyle.Plain));
                    break;
                case MappingStart mapping:
                    // In `[a: 1]` the library gives the inner mapping no place of its own; its first key has one.
                    var isPair = mapping.Style == MappingStyle.Flow && start <= _previousStart;
                    if (isPair) start = YamlText.SkipBlanks(_text.Content, PairStart());
                    TakeProperties(mapping, start);
                    _builder.BeginMapping(start, mapping.Style == MappingStyle.Flow);
                    break;
                case SequenceStart sequence:
                    TakeProperties(sequence, start);
                    _builder.BeginSequence(start, sequence.Style == SequenceStyle.Flow);
                    break;
                case MappingEnd:
                    _builder.End(_builder.InFlow ? BracketEnd(start, '}') : null);
                    break;
                case SequenceEnd:
                    _builder.End(_builder.InFlow ? BracketEnd(start, ']') : null);
                    break;
            }

            _previousStart = Math.Max(_previousStart, start);
        }

        private void TakeScalar(Scalar scalar, int start)
        {
            var end = Math.Max(start, Math.Min(Offset(scalar.End), _text.Content.Length));
            var style = scalar.Style switch
            {
                YamlDotNet.Core.ScalarStyle.SingleQuoted => Syntax.ScalarStyle.SingleQuoted,
                YamlDotNet.Core.ScalarStyle.DoubleQuoted => Syntax.ScalarStyle.DoubleQuoted,
                YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded => Syntax.ScalarStyle.Block,
                _ => Syntax.ScalarStyle.Plain,
            };
            if (style is Syntax.ScalarStyle.Block or Syntax.ScalarStyle.Plain)
            {
                while (end > start && _text.Content[end - 1] is ' ' or '\t' or '\n' or '\r') end--;
            }

            var value = scalar.Value;
            if (TakeProperties(scalar, start) && style == Syntax.ScalarStyle.Plain)
            {
                // What YAML took for a tag or an anchor was most likely meant as text.
                end = Math.Max(end, YamlText.MeantEnd(_text.Content, start, _builder.InFlow));
                value = _text.Content.Substring(start, end - start);
            }

            _builder.Scalar(new ScalarNode(_text.Range(start, end - start), value, style));
        }

        /// <summary>Refuses a node's tag and anchor; returns whether there was one.</summary>
        private bool TakeProperties(NodeEvent node, int start)
        {
            if (node.Anchor.IsEmpty && node.Tag.IsEmpty) return false;
            if (_text.Content[start] == '&') ReportAnchor(start, "&" + node.Anchor.Value, "an anchor");
            else new SyntaxErrorExplainer(_text, _builder).ReportTag(start);
            return true;
        }

        private void ReportAnchor(int start, string name, string kind)
        {
            var end = YamlText.MeantEnd(_text.Content, start, _builder.InFlow);
            _builder.Report(
                SyntaxDiagnostics.AnchorOrAlias, start, Math.Max(1, name.Length),
                YamlText.Shorten(name), kind, YamlText.Quote(_text.Content.Substring(start, end - start)));
        }

        private void ReportSecondDocument(int start)
        {
            var content = _text.Content;
            var isMarker = start + 3 <= content.Length && string.CompareOrdinal(content, start, "---", 0, 3) == 0;
            _builder.Report(SyntaxDiagnostics.SecondDocument, start, isMarker ? 3 : 1);
        }

        private MappingNode? CheckedRoot()
        {
            if (_builder.Root is MappingNode mapping) return mapping;
            if (_builder.Root is null or ScalarNode { IsNull: true })
            {
                _builder.Report(SyntaxDiagnostics.EmptyFile, 0, 0);
            }
            else
            {
                _builder.Report(SyntaxDiagnostics.RootNotMapping, _builder.Root.Range.Offset, 1, _builder.Root.KindName);
            }

            return null;
        }

        private int PairStart()
        {
            // Behind the bracket or comma that comes before the pair's key.
            var last = _builder.LastNode is { } node && node.Range.Offset > _builder.OpenBracket
                ? node.Range.Offset + node.Range.Length
                : _builder.OpenBracket + 1;
            last = YamlText.SkipBlanks(_text.Content, last);
            return last < _text.Content.Length && _text.Content[last] == ',' ? last + 1 : last;
        }

        // A pair in `[a: 1]` has no brackets of its own: it ends with its value.
        private int? BracketEnd(int start, char bracket) =>
            _text.Content[_builder.OpenBracket] == (bracket == '}' ? '{' : '[') && start < _text.Content.Length && _text.Content[start] == bracket
                ? start + 1
                : null;

        private int Offset(in Mark mark) => (int)Math.Max(0, Math.Min(mark.Index + _shift, _text.Content.Length));
    }
}
