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
        var position = Prefix(template, hosts, values, url);
        if (position == 0)
        {
            url.Append(hosts.Base.AbsoluteUri.TrimEnd('/'));
            if (!template.StartsWith('/')) url.Append('/');
        }

        if (!TryExpandPath(template, position, values, url, out reason)) return null;
        AppendQuery(operation.Query, values, url);
        if (!Uri.TryCreate(url.ToString(), UriKind.Absolute, out var expanded))
        {
            reason = "its URL is malformed";
            return null;
        }

        if (hosts.Contains(expanded)) return expanded;
        reason = $"its URL is on {expanded.Scheme}://{expanded.Authority}, which is none of the declared hosts";
        return null;
    }

    /// <summary>A host or a whole URL in braces at the start; gives where the rest begins, 0 when there is neither.</summary>
    private static int Prefix(string template, HostList hosts, RequestValues values, StringBuilder url)
    {
        if (!template.StartsWith('{')) return 0;
        var end = template.IndexOf('}', StringComparison.Ordinal);
        if (end < 0) return 0;
        var name = template[1..end];
        if (hosts.Find(name) is { } host)
        {
            url.Append(host.AbsoluteUri.TrimEnd('/'));
            return end + 1;
        }

        if (values.Kept is null || !values.Kept.TryGetValue(name, out var kept)) return 0;
        if (kept.StartsWith('/'))
        {
            // A path of the reply is relative to the root of the base; two slashes would name another host.
            url.Append(hosts.Base.GetLeftPart(UriPartial.Authority)).Append('/').Append(kept.TrimStart('/'));
            return end + 1;
        }

        if (!kept.Contains("://", StringComparison.Ordinal)) return 0;
        url.Append(kept);
        return end + 1;
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
        foreach (var parameter in query)
        {
            if (values.Text(parameter.Text) is not { } text) continue;
            url.Append(separator).Append(Uri.EscapeDataString(parameter.Name)).Append('=').Append(Uri.EscapeDataString(text));
            separator = '&';
        }
    }
}
