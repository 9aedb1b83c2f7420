using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>The HTTP request that starts a task: what a client would send.</summary>
/// <param name="Method"><c>POST</c>.</param>
/// <param name="Url">The whole URL; without a host where the provider has no known one.</param>
/// <param name="Headers">The headers. Keys stand there as <c>{VARIABLE}</c>, the environment variable that holds them.</param>
/// <param name="Body">The body; null: there is none.</param>
public sealed record WireCall(string Method, string Url, EquatableArray<WireHeader> Headers, JsonObject? Body)
{
    /// <summary>The call of a request that is valid at a provider.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="plan">The model.</param>
    /// <param name="state">The request as the provider's side judged it, options included.</param>
    /// <param name="problem">Why there is none; empty when there is.</param>
    public static WireCall? Of(ProviderDescriptor provider, ModelPlan plan, RequestState state, out string problem)
    {
        var route = provider.FindRoute(state.View.Body.Route);
        if (route?.Starts.FirstOrDefault() is not { } start)
        {
            problem = $"{provider.Provider} has no operation that takes requests of {plan.Model.Key}";
            return null;
        }

        if (BodyWriter.Write(plan, state.View, state) is not { } body)
        {
            problem = $"{plan.Model.Key} has no model id at {provider.Provider} for this request";
            return null;
        }

        if (Path(provider, start.PathTemplate, ModelIdOf(plan, state), out problem) is not { } url) return null;
        var separator = url.Contains("?") ? '&' : '?';
        foreach (var query in start.Query)
        {
            if (TextOf(query.Text, state) is not { } text) continue;
            url += separator + Uri.EscapeDataString(query.Name) + "=" + Uri.EscapeDataString(text);
            separator = '&';
        }

        var headers = new List<WireHeader>();
        if (start.Authorized && provider.Auth is { } auth) headers.Add(new WireHeader(auth.Header, auth.Template, auth.Variables));
        foreach (var header in provider.Headers.Concat(start.Headers))
        {
            if (TextOf(header.Text, state) is not { } text) continue;
            if (text.Any(c => c is < ' ' or >= '\x7f'))
            {
                problem = $"the value of the header {header.Name} ({header.Text}) holds a character that a header cannot carry: ASCII without line breaks is expected";
                return null;
            }

            headers.Add(new WireHeader(header.Name, text, default));
        }

        var hasBody = start.Body is not null || route.Submit?.Body is not null;
        if (hasBody) headers.Add(new WireHeader("Content-Type", "application/json", default));
        return new WireCall(start.Method, url, headers.ToEquatableArray(), hasBody ? body : null);
    }

    private static string? ModelIdOf(ModelPlan plan, RequestState state) =>
        state.View.Body.ModelFrom is { } from ? state.Values.TryGetValue(from, out var id) ? id.ToText() : null : BodyWriter.FindModelId(plan, state.View, state);

    private static string? Path(ProviderDescriptor provider, string template, string? modelId, out string problem)
    {
        problem = "";
        var (host, path) = Split(provider, template);
        foreach (var (placeholder, hasSlashes) in new[] { ("{+model}", true), ("{model}", false) })
        {
            if (!path.Contains(placeholder)) continue;
            if (modelId is null || modelId.Split('/').Any(segment => segment is "" or "." or ".."))
            {
                problem = modelId is null ? "the URL needs a model id, and the request has none" : $"the model id '{modelId}' cannot stand in a URL";
                return null;
            }

            path = path.Replace(placeholder, hasSlashes ? string.Join("/", modelId.Split('/').Select(Uri.EscapeDataString)) : Uri.EscapeDataString(modelId));
        }

        return host + (path.StartsWith("/", StringComparison.Ordinal) || path.Length == 0 ? "" : "/") + path;
    }

    /// <summary>The host that a template of a path names, without a slash at its end, and the path itself.</summary>
    internal static (string? Host, string Path) Split(ProviderDescriptor provider, string template)
    {
        var end = template.StartsWith("{", StringComparison.Ordinal) ? template.IndexOf('}') : -1;
        var host = end < 0 ? provider.BaseUrl : provider.Hosts.FirstOrDefault(known => known.Name == template.Substring(1, end - 1))?.Text;
        return (host?.TrimEnd('/'), template.Substring(end + 1));
    }

    /// <summary>A constant, or what <c>$name</c> stands for; null where that is absent.</summary>
    private static string? TextOf(string template, RequestState state)
    {
        if (!template.StartsWith("$", StringComparison.Ordinal)) return template;
        var name = template.Substring(1);
        if (name == "uuid") return Guid.NewGuid().ToString();
        return state.Options.TryGetValue(name, out var value) && value.ToText() is { Length: > 0 } text ? text : null;
    }
}

/// <summary>A header of a call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its value.</param>
/// <param name="Variables">Environment variables that stand in the value in braces.</param>
public sealed record WireHeader(string Name, string Text, EquatableArray<string> Variables)
{
    /// <summary>The value with each variable as a shell names it: <c>Bearer $ACME_KEY</c>.</summary>
    public string ToText(Func<string, string>? literal = null)
    {
        var text = literal is null ? Text : literal(Text);
        foreach (var variable in Variables) text = text.Replace("{" + variable + "}", "$" + variable);
        return text;
    }
}
