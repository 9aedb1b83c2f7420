using System.Collections.Concurrent;
using System.Text;

namespace ModelCatalog.Tool.Tests;

/// <summary>What a verb that goes on running has written, line by line, for a test that waits for it.</summary>
internal sealed class LineLog : TextWriter
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<string> _lines = [];
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\r') return;
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        _lines.Add(_line.ToString());
        _line.Clear();
    }

    /// <summary>The lines up to the first that is meant.</summary>
    public List<string> ReadUntil(Func<string, bool> isMeant)
    {
        var read = new List<string>();
        while (_lines.TryTake(out var line, s_patience))
        {
            read.Add(line);
            if (isMeant(line)) return read;
        }

        Assert.Fail("What was waited for did not come; these lines did:\n" + string.Join('\n', read));
        return read;
    }

    /// <summary>The lines that are there.</summary>
    public List<string> Rest()
    {
        var read = new List<string>();
        while (_lines.TryTake(out var line)) read.Add(line);
        return read;
    }
}
