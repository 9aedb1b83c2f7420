using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;

namespace ModelCatalog.Tool.Validation;

/// <summary>The operations by which a provider takes bodies, found by method and path. Host, base URL and query may stand there or not.</summary>
internal sealed class SubmitOperations
{
    // The texts of a batch are few; a hostile one cannot fill the memory.
    private const int MostRemembered = 1024;
    private const int LongestRemembered = 256;

    private readonly List<(RouteDescriptor Route, string Method, PathPattern[] Paths)> _operations = [];
    private readonly Dictionary<string, BodyCall[]> _remembered = new(StringComparer.Ordinal);

    /// <summary>Takes the operations of all routes.</summary>
    public SubmitOperations(ProviderDescriptor provider)
    {
        var basePath = PathOf(provider.BaseUrl);
        var hosts = provider.Hosts.ToDictionary(host => host.Name, host => PathOf(host.Text), StringComparer.Ordinal);
        foreach (var route in provider.Routes.Prepend(provider.Route))
        {
            foreach (var start in route.Starts)
            {
                string[] templates = basePath.Length == 0 || start.PathTemplate.StartsWith('{') ? [start.PathTemplate] : [basePath + start.PathTemplate, start.PathTemplate];
                _operations.Add((route, start.Method, [.. templates.Select(template => new PathPattern(template, hosts))]));
            }
        }

        Names = [.. _operations.Select(operation => operation.Method + " " + operation.Paths[^1].Text).Distinct(StringComparer.Ordinal)];
        All = Names.Any(name => name.Contains('{', StringComparison.Ordinal)) ? [] : [.. _operations.Select(operation => new BodyCall(operation.Route.Name)).Distinct()];
    }

    /// <summary>The operations, as <c>POST /v1/tasks</c>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What a body may be for when nothing is said; empty where the path tells the model.</summary>
    public IReadOnlyList<BodyCall> All { get; }

    /// <summary>The calls that an operation means; none where it is no submit.</summary>
    public IReadOnlyList<BodyCall> Find(string operation)
    {
        if (_remembered.TryGetValue(operation, out var known)) return known;
        var (method, path) = Split(operation.Trim());
        var found = _operations
            .Where(one => method.Length == 0 || one.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            .SelectMany(one => one.Paths.Select(pattern => (one.Route, Pattern: pattern, Values: pattern.TryMatch(path, out var values) ? values : null)))
            .Where(match => match.Values is not null)
            .ToList();

        // Of patterns that fit, those with the most characters given are meant.
        var best = found.Select(match => match.Pattern.LiteralLength).DefaultIfEmpty().Max();
        BodyCall[] calls = [.. found.Where(match => match.Pattern.LiteralLength == best).Select(match => new BodyCall(match.Route.Name, match.Values!.GetValueOrDefault("model"))).Distinct()];
        if (operation.Length <= LongestRemembered && _remembered.Count < MostRemembered) _remembered.Add(operation, calls);
        return calls;
    }

    private static (string Method, string Path) Split(string operation)
    {
        var space = operation.IndexOf(' ', StringComparison.Ordinal);
        var method = space < 0 ? "" : operation[..space];
        var path = operation[(space + 1)..].Trim();
        var end = path.AsSpan().IndexOfAny('?', '#');
        if (end >= 0) path = path[..end];
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            var slash = path.IndexOf('/', scheme + 3);
            path = slash < 0 ? "/" : path[slash..];
        }

        return (method, PathPattern.Normalize(path.StartsWith('/') ? path : "/" + path));
    }

    private static string PathOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.AbsolutePath.TrimEnd('/') : "";
}
