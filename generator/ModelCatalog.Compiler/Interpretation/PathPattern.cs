#if NET
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>The path of an operation, turned round: it finds the values of the placeholders. Not in the build that runs inside a compiler.</summary>
public sealed class PathPattern
{
    private readonly Regex _pattern;
    private readonly List<string> _names = [];

    /// <summary>Takes a template.</summary>
    /// <param name="template">As a descriptor has it: <c>/v1/tasks/{task_id}</c>, <c>{files}/upload</c>, <c>{status_url}</c>.</param>
    /// <param name="prefixes">Where declared hosts and kept URLs stand, by name.</param>
    public PathPattern(string template, IReadOnlyDictionary<string, string> prefixes)
    {
        if (template.StartsWith('{') && template.IndexOf('}', StringComparison.Ordinal) is var end && prefixes.TryGetValue(template[1..end], out var prefix))
            template = prefix + template[(end + 1)..];
        Text = template;
        _pattern = Compile(template);
    }

    /// <summary>The template with its prefix.</summary>
    public string Text { get; }

    /// <summary>How many characters are given: of two patterns that fit, the one with more is meant.</summary>
    public int LiteralLength { get; private set; }

    /// <summary>Whether a path fits, and what stands at its placeholders.</summary>
    /// <param name="path">A path as <see cref="Normalize"/> gives it.</param>
    /// <param name="values">The values by name, unescaped; null where it does not fit.</param>
    public bool TryMatch(string path, [NotNullWhen(true)] out Dictionary<string, string>? values)
    {
        values = null;
        var match = _pattern.Match(path);
        if (!match.Success) return false;
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _names.Count; i++) values[_names[i]] = Uri.UnescapeDataString(match.Groups[i + 1].Value);
        return true;
    }

    /// <summary>A path in which every client's way of escaping is the same, an escaped slash staying part of its segment.</summary>
    public static string Normalize(string path) => string.Join('/', path.Split('/').Select(segment => Uri.EscapeDataString(Uri.UnescapeDataString(segment))));

    private Regex Compile(string template)
    {
        var pattern = new StringBuilder(@"\A");
        var position = 0;
        while (position < template.Length)
        {
            var open = template.IndexOf('{', position);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0) break;
            LiteralLength += open - position;
            pattern.Append(Regex.Escape(Normalize(template[position..open])));
            var spansSegments = template[open + 1] == '+';
            _names.Add(template[(open + (spansSegments ? 2 : 1))..close]);
            pattern.Append(CultureInfo.InvariantCulture, $"({(spansSegments ? ".+" : "[^/]+")})");
            position = close + 1;
        }

        LiteralLength += template.Length - position;
        pattern.Append(Regex.Escape(Normalize(template[position..]))).Append(@"\z");

        // Paths come from anybody: the time of this engine is linear in them.
        return new Regex(pattern.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
#endif
