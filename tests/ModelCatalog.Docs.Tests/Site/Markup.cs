using System.Text.RegularExpressions;

namespace ModelCatalog.Docs.Tests.Site;

/// <summary>HTML as a strict reader sees it: every angle bracket is a tag's, every attribute has its quotes.</summary>
internal static partial class Markup
{
    /// <summary>The tags with the names of their attributes, in order; fails where something is none.</summary>
    public static IReadOnlyList<string> Skeleton(string html, params string[] without)
    {
        var found = new List<string>();
        var position = 0;
        while ((position = html.IndexOf('<', position)) >= 0)
        {
            var match = Tag().Match(html, position);
            Assert.True(match.Success && match.Index == position, $"this is no tag: {html.AsSpan(position, Math.Min(80, html.Length - position))}");
            position += match.Length;
            var name = match.Groups["name"].Value;
            if (!without.Contains(name.TrimStart('/'))) found.Add(string.Join(' ', [name, .. match.Groups["attribute"].Captures.Select(attribute => attribute.Value)]));
        }

        return found;
    }

    /// <summary>The values of an attribute.</summary>
    public static IEnumerable<string> Values(string html, string attribute) =>
        Regex.Matches(html, $"<[a-z0-9]+[^<>]*?\\s{attribute}=\"([^\"]*)\"", RegexOptions.CultureInvariant).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value));

    [GeneratedRegex("""\G(?:<!--(?:(?!-->).)*-->|<!DOCTYPE html>|<(?<name>/?[a-z][a-z0-9]*)(?:\s+(?<attribute>[a-z][A-Za-z0-9:-]*)(?:="[^"<>]*")?)*\s*/?>)""", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
