using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>One side of a model as a table: what holds everywhere, or at a provider.</summary>
internal static class ViewTable
{
    public static JsonObject Of(RequestView view) => Table.Object(
        ("defaultVariant", Table.Text(view.DefaultVariant)),
        ("scope", ScopeTable.Of(view.Scope)),
        ("members", BodyTable.Request(view.Body.Root)));

    public static JsonObject Of(RequestView view, ProviderDescriptor? provider)
    {
        var route = provider?.FindRoute(view.Body.Route);
        return Table.Object(
            ("variants", Table.SomeTexts(view.Variants)),
            ("defaultVariant", Table.Text(view.DefaultVariant)),
            ("scope", ScopeTable.Of(view.Scope)),
            ("paths", Table.List(view.WirePaths.Select(path => Table.Row(new JsonString(path.Parameter), new JsonString(path.Wire))))),
            ("body", BodyTable.Of(view.Body.Root)),
            ("ids", Table.List(view.Body.ModelIds.Select(Of))),
            ("from", Table.Text(view.Body.ModelFrom)),
            ("prices", Table.List(view.Prices.Select(Of))),
            ("options", Table.List(route is null ? [] : CallOptions.Views(route).Select(ScopeTable.Of))),
            ("call", route is null ? null : CallOf(provider!, route)));
    }

    private static JsonArray Of(ModelIdPlan id) =>
        Table.Row(new JsonString(id.Id), Table.Text(id.Variant) ?? (JsonValue)JsonNull.Instance, id.When is null ? null : ExpressionTable.Of(id.When));

    /// <summary>Amount, unit, quantity, whether it is an integer, when.</summary>
    private static JsonArray Of(PricePlan price) => Table.Row(
        Table.Value(price.Declaration.Amount), new JsonString(price.Declaration.Unit.ToString().ToLowerInvariant()),
        price.Quantity is null ? null : ExpressionTable.Of(price.Quantity), Table.Flag(price.Quantity is not null && PriceEstimator.IsInteger(price.Quantity.Type)),
        price.When is null ? null : ExpressionTable.Of(price.When));

    private static JsonObject? CallOf(ProviderDescriptor provider, RouteDescriptor route)
    {
        if (route.Starts.FirstOrDefault() is not { } start) return null;
        var (host, path) = WireCall.Split(provider, start.PathTemplate);
        return Table.Object(
            ("method", new JsonString(start.Method)),
            ("host", new JsonString(host ?? "")),
            ("path", new JsonString(path)),
            ("query", Pairs(start.Query)),
            ("auth", start.Authorized && provider.Auth is { } auth ? Table.Texts([auth.Header, new WireHeader(auth.Header, auth.Template, auth.Variables).ToText()]) : null),
            ("headers", Pairs(provider.Headers.Concat(start.Headers))),
            ("hasBody", Table.Flag(start.Body is not null || route.Submit?.Body is not null)));
    }

    private static JsonArray Pairs(IEnumerable<NamedText> texts) => Table.List(texts.Select(text => Table.Texts([text.Name, text.Text])));
}
