using System.Text;

namespace ModelCatalog.Transport;

/// <summary>Makes the URL of a request. What a reply gave can fill a segment or name a declared host, never lead elsewhere.</summary>
internal static class UrlTemplate
{
    /// <summary>The URL; null and a reason when a value is missing or leads away from the declared hosts.</summary>
    public static Uri? Expand(OperationProtocol operation, HostList hosts, RequestValues values, out string reason)
    {
        var template = operation.PathTemplate;
        var url = new StringBuilder();
        if (!TryAppendPrefix(template, hosts, values, url, out var position, out reason)) return null;
        if (!TryExpandPath(template, position, values, url, out reason)) return null;
        AppendQuery(operation.Query, values, url);
        if (!Uri.TryCreate(url.ToString(), UriKind.Absolute, out var expanded))
        {
            reason = "its URL is malformed";
            return null;
        }

        if (hosts.Contains(expanded)) return expanded;

        // Without the key, a URL that the provider gave may lead to a storage host that nobody could declare.
        if (!operation.Authorized && expanded.Scheme == Uri.UriSchemeHttps && expanded.UserInfo.Length == 0 && IsKept(template, values)) return expanded;
        reason = $"its URL is on {expanded.Scheme}://{expanded.Authority}, which is none of the declared hosts";
        return null;
    }

    private static bool IsKept(string template, RequestValues values) =>
        template.StartsWith('{') && template.IndexOf('}', StringComparison.Ordinal) is var end and > 0 && values.Kept?.ContainsKey(template[1..end]) == true;

    /// <summary>Begins with a host or a kept URL in braces, else with the base; gives where the rest of the template begins.</summary>
    private static bool TryAppendPrefix(string template, HostList hosts, RequestValues values, StringBuilder url, out int position, out string reason)
    {
        reason = "";
        var end = template.StartsWith('{') ? template.IndexOf('}', StringComparison.Ordinal) : -1;
        position = end + 1;
        if (end < 0)
        {
            url.Append(hosts.Base.AbsoluteUri.TrimEnd('/'));
            if (!template.StartsWith('/')) url.Append('/');
            return true;
        }

        var name = template[1..end];
        if (hosts.Find(name) is { } host)
        {
            url.Append(host.AbsoluteUri.TrimEnd('/'));
            return true;
        }

        var kept = values.Kept?.GetValueOrDefault(name);
        if (kept is null)
        {
            reason = $"there is no value for '{name}' in its URL";
            return false;
        }

        // A path is relative to the root of the base; two slashes would name a host.
        if (kept.StartsWith('/') && !kept.StartsWith("//", StringComparison.Ordinal))
        {
            url.Append(hosts.Base.GetLeftPart(UriPartial.Authority)).Append(kept);
            return true;
        }

        if (Uri.TryCreate(kept, UriKind.Absolute, out var whole) && (whole.Scheme == Uri.UriSchemeHttps || whole.Scheme == Uri.UriSchemeHttp))
        {
            url.Append(kept);
            return true;
        }

        reason = $"the value of '{name}' is neither an http(s) URL nor a path";
        return false;
    }

    private static bool TryExpandPath(string template, int position, RequestValues values, StringBuilder url, out string reason)
    {
        reason = "";
        while (position < template.Length)
        {
            var open = template.IndexOf('{', position);
            if (open < 0) break;
            var close = template.IndexOf('}', open);
            if (close < 0) break;
            url.Append(template, position, open - position);
            var slashes = template[open + 1] == '+';
            var name = template[(open + (slashes ? 2 : 1))..close];
            var value = values.Find(name);
            if (string.IsNullOrEmpty(value))
            {
                reason = $"there is no value for '{name}' in its URL";
                return false;
            }

            if (!TryAppendEscaped(value, slashes, url))
            {
                reason = $"the value of '{name}' cannot stand in a URL";
                return false;
            }

            position = close + 1;
        }

        url.Append(template, position, template.Length - position);
        return true;
    }

    /// <summary>Dots alone would climb in the path, however they are escaped: they are refused.</summary>
    private static bool TryAppendEscaped(string value, bool slashes, StringBuilder url)
    {
        var separator = "";
        foreach (var segment in slashes ? value.Split('/') : [value])
        {
            if (segment is "" or "." or "..") return false;
            url.Append(separator).Append(Uri.EscapeDataString(segment));
            separator = "/";
        }

        return true;
    }

    private static void AppendQuery(IReadOnlyList<NamedText> query, RequestValues values, StringBuilder url)
    {
        var separator = url.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, text) in query.SelectMany(parameter => values.Texts(parameter.Text).Select(text => (parameter.Name, text))))
        {
            url.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(text));
            separator = '&';
        }
    }
}
