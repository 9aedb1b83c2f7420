using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Binding;

// A provider file: hosts, the key, headers, limits. What routes share stands in the other parts.
public static partial class DescriptorBinder
{
    private static ProviderDescriptor? BindProvider(BindingScope scope, string path)
    {
        if (scope.Read("provider") is not { } reader) return null;
        var provider = reader["provider"]!.Name(NameForm.Provider);
        var top = BindRouteParts(reader);
        foreach (var dropped in top.Dropped) dropped.Scope.ReportKey(ProviderDiagnostics.NothingDropped, dropped.Key);
        var types = reader["types"] is { } typeScope ? BindReplyTypes(typeScope) : default;
        var descriptor = new ProviderDescriptor
        {
            Path = path,
            Provider = provider ?? "",
            Title = reader["title"]?.Prose(),
            Name = reader["name"]?.Name(NameForm.Word),
            Sources = reader["source"]?.Texts(item => item.Line()) ?? default,
            Notes = reader["notes"]?.Texts(item => item.Prose()) ?? default,
            BaseUrl = reader["base_url"] is { } url ? BindUrl(url) : null,
            Hosts = reader["hosts"] is { } hosts ? BindHosts(hosts) : default,
            Auth = reader["auth"] is { } auth ? BindAuth(auth) : null,
            Headers = reader["headers"] is { } headers ? BindHeaders(headers) : default,
            Route = top.Complete(null),
            Limits = reader["limits"] is { } limits ? BindLimits(limits) : default,
            Routes = reader["routes"] is { } routes ? BindRoutes(routes, top) : default,
            Types = types,
            Calls = BindCalls(reader, top),
        };
        if (top.Price is { } price && !reader.Has("submit") && descriptor.Routes.All(route => route.Submit is null))
            price.Request.Scope.ReportKey(ProviderDiagnostics.Incomplete, "'price' asks with the request of 'submit', and there is none");
        return provider is null ? null : descriptor;
    }

    private static EquatableArray<RouteDescriptor> BindRoutes(BindingScope scope, RouteParts top)
    {
        if (scope.Read("routes") is not { } reader) return default;
        var routes = new List<RouteDescriptor>();
        foreach (var (name, value) in reader.AllEntries(NameForm.Route))
        {
            if (value.Read("route") is not { } entry) continue;
            var route = BindRouteParts(entry).Over(top).Complete(name);
            if (NameForm.Route.Accepts(name)) routes.Add(route);
        }

        return routes.ToEquatableArray();
    }

    private static string? BindUrl(BindingScope scope)
    {
        if (scope.Line() is not { } url) return null;
        if (UrlProblem(url) is not { } problem) return url;
        scope.Report(BindingDiagnostics.Url, BindingScope.Shown(url), problem);
        return null;
    }

    private static string? UrlProblem(string url)
    {
        if (!url.All(c => c is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}'))) return "has characters that no URL has";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return "is no absolute URL";
        if (uri.Scheme is not ("http" or "https")) return "has the scheme " + BindingScope.Shown(uri.Scheme);
        if (uri.UserInfo.Length > 0 || url.Contains('@')) return "carries credentials, which would show in logs";
        if (url.Contains('#')) return "has a fragment, which is never sent";
        return url.Contains('?') ? "has a query, which belongs to the requests" : null;
    }

    private static EquatableArray<NamedText> BindHosts(BindingScope scope)
    {
        if (scope.Read("hosts") is not { } reader) return default;
        var hosts = new List<NamedText>();
        foreach (var (name, value) in reader.Entries(NameForm.Host))
        {
            if (name is "model" or "task_id") value.ReportKey(BindingDiagnostics.TakenName, name, "a host", "in a path {" + name + "} has a meaning of its own");
            else if (BindUrl(value) is { } url) hosts.Add(new NamedText(name, url));
        }

        return hosts.ToEquatableArray();
    }

    private static AuthDescriptor? BindAuth(BindingScope scope)
    {
        if (scope.Read("auth") is not { } reader) return null;
        var header = reader.Required("header")?.Name(NameForm.Header);
        var variables = reader.Required("env")?.Texts(item => item.Name(NameForm.Variable)) ?? default;
        var scheme = reader["scheme"] is { } schemeScope ? schemeScope.Name(NameForm.Header) : null;
        if (reader["value"] is { } value)
        {
            if (reader.Has("scheme"))
            {
                reader["scheme"]!.ReportKey(BindingDiagnostics.Together, "The key's place", "scheme", "value", "the value has the scheme in it");
                return null;
            }

            return value.Line() is { } template && CheckAuthTemplate(value, template, variables) && header is not null
                ? new AuthDescriptor(header, template, variables)
                : null;
        }

        if (variables.Count > 1)
        {
            const string Advice = "several variables need a template that says where each goes, as in `value: \"Key {ID}:{SECRET}\"`";
            reader["env"]!.Report(BindingDiagnostics.Alone, "env", "value", Advice);
            return null;
        }

        if (header is null || variables.Count == 0 || (scheme is null && reader.Has("scheme"))) return null;
        return new AuthDescriptor(header, (scheme is null ? "" : scheme + " ") + "{" + variables[0] + "}", variables);
    }

    private static bool CheckAuthTemplate(BindingScope scope, string template, EquatableArray<string> variables)
    {
        // Without any variable the missing 'env' was reported, and that is the thing to mend first.
        if (variables.Count == 0 || TemplateReader.Names(scope, template, variables) is not { } names || !CheckHeaderValue(scope, template)) return false;
        foreach (var variable in variables)
        {
            if (names.Contains(variable)) continue;
            scope.Report(BindingDiagnostics.Template, BindingScope.Shown(template), "does not use the variable " + variable);
            return false;
        }

        return true;
    }

    private static EquatableArray<NamedText> BindHeaders(BindingScope scope)
    {
        if (scope.Read("headers") is not { } reader) return default;
        var headers = new List<NamedText>();
        foreach (var (name, value) in reader.Entries(NameForm.Header))
        {
            if (value.Line() is { } text && CheckHeaderValue(value, text) && CheckReference(value, text)) headers.Add(new NamedText(name, text));
        }

        return headers.ToEquatableArray();
    }

    private static bool CheckHeaderValue(BindingScope scope, string text)
    {
        if (text.All(c => c is >= ' ' and < '\u007f') && text.Trim().Length == text.Length) return true;
        scope.Report(BindingDiagnostics.Header, BindingScope.Shown(text), "cannot be the value of a header; expected visible ASCII without spaces at its ends");
        return false;
    }

    private static EquatableArray<LimitDescriptor> BindLimits(BindingScope scope)
    {
        var limits = new List<LimitDescriptor>();
        foreach (var item in scope.Items())
        {
            if (item.Read("limit") is not { } reader) continue;
            var on = reader.Required("on")?.Word();
            var count = reader.Required("count")?.Integer(1);
            var per = reader.Required("per") is { } perScope ? BindPositiveDuration(perScope) : null;
            if (on is not null && count is not null && per is not null) limits.Add(new LimitDescriptor(on, count.Value, per.Value));
        }

        return limits.ToEquatableArray();
    }

    private static long? BindPositiveDuration(BindingScope scope)
    {
        if (DurationReader.Read(scope) is not { } milliseconds) return null;
        if (milliseconds > 0) return milliseconds;
        scope.Report(BindingDiagnostics.Number, scope.Label, scope.Found.Trim('\''), "more than 0s");
        return null;
    }
}
