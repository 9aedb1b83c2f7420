using System.Text.RegularExpressions;

namespace ModelCatalog.Tool.Coding;

/// <summary>A curl command as a page shows it.</summary>
internal sealed partial class CurlCommand
{
    // Options with a value that says nothing of the request; all others without one are flags.
    private static readonly HashSet<string> s_passedOver = new(StringComparer.Ordinal)
    {
        "user-agent", "output", "write-out", "max-time", "connect-timeout", "retry", "retry-delay", "retry-max-time", "cookie", "cookie-jar", "cert", "key", "cacert",
        "proxy", "resolve", "referer", "range", "dump-header", "user", "limit-rate", "trace", "trace-ascii", "stderr", "interface", "oauth2-bearer", "unix-socket", "output-dir",
    };

    private static readonly Dictionary<char, string> s_short = new()
    {
        ['X'] = "request", ['H'] = "header", ['d'] = "data", ['F'] = "form", ['T'] = "upload-file", ['G'] = "get", ['K'] = "config",
        ['A'] = "user-agent", ['o'] = "output", ['w'] = "write-out", ['m'] = "max-time", ['b'] = "cookie", ['c'] = "cookie-jar", ['E'] = "cert",
        ['x'] = "proxy", ['e'] = "referer", ['r'] = "range", ['D'] = "dump-header", ['u'] = "user",
    };

    private readonly List<(string Name, string Text)> _headers = [];
    private readonly string? _input;
    private string? _method;

    private CurlCommand(string? input) => _input = input;

    /// <summary><c>POST</c>, as said or as curl concludes.</summary>
    public string Method => _method ?? (Body is null ? "GET" : "POST");

    /// <summary>The URL; it may begin with a variable.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The headers.</summary>
    public IReadOnlyList<(string Name, string Text)> Headers => _headers;

    /// <summary>The body; null: it sends none.</summary>
    public string? Body { get; private set; }

    /// <summary>Why it cannot be read; null: it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether a text is a command rather than a body.</summary>
    public static bool Matches(string text) => Start().IsMatch(text);

    /// <summary>Reads the first command of a text.</summary>
    public static CurlCommand Read(string text)
    {
        var start = Start().Match(text);
        var words = ShellWords.Of(text[(start.Index + start.Length)..]);
        var command = new CurlCommand(words.Input) { Problem = words.Problem };
        for (var i = 0; i < words.Words.Count && command.Problem is null; i++) command.Take(words.Words, ref i);
        if (command.Url.Length == 0) command.Problem ??= "the command names no URL";
        return command;
    }

    private void Take(IReadOnlyList<string> words, ref int i)
    {
        var word = words[i];
        if (word.StartsWith("--", StringComparison.Ordinal))
        {
            Set(word[2..], HasValue(word[2..]) ? Next(words, ref i, word) : "");
        }
        else if (word.Length > 1 && word[0] == '-')
        {
            // Flags may stand together, the last one with its value behind it: -sSX POST, -XPOST.
            for (var at = 1; at < word.Length; at++)
            {
                if (!s_short.TryGetValue(word[at], out var name)) continue;
                if (!HasValue(name))
                {
                    Set(name, "");
                    continue;
                }

                Set(name, at + 1 < word.Length ? word[(at + 1)..] : Next(words, ref i, "-" + word[at]));
                return;
            }
        }
        else
        {
            SetUrl(word);
        }
    }

    private static bool HasValue(string name) =>
        s_passedOver.Contains(name) || name is "request" or "header" or "url" or "form" or "form-string" or "upload-file" or "config" or "json" || name.StartsWith("data", StringComparison.Ordinal);

    private string Next(IReadOnlyList<string> words, ref int i, string option)
    {
        if (i + 1 < words.Count) return words[++i];
        Problem ??= $"the value of {option} is missing";
        return "";
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "request": _method = value.ToUpperInvariant(); break;
            case "header": AddHeader(value); break;
            case "url": SetUrl(value); break;
            case "data" or "data-ascii" or "data-binary" or "json": SetBody(value, readsFiles: true); break;
            case "data-raw": SetBody(value, readsFiles: false); break;
            case "data-urlencode" or "get": Problem ??= $"it sends a form (--{name}); a request is a JSON body"; break;
            case "form" or "form-string": Problem ??= "it sends a form with files (-F); a request is a JSON body"; break;
            case "upload-file": Problem ??= $"it sends the file '{value}'; a request is a JSON body"; break;
            case "config": Problem ??= $"its options are in the file '{value}'; paste them"; break;
        }
    }

    private void AddHeader(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0) _headers.Add((value[..colon].Trim(), value[(colon + 1)..].Trim()));
    }

    private void SetUrl(string url)
    {
        if (Url.Length == 0) Url = url;
        else Problem ??= $"it names two URLs: '{TerminalText.Printable(Url)}' and '{TerminalText.Printable(url)}'";
    }

    private void SetBody(string value, bool readsFiles)
    {
        if (Body is not null)
        {
            Problem ??= "it sends several bodies (-d); one JSON object is expected";
        }
        else if (readsFiles && value.StartsWith('@'))
        {
            if (value == "@-" && _input is not null) Body = _input;
            else Problem ??= $"the body is in the file '{TerminalText.Printable(value[1..])}'; paste it in its place, or give the file itself";
        }
        else
        {
            Body = value;
        }
    }

    [GeneratedRegex(@"^(?:[^\S\n]*(?:```\w*|#.*)?\n)*\s*(?:[$>%]\s+)?(?:\w+=\S*\s+)*curl(?:\.exe)?(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
