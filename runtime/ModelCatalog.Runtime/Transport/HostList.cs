namespace ModelCatalog.Transport;

/// <summary>The hosts of a provider: the only ones that are asked, and that see the key.</summary>
internal sealed class HostList
{
    private readonly string _provider;
    private readonly Uri _base;
    private readonly Dictionary<string, Uri> _hosts = new(StringComparer.Ordinal);

    /// <summary>Lays the options over what the provider declares.</summary>
    /// <exception cref="ArgumentException">A URL is not absolute http(s), or the options name a host that the provider does not have.</exception>
    public HostList(ProviderProtocol protocol, ProviderOptions options)
    {
        _provider = protocol.Name;
        var baseUrl = options.BaseUrl ?? protocol.BaseUrl
            ?? throw new ArgumentException($"{protocol.Name} declares no base URL: set {nameof(ProviderOptions)}.{nameof(ProviderOptions.BaseUrl)}.", nameof(options));
        _base = Parse(baseUrl, nameof(ProviderOptions.BaseUrl));
        foreach (var host in protocol.Hosts) _hosts[host.Name] = Parse(host.Text, host.Name);
        foreach (var (name, url) in options.Hosts)
        {
            if (!_hosts.ContainsKey(name))
            {
                throw new ArgumentException($"{protocol.Name} has no host '{name}'; it has: {(_hosts.Count == 0 ? "none" : string.Join(", ", _hosts.Keys))}.", nameof(options));
            }

            _hosts[name] = Parse(url, name);
        }
    }

    public Uri Base => _base;

    /// <summary>The declared host of that name; null when there is none.</summary>
    public Uri? Find(string name) => _hosts.GetValueOrDefault(name);

    /// <summary>Whether a URL lies on a declared host: same scheme, name and port.</summary>
    public bool Contains(Uri url)
    {
        if (url.UserInfo.Length > 0) return false;
        if (SameOrigin(url, _base)) return true;
        foreach (var host in _hosts.Values)
        {
            if (SameOrigin(url, host)) return true;
        }

        return false;
    }

    private static bool SameOrigin(Uri left, Uri right) =>
        left.Scheme == right.Scheme && left.Port == right.Port && string.Equals(left.IdnHost, right.IdnHost, StringComparison.OrdinalIgnoreCase);

    private Uri Parse(string url, string name)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp)
            && parsed.UserInfo.Length == 0 && parsed.Query.Length == 0 && parsed.Fragment.Length == 0)
        {
            return parsed;
        }

        throw new ArgumentException($"{name} of {_provider} is no absolute http(s) URL without user, query and fragment: '{url}'.", nameof(url));
    }
}
