using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Docs.Facts;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes how tasks are started, watched and fetched.</summary>
internal static class RouteDocs
{
    private static readonly Dictionary<string, string> s_operations = new(StringComparer.Ordinal)
    {
        ["submit"] = "Starts a task.",
        ["sync"] = "Answers with the output at once.",
        ["poll"] = "Asks how a task stands.",
        ["result"] = "Fetches the output of a finished task.",
        ["cancel"] = "Cancels a task.",
        ["price"] = "Says what a request would cost; nothing is started.",
    };

    /// <summary>The default route, then the named ones with what they have of their own.</summary>
    public static IEnumerable<RouteDoc> Of(ProviderDescriptor provider, Anchors anchors) =>
        provider.Routes.Prepend(provider.Route).Select(route => Route(provider, route, anchors)).Where(route => route.Name is not null || route.Operations.Count > 0);

    private static RouteDoc Route(ProviderDescriptor provider, RouteDescriptor route, Anchors anchors)
    {
        var first = ReferenceEquals(route, provider.Route) ? null : provider.Route;
        return new RouteDoc
        {
            Name = route.Name,
            Anchor = anchors.Add("route", route.Name ?? "default"),
            Operations = [.. OperationFacts.Of(provider).Where(operation => operation.Route == route.Name && !operation.Name.Contains('/', StringComparison.Ordinal)).Select(operation => Operation(operation, route, anchors))],
            Parameters = first?.Options == route.Options ? [] : [.. CallDocs.Options(route, anchors)],
            Statuses = first?.Statuses == route.Statuses ? [] : [.. route.Statuses.Select(status => new StatusDoc(status.Text, status.Status))],
            Facts = first is not null && first.Polling == route.Polling && first.Ok == route.Ok && first.Case == route.Case ? [] : [.. Facts(route)],
            Webhook = first is not null && first.Webhook == route.Webhook ? [] : [.. Webhook(route.Webhook)],
            Media = first?.Media == route.Media ? [] : [.. route.Media.Select(Media)],
        };
    }

    private static OperationDoc Operation(OperationFacts facts, RouteDescriptor route, Anchors anchors)
    {
        var doc = CallDocs.Operation(facts.Name, facts.Operation, anchors.Add("operation", (facts.Route is null ? "" : facts.Route + "-") + facts.Name)) with { Doc = s_operations[facts.Name] };
        return facts.Name switch
        {
            "cancel" => doc with { Facts = [.. doc.Facts, .. Cancel(route.Cancel!)] },
            "sync" when route.Sync!.TimeoutMilliseconds is { } timeout => doc with { Facts = [.. doc.Facts, new FactDoc("Reply within", ProviderDocs.Time(timeout))] },
            "price" => doc with { Facts = [.. doc.Facts, .. Price(route.Price!)] },
            _ => doc,
        };
    }

    private static IEnumerable<FactDoc> Cancel(CancelDescriptor cancel)
    {
        yield return new FactDoc("Possible while", Prose.Join(cancel.When, "or"));
        if (cancel.Late.Count > 0) yield return new FactDoc("Too late with code", Prose.Join(cancel.Late.Select(Prose.Code), "or"));
    }

    private static IEnumerable<FactDoc> Price(PriceOperationDescriptor price)
    {
        yield return new FactDoc("Body", "that of the submit" + (price.With.Count == 0 ? "" : ", with " + Prose.Join(price.With.Select(field => Prose.Code(field.Name + ": " + field.Value)), "and")));
        if (price.Usd.Count > 0) yield return new FactDoc("US dollars", ProviderDocs.Paths(price.Usd));
        if (price.Credits.Count > 0) yield return new FactDoc("Credits", ProviderDocs.Paths(price.Credits));
    }

    private static IEnumerable<FactDoc> Facts(RouteDescriptor route)
    {
        foreach (var ok in route.Ok) yield return new FactDoc("A reply is right if", $"{Prose.Code(ok.Path)} is {(ok.Value is { } value ? Prose.Code(value.ToText()) : "absent")}");
        var polling = route.Polling;
        if (polling.Pace.Count > 0)
            yield return new FactDoc("Pace of polls", Prose.Join(polling.Pace.Select(step => (step.AfterMilliseconds == 0 ? "every " : "after " + ProviderDocs.Time(step.AfterMilliseconds) + " every ") + ProviderDocs.Time(step.IntervalMilliseconds)), "and"));
        if (polling.TimeoutMilliseconds is { } timeout) yield return new FactDoc("Given up after", ProviderDocs.Time(timeout));
        if (polling.GraceCodes.Count > 0)
            yield return new FactDoc("Not visible yet", $"{Prose.Join(polling.GraceCodes.Select(Prose.Code), "or")}, for {ProviderDocs.Time(polling.GraceMilliseconds)} after the submit");
        if (route.Case is { } form) yield return new FactDoc("Names of fields", form + " case");
    }

    private static FactDoc Media(MediaPath media) => new(media.Kind, ProviderDocs.Paths(media.Paths) + (media.Authorized ? "; the link needs the key" : ""));

    private static IEnumerable<FactDoc> Webhook(WebhookDescriptor? webhook)
    {
        if (webhook is null) yield break;
        yield return new FactDoc("Posted", webhook.To is { } option ? "to the address in the option " + Prose.Code(option) : "to the address that the account names");
        if (webhook.IsLikePoll) yield return new FactDoc("Form", "that of the reply to a poll, but for what follows");
        foreach (var (name, paths) in new[] { ("Task", webhook.TaskId), ("Status", webhook.Status), ("Output", webhook.Output), ("Error", webhook.Error), ("Error's code", webhook.ErrorCode) })
        {
            if (paths.Count > 0) yield return new FactDoc(name, ProviderDocs.Paths(paths));
        }

        if (webhook.Statuses.Count > 0) yield return new FactDoc("Statuses", string.Join(", ", webhook.Statuses.Select(status => (status.Text is { } text ? Prose.Code(text) : "every other") + ": " + status.Status)));
        yield return new FactDoc("Signed", webhook.Verify is { } verify ? Signature(verify) : "no: what it says is a reason to ask, and no more");
    }

    private static string Signature(SignatureDescriptor verify)
    {
        var key = verify.Variable is { } variable ? "with the key in " + Prose.Code(variable) : verify.KeySet is { } keys ? "with keys that are published at " + Prose.Code(keys) : "";
        var time = verify.Time is { } signed ? $"; no older than {ProviderDocs.Time(signed.WithinMilliseconds)}" : "";
        return $"{verify.Algorithm}, {verify.As}, at {ProviderDocs.Paths(verify.From)}, {key}{time}";
    }
}
