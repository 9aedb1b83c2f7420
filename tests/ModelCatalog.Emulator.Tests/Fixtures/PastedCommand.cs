using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ModelCatalog.Tests;

namespace ModelCatalog.Emulator.Tests.Fixtures;

/// <summary>A curl command of a provider's document, as a reader copies it.</summary>
/// <param name="Document">The document's file.</param>
/// <param name="Start">Where it begins, in characters from 0.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="BodyStart">Where the first brace of its JSON body stands; -1: it has none.</param>
/// <param name="BodyLine">The line of that brace.</param>
/// <param name="Text">The command.</param>
internal sealed partial record PastedCommand(string Document, int Start, int Line, int BodyStart, int BodyLine, string Text)
{
    /// <summary>The commands of all documents; they must be there.</summary>
    public static IReadOnlyList<PastedCommand> All() => [.. Directory.EnumerateFiles(Repository.Seeds!, "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>The URL that it calls.</summary>
    public string Url => UrlText().Match(Text).Value;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Document}:{Line} (at {Start})");

    private static IEnumerable<PastedCommand> Read(string file)
    {
        var text = File.ReadAllText(file);
        foreach (Match start in Curl().Matches(text))
        {
            var command = Command(text, start.Index, out var end);
            var body = BodyText().Match(text[start.Index..end]);
            var at = body.Success ? start.Index + body.Index + body.Length - 1 : -1;
            yield return new PastedCommand(Path.GetFileName(file), start.Index, LineAt(text, start.Index), at, at < 0 ? 0 : LineAt(text, at), command);
        }
    }

    /// <summary>The text up to where a shell, or a reader, sees its end. One document has lost its line breaks, another one of them.</summary>
    private static string Command(string text, int start, out int end)
    {
        var command = new StringBuilder();
        end = start;
        while (end < text.Length && text[end] is not ('\n' or '`'))
        {
            switch (text[end])
            {
                case '\\' when end + 1 < text.Length && text[end + 1] is ' ' or '\r' or '\n':
                    command.Append("\\\n");
                    end += text[end + 1] == '\r' ? 3 : 2;
                    break;
                case '\'' or '"':
                    var close = text.IndexOf(text[end], end + 1);
                    command.Append(text, end, close + 1 - end);
                    end = close + 1;
                    if (end < text.Length && !char.IsWhiteSpace(text[end])) return command.ToString();
                    break;
                default:
                    command.Append(text[end++]);
                    break;
            }
        }

        return command.ToString();
    }

    private static int LineAt(string text, int index) => 1 + text.AsSpan(0, index).Count('\n');

    [GeneratedRegex(@"(?<![\w$])curl (?=-|https?:)")]
    private static partial Regex Curl();

    [GeneratedRegex(@"(?:-d|--data-raw|--data) '\s*\{")]
    private static partial Regex BodyText();

    [GeneratedRegex(@"(?:https?://|\$[A-Z]+_API_URL)[^\s'""]*")]
    private static partial Regex UrlText();
}
