using System.Globalization;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Syntax;

/// <summary>Builds nodes from a stream of starts, scalars and ends, and refuses what YAML would let pass: duplicate keys, merge keys, values cut at a comma.</summary>
internal sealed class SyntaxTreeBuilder(SourceText text)
{
    private const int MaxDiagnostics = 100;

    private readonly Stack<Frame> _open = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<int> _closedColumns = [];
    private int _nodes;
    private bool _tabReported;

    /// <summary>What was wrong so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>The first node of the document, once it is complete.</summary>
    public SyntaxNode? Root { get; private set; }

    /// <summary>Whether reading has to stop: a bound was passed.</summary>
    public bool Stopped { get; private set; }

    /// <summary>The node that was completed last.</summary>
    public SyntaxNode? LastNode { get; private set; }

    /// <summary>The key whose value comes next, or null.</summary>
    public ScalarNode? PendingKey => _open.Count > 0 && _open.Peek() is MappingFrame { ExpectsValue: true } mapping ? mapping.Key : null;

    /// <summary>Whether the place is inside brackets or braces.</summary>
    public bool InFlow => _open.Count > 0 && _open.Peek().IsFlow;

    /// <summary>Where the innermost open bracket or brace stands, or -1.</summary>
    public int OpenBracket => _open.Count > 0 && _open.Peek().IsFlow ? _open.Peek().Start : -1;

    /// <summary>The columns at which open blocks stand, the innermost first.</summary>
    public IEnumerable<int> OpenColumns => _open.Where(frame => !frame.IsFlow).Select(frame => text.PositionAt(frame.Start).Column).Distinct();

    /// <summary>The columns of open blocks and of those that ended right here: where a next line could stand.</summary>
    public IEnumerable<int> NearColumns => OpenColumns.Concat(_closedColumns).Distinct().OrderBy(column => column);

    /// <summary>Whether an error is already reported on the line of that offset.</summary>
    public bool HasErrorOnLineOf(int offset)
    {
        var line = text.PositionAt(offset).Line;
        return _diagnostics.Any(diagnostic => diagnostic.IsError && diagnostic.Range.Start.Line == line);
    }

    /// <summary>Adds a diagnostic at its place.</summary>
    public void Report(DiagnosticRule rule, int offset, int length, params object[] arguments)
    {
        if (_diagnostics.Count == MaxDiagnostics)
        {
            Stop(SyntaxDiagnostics.TooManyErrors, offset, MaxDiagnostics);
            return;
        }

        _diagnostics.Add(new Diagnostic(rule, rule.Format(arguments), text.Path, text.Range(offset, length)));
    }

    /// <summary>A mapping starts.</summary>
    public void BeginMapping(int start, bool isFlow) => Begin(new MappingFrame(start, isFlow), start);

    /// <summary>A list starts.</summary>
    public void BeginSequence(int start, bool isFlow) => Begin(new SequenceFrame(start, isFlow), start);

    /// <summary>A scalar.</summary>
    public void Scalar(ScalarNode node)
    {
        if (!Count(node.Range.Offset)) return;
        CheckIndentation(node.Range.Offset);
        _closedColumns.Clear();
        Add(node);
    }

    /// <summary>The innermost mapping or list ends.</summary>
    /// <param name="end">Just behind its bracket; null for a block, which ends with its last node.</param>
    public void End(int? end)
    {
        var frame = _open.Pop();
        if (frame is MappingFrame mapping) ReportKeysWithoutValue(mapping);
        if (!frame.IsFlow) _closedColumns.Add(text.PositionAt(frame.Start).Column);
        var until = Math.Max(end ?? frame.LastEnd, frame.Start);
        Add(frame.Complete(text.Range(frame.Start, until - frame.Start)));
    }

    private void Begin(Frame frame, int start)
    {
        if (!Count(start)) return;
        if (_open.Count == SyntaxReader.MaxDepth)
        {
            Stop(SyntaxDiagnostics.TooDeep, start, SyntaxReader.MaxDepth);
            return;
        }

        CheckIndentation(start);
        _open.Push(frame);
    }

    private bool Count(int offset)
    {
        if (_nodes++ < SyntaxReader.MaxNodes) return true;
        Stop(SyntaxDiagnostics.TooManyNodes, offset, SyntaxReader.MaxNodes.ToString("N0", CultureInfo.InvariantCulture));
        return false;
    }

    private void Stop(DiagnosticRule rule, int offset, object argument)
    {
        if (Stopped) return;
        Stopped = true;
        _diagnostics.Add(new Diagnostic(rule, rule.Format(argument), text.Path, text.Range(offset, 1)));
    }

    private void Add(SyntaxNode node)
    {
        LastNode = node;
        if (_open.Count == 0)
        {
            Root ??= node;
            return;
        }

        var frame = _open.Peek();
        frame.LastEnd = Math.Max(frame.LastEnd, node.Range.Offset + node.Range.Length);
        if (node is ScalarNode { Style: ScalarStyle.Plain } plain) CheckComment(plain);
        switch (frame)
        {
            case SequenceFrame sequence:
                sequence.Items.Add(node);
                break;
            case MappingFrame { ExpectsValue: false } mapping:
                BeginEntry(mapping, node);
                break;
            case MappingFrame mapping:
                CompleteEntry(mapping, node);
                break;
        }
    }

    private void BeginEntry(MappingFrame mapping, SyntaxNode node)
    {
        mapping.ExpectsValue = true;
        mapping.LeavesOut = true;
        mapping.Key = node as ScalarNode;
        if (mapping.Key is not { } key)
        {
            Report(SyntaxDiagnostics.KeyNotText, node.Range.Offset, Math.Max(1, node.Range.Length), "a " + node.KindName);
        }
        else if (key is { Style: ScalarStyle.Plain, Text: "" })
        {
            Report(SyntaxDiagnostics.KeyNotText, key.Range.Offset, 1, "missing");
        }
        else if (key is { Style: ScalarStyle.Plain, Text: "<<" })
        {
            Report(SyntaxDiagnostics.MergeKey, key.Range.Offset, key.Range.Length);
        }
        else if (mapping.Keys.TryGetValue(key.Text, out var first))
        {
            Report(
                SyntaxDiagnostics.DuplicateKey, key.Range.Offset, key.Range.Length,
                YamlText.Shorten(key.Text), first.Range.Start.Line + 1, first.Range.Start.Column + 1);
        }
        else
        {
            mapping.Keys.Add(key.Text, key);
            mapping.LeavesOut = false;
        }
    }

    private void CompleteEntry(MappingFrame mapping, SyntaxNode value)
    {
        mapping.ExpectsValue = false;
        if (mapping.Key is not { } key) return;
        if (mapping.IsFlow && value is ScalarNode { Style: ScalarStyle.Plain, Text: "", Range.Length: 0 })
        {
            // Collected first: a text cut at two commas is one mistake.
            if (!mapping.LeavesOut) mapping.WithoutValue.Add(key);
            return;
        }

        ReportKeysWithoutValue(mapping);
        mapping.LastValue = value;
        mapping.LastValueIsCut = CheckExpression(key, value, mapping.IsFlow);
        if (!mapping.LeavesOut) mapping.Entries.Add(new MappingEntry(key, value));
    }

    // `{ doc: Short, sharp. }`: YAML reads a key 'sharp.' without value.
    private void ReportKeysWithoutValue(MappingFrame mapping)
    {
        if (mapping.WithoutValue.Count == 0) return;
        var first = mapping.WithoutValue[0];
        var last = mapping.WithoutValue[mapping.WithoutValue.Count - 1];
        mapping.WithoutValue.Clear();
        if (mapping.LastValueIsCut) return;
        var content = text.Content;
        var behind = YamlText.SkipBlanks(content, first.Range.Offset + first.Range.Length);
        string advice;
        if (behind < content.Length && content[behind] == ':')
        {
            advice = "Write a value behind ':', or ~ for none";
        }
        else if (mapping.LastValue is ScalarNode { Style: ScalarStyle.Plain } cut)
        {
            var whole = content.Substring(cut.Range.Offset, last.Range.Offset + last.Range.Length - cut.Range.Offset);
            advice = "A comma ends a value in { }: quote this: " + YamlText.Quote(whole);
        }
        else
        {
            advice = "Write 'key: value', or [ ] for a list";
        }

        Report(
            SyntaxDiagnostics.FlowKeyWithoutValue, first.Range.Offset, last.Range.Offset + last.Range.Length - first.Range.Offset,
            YamlText.Shorten(first.Text), advice);
    }

    // An expression that ends inside a quote before ` #`, or inside a quote or bracket before a comma of { }, was cut there.
    // Any other expression before a comment is what it says: `#` means nothing in an expression but in its quotes.
    private bool CheckExpression(ScalarNode key, SyntaxNode value, bool inFlow)
    {
        if (value is not ScalarNode { Style: ScalarStyle.Plain, IsNull: false } plain) return false;
        if (!YamlText.IsExpressionKey(key.Text) || YamlText.Unclosed(plain.Text) is not (not '\0' and var unclosed)) return false;
        var content = text.Content;
        var start = plain.Range.Offset;
        var end = start + plain.Range.Length;
        if (unclosed != '(' && YamlText.CommentAfter(content, end) is var comment and >= 0)
        {
            var whole = content.Substring(start, YamlText.LineEnd(content, comment) - start);
            Report(SyntaxDiagnostics.CutExpression, comment, 1, "#", "' #' starts a comment", YamlText.Quote(whole));
            return true;
        }

        var behind = YamlText.SkipBlanks(content, end);
        if (!inFlow || behind >= content.Length || content[behind] != ',') return false;
        var meant = YamlText.MeantEnd(content, start, inFlow: true);
        Report(
            SyntaxDiagnostics.CutExpression, behind, 1, ",",
            "a comma ends a value in { }", YamlText.Quote(content.Substring(start, meant - start)));
        return true;
    }

    // `source: a.txt #Heading`: by convention a comment has a space behind '#'; without it, it was most likely meant as text.
    private void CheckComment(ScalarNode plain)
    {
        var content = text.Content;
        var end = plain.Range.Offset + plain.Range.Length;
        var comment = YamlText.CommentAfter(content, end);
        if (plain.Range.Length == 0 || comment < 0 || comment + 1 >= content.Length || !char.IsLetterOrDigit(content[comment + 1])) return;
        if (PendingKey is { } key && YamlText.IsExpressionKey(key.Text) && YamlText.Unclosed(plain.Text) is '\'' or '"') return;
        var lineEnd = YamlText.LineEnd(content, comment);
        Report(
            SyntaxDiagnostics.CommentInText, comment, lineEnd - comment,
            YamlText.Shorten(content.Substring(comment, lineEnd - comment)),
            YamlText.Quote(content.Substring(plain.Range.Offset, lineEnd - plain.Range.Offset)));
    }

    // The YAML library counts a tab as one column; editors do not.
    private void CheckIndentation(int offset)
    {
        if (_tabReported || InFlow) return;
        var position = text.PositionAt(offset);
        var tab = -1;
        for (var i = offset - position.Column; i < offset; i++)
        {
            var c = text.Content[i];
            if (c == '\t' && tab < 0) tab = i;
            else if (c is not (' ' or '\t' or '-' or '?')) return;
            else if (c is '-' or '?' && tab < 0) return;
        }

        if (tab < 0) return;
        _tabReported = true;
        Report(SyntaxDiagnostics.TabIndentation, tab, 1);
    }

    private abstract class Frame(int start, bool isFlow)
    {
        public int Start { get; } = start;

        public bool IsFlow { get; } = isFlow;

        public int LastEnd { get; set; } = start;

        public abstract SyntaxNode Complete(TextRange range);
    }

    private sealed class SequenceFrame(int start, bool isFlow) : Frame(start, isFlow)
    {
        public List<SyntaxNode> Items { get; } = [];

        public override SyntaxNode Complete(TextRange range) => new SequenceNode(range, Items);
    }

    private sealed class MappingFrame(int start, bool isFlow) : Frame(start, isFlow)
    {
        public List<MappingEntry> Entries { get; } = [];

        public Dictionary<string, ScalarNode> Keys { get; } = new(StringComparer.Ordinal);

        public List<ScalarNode> WithoutValue { get; } = [];

        public bool ExpectsValue { get; set; }

        public bool LeavesOut { get; set; }

        public ScalarNode? Key { get; set; }

        public SyntaxNode? LastValue { get; set; }

        public bool LastValueIsCut { get; set; }

        public override SyntaxNode Complete(TextRange range) => new MappingNode(range, Entries);
    }
}
