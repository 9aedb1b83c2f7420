using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Tool.Validation;

namespace ModelCatalog.Tool.Coding;

/// <summary>A provider, as pasted requests find it.</summary>
internal sealed class ProviderDesk(CompiledCatalog catalog, ProviderDescriptor provider)
{
    private readonly ProviderJudge _judge = new(catalog.Models, provider.Provider);
    private readonly SubmitOperations _operations = new(provider);

    /// <summary>The provider.</summary>
    public ProviderDescriptor Provider { get; } = provider;

    /// <summary>The operations that take requests.</summary>
    public IReadOnlyList<string> Operations => _operations.Names;

    /// <summary>The hosts, as <c>api.acme.example</c>.</summary>
    public IReadOnlyList<string> Hosts { get; } = [.. provider.Hosts.Select(host => host.Text).Append(provider.BaseUrl).Select(AuthorityOf).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The calls that an operation means; without one, those that a body may be for, none where the URL tells the model.</summary>
    public IReadOnlyList<BodyCall> FindCalls(string? operation) => operation is null ? _operations.All : _operations.Find(operation);

    /// <summary>Judges a body together with what its call says beside it.</summary>
    public BodyVerdict Judge(IReadOnlyList<BodyCall> calls, JsonValue body, CurlCommand? command)
    {
        var verdict = _judge.Judge(calls, body);
        if (verdict.State is not { } state || Provider.FindRoute(state.View.Body.Route) is not { } route) return verdict;
        if (command is not null) TakeOptions(route, command, state);
        var inBody = state.View.Body.Options.Select(option => option.Key).ToHashSet(StringComparer.Ordinal);
        var others = state.Options.Where(pair => !inBody.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return verdict with { Violations = [.. verdict.Violations, .. CallOptions.Validate(route, others).Where(violation => !inBody.Contains(violation.Parameter))] };
    }

    /// <summary>Whether a URL asks for the output at once.</summary>
    public bool IsSync(RouteDescriptor route, string url) => route.Sync is { } sync && (route.Submit is null || (IsFor(sync.Operation, url) && !IsFor(route.Submit, url)));

    /// <summary>The host and port of a URL; null: it has none.</summary>
    public static string? AuthorityOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Authority.Length > 0 ? uri.Authority : null;

    private static void TakeOptions(RouteDescriptor route, CurlCommand command, RequestState state)
    {
        if (route.Starts.FirstOrDefault() is not { } start) return;
        foreach (var template in start.Headers)
        {
            var header = command.Headers.FirstOrDefault(one => one.Name.Equals(template.Name, StringComparison.OrdinalIgnoreCase));
            if (header.Name is not null) Take(template.Text, header.Text);
        }

        var query = command.Url.IndexOf('?', StringComparison.Ordinal);
        foreach (var pair in query < 0 ? [] : command.Url[(query + 1)..].Split('#')[0].Split('&'))
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            var template = sign < 0 ? null : start.Query.FirstOrDefault(one => one.Name == Unescaped(pair[..sign]));
            if (template is not null) Take(template.Text, Unescaped(pair[(sign + 1)..]));
        }

        void Take(string template, string text)
        {
            var option = template.StartsWith('$') ? route.Options.FirstOrDefault(one => one.Key == template[1..]) : null;
            if (option is not null && text.Length > 0) state.Options[option.Key] = CallOptions.Read(option, text);
        }
    }

    private static string Unescaped(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private bool IsFor(OperationDescriptor operation, string url)
    {
        var end = operation.PathTemplate.StartsWith('{') ? operation.PathTemplate.IndexOf('}', StringComparison.Ordinal) : -1;
        var host = end < 0 ? Provider.BaseUrl : Provider.Hosts.FirstOrDefault(one => one.Name == operation.PathTemplate[1..end])?.Text;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || AuthorityOf(host) is not { } authority || !authority.Equals(uri.Authority, StringComparison.OrdinalIgnoreCase)) return false;
        var prefix = new Uri(host!).AbsolutePath.TrimEnd('/');
        return new PathPattern(prefix + operation.PathTemplate[(end + 1)..], new Dictionary<string, string>()).TryMatch(PathPattern.Normalize(uri.AbsolutePath), out _);
    }
}
