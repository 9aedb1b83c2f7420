using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Docs.Facts;

namespace ModelCatalog.Tool.Showing;

/// <summary>Everything of a provider.</summary>
internal static class ProviderPage
{
    /// <summary>Prints it.</summary>
    public static void Write(ProviderDescriptor provider, CompiledCatalog catalog, CatalogPlaces places, ToolTerminal terminal)
    {
        var page = new TerminalPage(terminal);
        page.Title(provider.Provider, provider.Title);
        page.Facts(
        [
            ("file", places.FileOf(provider.Path)),
            ("source", string.Join(", ", provider.Sources)),
            ("address", provider.BaseUrl ?? "none: requests can be mapped to it, but not sent"),
            ("hosts", string.Join(", ", provider.Hosts.Select(host => host.Name + " " + host.Text))),
            ("key", provider.Auth is { } auth ? $"{auth.Header}: {auth.Template}" : "none"),
            ("limits", string.Join(", ", provider.Limits.Select(Limit))),
            ("models", string.Join(", ", ModelsOf(provider, catalog))),
        ]);
        WriteRoute(page, provider.Route, "Tasks", OperationFacts.Of(provider).Where(operation => operation.Route is null && !operation.Name.Contains('/', StringComparison.Ordinal)));
        foreach (var route in provider.Routes) WriteRoute(page, route, "Route " + route.Name, OperationFacts.Of(provider).Where(operation => operation.Route == route.Name));
        if (provider.Calls.Count > 0) page.Head("Further calls");
        page.Facts(OperationFacts.Of(provider).Where(operation => operation.Name.Contains('/', StringComparison.Ordinal)).Select(Operation), 2);
        page.Head("Errors");
        page.Facts(provider.Route.Errors.Classes.GroupBy(one => one.Text, StringComparer.Ordinal).Select(group => (group.Key, (string?)string.Join(", ", group.Select(one => one.Name)))), 2);
        if (provider.Route.Errors.Classes.Count == 0) page.None("told apart by their HTTP status");
        if (provider.Notes.Count > 0) page.Head("Notes");
        foreach (var note in provider.Notes) page.Text("- " + note, 2);
    }

    /// <summary>The same as data.</summary>
    public static JsonObject ToJson(ProviderDescriptor provider, CompiledCatalog catalog, CatalogPlaces places) => JsonOutput.Object(
        ("is", JsonOutput.Text("provider")),
        ("provider", JsonOutput.Text(provider.Provider)),
        ("title", JsonOutput.Text(provider.Title)),
        ("file", JsonOutput.Text(places.FileOf(provider.Path))),
        ("sources", JsonOutput.Texts(provider.Sources)),
        ("notes", JsonOutput.Texts(provider.Notes)),
        ("base_url", JsonOutput.Text(provider.BaseUrl)),
        ("hosts", JsonOutput.Object(provider.Hosts.Select(host => (host.Name, (JsonValue?)JsonOutput.Text(host.Text))))),
        ("auth", provider.Auth is not { } auth ? null : JsonOutput.Object(("header", JsonOutput.Text(auth.Header)), ("value", JsonOutput.Text(auth.Template)), ("env", JsonOutput.Texts(auth.Variables)))),
        ("limits", JsonOutput.List(provider.Limits.Select(limit => JsonOutput.Object(
            ("on", JsonOutput.Text(limit.On)), ("count", new JsonNumber(limit.Count)), ("milliseconds", new JsonNumber(limit.PerMilliseconds)))))),
        ("routes", JsonOutput.List(provider.Routes.Prepend(provider.Route).Select(route => JsonOutput.Object(
            ("route", JsonOutput.Text(route.Name)),
            ("options", JsonOutput.Texts(route.Options.Select(option => option.Key))),
            ("statuses", JsonOutput.Object(route.Statuses.Select(status => (status.Text ?? "else", (JsonValue?)JsonOutput.Text(status.Status))))),
            ("webhook", JsonOutput.Text(Webhook(route))))))),
        ("operations", JsonOutput.List(OperationFacts.Of(provider).Select(operation => JsonOutput.Object(
            ("operation", JsonOutput.Text(operation.Name)), ("route", JsonOutput.Text(operation.Route)), ("method", JsonOutput.Text(operation.Operation.Method)),
            ("path", JsonOutput.Text(operation.Operation.PathTemplate)), ("doc", JsonOutput.Text(operation.Doc)))))),
        ("errors", JsonOutput.Object(provider.Route.Errors.Classes.Select(one => (one.Name, (JsonValue?)JsonOutput.Text(one.Text))))),
        ("types", JsonOutput.Texts(provider.Types.Select(type => type.Key))),
        ("models", JsonOutput.Texts(ModelsOf(provider, catalog))));

    private static void WriteRoute(TerminalPage page, RouteDescriptor route, string head, IEnumerable<OperationFacts> operations)
    {
        var own = operations.Select(Operation).ToList();
        if (route.Name is null && own.Count == 0) return;
        page.Head(head);
        page.Facts(own, 2);
        if (own.Count == 0) page.None("the same requests");
        page.Facts([("options", string.Join(", ", route.Options.Select(option => option.Key))), ("webhook", Webhook(route))], 2);
        if (route.Name is null) page.Facts([("statuses", string.Join(", ", route.Statuses.Select(status => $"{status.Text ?? "else"}: {status.Status}")))], 2);
    }

    private static (string Name, string? Text) Operation(OperationFacts operation) => (operation.Name, operation.Request + (operation.Doc is null ? "" : "  " + operation.Doc));

    private static string? Webhook(RouteDescriptor route) =>
        route.Webhook is not { } webhook ? null : $"{(webhook.To is null ? "posted" : "posted to $" + webhook.To)}, {(webhook.Verify is null ? "not signed" : "signed")}";

    private static string Limit(LimitDescriptor limit) =>
        string.Create(CultureInfo.InvariantCulture, $"{limit.Count} {limit.On} in {TimeSpan.FromMilliseconds(limit.PerMilliseconds).TotalSeconds:0.###} s");

    private static IEnumerable<string> ModelsOf(ProviderDescriptor provider, CompiledCatalog catalog) =>
        catalog.Models.Where(plan => plan.FindView(provider.Provider) is not null).Select(plan => plan.Model.Key).Order(StringComparer.Ordinal);
}
