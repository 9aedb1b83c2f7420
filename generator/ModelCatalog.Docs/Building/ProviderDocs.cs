using System.Globalization;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes a provider.</summary>
internal static class ProviderDocs
{
    // What a class of errors means for a caller.
    private static readonly (string Class, string Meaning)[] s_classes =
    [
        ("invalid", "The request is wrong: change it."),
        ("auth", "The key is missing or wrong."),
        ("forbidden", "The key may not do this."),
        ("credits", "The account has too few credits."),
        ("not-found", "What the request names does not exist, or does not yet."),
        ("rate-limited", "Too many requests: wait. The request was not taken, so it may be sent again."),
        ("unavailable", "The provider takes nothing at the moment. The request was not taken, so it may be sent again."),
        ("server", "The provider failed. The request may have been taken: it is not sent again."),
        ("moderated", "The content was refused."),
        ("failed", "The task ran, and failed."),
        ("unsupported", "The provider does not do this."),
    ];

    /// <summary>Everything of a provider.</summary>
    public static ProviderDoc Of(CatalogReference catalog, ProviderDescriptor provider)
    {
        var anchors = new Anchors();
        return new ProviderDoc
        {
            Key = provider.Provider,
            Title = CatalogReference.TitleOf(provider),
            File = provider.Path,
            Client = ProviderNames.Of(provider).Client,
            Facts = [.. Facts(provider)],
            Limits = [.. provider.Limits.Select(Limit)],
            Routes = [.. RouteDocs.Of(provider, anchors)],
            Calls = [.. CallDocs.Of(provider, anchors)],
            Types = [.. provider.Types.Select(type => CallDocs.Type(type, anchors))],
            ErrorFacts = [.. ErrorFacts(provider.Route)],
            Errors = [.. Errors(provider)],
            Models = [.. Models(catalog, provider)],
            Notes = [.. provider.Notes],
            Sources = ModelDocs.Links(provider.Sources),
        };
    }

    /// <summary>A time in words: <c>90 seconds</c>.</summary>
    public static string Time(long milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        var (number, unit) = time.TotalSeconds < 1 ? (milliseconds, "millisecond")
            : time.TotalSeconds < 120 || time.TotalSeconds % 60 != 0 ? (time.TotalSeconds, "second")
            : time.TotalMinutes < 120 || time.TotalMinutes % 60 != 0 ? (time.TotalMinutes, "minute")
            : (time.TotalHours, "hour");
        return string.Create(CultureInfo.InvariantCulture, $"{number:0.###} {unit}{(number == 1 ? "" : "s")}");
    }

    /// <summary>Paths of a reply, the first of which counts that is there.</summary>
    public static string Paths(IEnumerable<string> paths) => string.Join(", else ", paths.Select(path => path == "." ? "the whole" : Prose.Code(path)));

    private static IEnumerable<FactDoc> Facts(ProviderDescriptor provider)
    {
        yield return new FactDoc("Address", provider.BaseUrl is { } url ? Prose.Code(url) : "none: requests can be mapped to it, but not sent");
        foreach (var host in provider.Hosts) yield return new FactDoc("Host " + Prose.Code(host.Name), Prose.Code(host.Text));
        yield return new FactDoc("Key", provider.Auth is { } auth
            ? $"{Prose.Code(auth.Header + ": " + auth.Template)}, from the environment as {Prose.Join(auth.Variables.Select(Prose.Code), "and")}"
            : "none");
        foreach (var header in provider.Headers) yield return new FactDoc("Header " + Prose.Code(header.Name), header.Text == "$uuid" ? "a new UUID for each request" : Prose.Code(header.Text));
    }

    private static string Limit(LimitDescriptor limit) => string.Create(CultureInfo.InvariantCulture, $"{limit.Count} {limit.On switch
    {
        "submit" => "submits",
        "poll" => "polls",
        _ => "requests",
    }} in {Time(limit.PerMilliseconds)}");

    private static IEnumerable<string> ErrorFacts(RouteDescriptor route)
    {
        var errors = route.Errors;
        if (errors.Message.Count > 0) yield return "The message stands at " + Paths(errors.Message);
        yield return errors.Code.Count > 0 ? "The code stands at " + Paths(errors.Code) : "The HTTP status is the code";
        if (errors.Parameter.Count > 0) yield return "The parameter that is wrong stands at " + Paths(errors.Parameter);
        if (errors.RequestId.Count > 0) yield return "The request's id stands at " + Paths(errors.RequestId);
        if (route.RetryAfter.Count > 0) yield return "How long to wait is said at " + Paths(route.RetryAfter.Select(one => one.From));
    }

    private static IEnumerable<ErrorClassDoc> Errors(ProviderDescriptor provider)
    {
        var classes = provider.Routes.Prepend(provider.Route).SelectMany(route => route.Errors.Classes).Distinct().ToList();
        return s_classes.Select(one => new ErrorClassDoc(one.Class, one.Meaning, [.. classes.Where(code => code.Text == one.Class).Select(code => code.Name)])).Where(one => one.Codes.Count > 0);
    }

    private static IEnumerable<ServedModelDoc> Models(CatalogReference catalog, ProviderDescriptor provider) =>
        from model in catalog.Matrix.Models
        let wire = model.FindWire(provider.Provider)
        where wire is not null
        select new ServedModelDoc(
            CatalogReference.LinkTo(model.Plan, Anchors.Of("at", provider.Provider)), [.. model.Plan.Model.Tasks], [.. wire.View.Body.ModelIds.Select(id => id.Id).Distinct()], [.. wire.Prices.Select(price => price.Words)]);
}
