using System.Globalization;
using System.Text;

namespace ModelCatalog.Docs.Building;

/// <summary>The places of a page: each has a name of its own that an address can hold.</summary>
public sealed class Anchors
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A new place.</summary>
    /// <param name="kind">What stands there: <c>rule</c>.</param>
    /// <param name="name">Its name.</param>
    public string Add(string kind, string name)
    {
        var wanted = Of(kind, name);
        var anchor = wanted;
        for (var i = 2; !_taken.Add(anchor); i++) anchor = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{i}");
        return anchor;
    }

    /// <summary>The name of the first place that is added so.</summary>
    public static string Of(string kind, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var anchor = new StringBuilder(kind).Append('-');
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') anchor.Append(c);
            else if (c is ' ' or '/' or '+') anchor.Append('-');
            else anchor.Append('x').Append(((int)c).ToString("x", CultureInfo.InvariantCulture));
        }

        return anchor.ToString();
    }
}
