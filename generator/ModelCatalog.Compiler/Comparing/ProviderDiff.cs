using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Comparing;

/// <summary>Compares two states of a provider: its client, the options of its calls, how it is spoken to.</summary>
internal static class ProviderDiff
{
    private static readonly (string Name, Func<RouteDescriptor, object?> Of)[] s_sections =
    [
        ("case", route => route.Case), ("ok", route => route.Ok), ("submit", route => route.Submit), ("poll", route => route.Poll), ("result", route => route.Result),
        ("sync", route => route.Sync), ("cancel", route => route.Cancel), ("price", route => route.Price), ("webhook", route => route.Webhook), ("poll.pace", route => route.Polling),
        ("statuses", route => route.Statuses), ("media", route => route.Media), ("errors", route => route.Errors), ("retry_after", route => route.RetryAfter),
    ];

    public static void Compare(ProviderDescriptor old, ProviderDescriptor now, ChangeList changes)
    {
        ModelDiff.CompareApi(Members(old), Members(now), changes);
        Section("base_url", old.BaseUrl, now.BaseUrl);
        Section("hosts", old.Hosts, now.Hosts);
        Section("headers", old.Headers, now.Headers);
        Section("limits", old.Limits, now.Limits);
        if (!Equals(old.Auth, now.Auth))
        {
            // Whose environment has the old variable sends no key.
            var isOther = (now.Auth?.Variables ?? default) != (old.Auth?.Variables ?? default);
            changes.Add(isOther ? ChangeClass.BreaksSenders : ChangeClass.Neutral, "auth", isOther ? $"the key is in {Variables(now)}, was in {Variables(old)}" : "the key travels otherwise");
        }

        foreach (var (name, before, after) in CatalogDiff.Keyed(Routes(old), Routes(now), route => route.Name ?? ""))
        {
            var prefix = name.Length == 0 ? "" : $"routes.{name}.";
            if (after is null) changes.Add(ChangeClass.Neutral, prefix.TrimEnd('.'), "the route is gone");
            else if (before is null) changes.Add(ChangeClass.Neutral, prefix.TrimEnd('.'), "the route is new");
            else CompareRoute(before, after, prefix, changes);
        }

        void Section(string path, object? before, object? after)
        {
            if (!Equals(before, after)) changes.Add(ChangeClass.Neutral, path, "is otherwise");
        }
    }

    private static void CompareRoute(RouteDescriptor old, RouteDescriptor now, string prefix, ChangeList changes)
    {
        foreach (var (name, of) in s_sections)
        {
            if (!Equals(of(old), of(now))) changes.Add(ChangeClass.Neutral, prefix + name, of(now) is null ? "is gone" : of(old) is null ? "is new" : "is otherwise");
        }

        foreach (var (key, before, after) in CatalogDiff.Keyed(CallOptions.Views(old), CallOptions.Views(now), view => view.Key))
        {
            var path = $"{prefix}options.{key}";
            if (after is null) changes.Add(ChangeClass.BreaksSenders, path, "the option is gone");
            else if (before is not null) ParameterDiff.Compare(before, after, path, isInRules: false, changes);
            else if (ParameterDiff.IsEnforced(after, FieldConstraint.Required)) changes.Add(ChangeClass.BreaksSenders, path, "the option is new and required");
            else changes.Add(ChangeClass.Loosens, path, "the option is new");
        }
    }

    private static IEnumerable<RouteDescriptor> Routes(ProviderDescriptor provider) => provider.Routes.AsEnumerable().Prepend(provider.Route);

    private static string Variables(ProviderDescriptor provider) => provider.Auth is { } auth ? string.Join(", ", auth.Variables) : "none";

    private static List<ApiMember> Members(ProviderDescriptor provider)
    {
        var names = ProviderNames.Of(provider);
        var routes = Routes(provider).ToList();
        var members = new List<ApiMember> { new(names.Marker, "class") };
        members.AddRange(OptionPlan.Of(provider).Select(option => new ApiMember(names.Options + "." + option.Property, option.Kind.ToString().ToLowerInvariant() + "?")));
        if (provider.Calls.Count > 0 || routes.Exists(route => route.Starts.Any())) members.Add(new ApiMember(names.Client, "class"));
        if (routes.Exists(route => route.Sync is not null)) members.Add(new ApiMember(names.Client + ".GenerateAsync", "method"));
        if (routes.Exists(route => route.Submit?.IsBatch == true)) members.Add(new ApiMember(names.Client + ".SubmitBatchAsync", "method"));
        if (routes.Exists(route => route.Cancel is not null)) members.Add(new ApiMember(names.Client + ".CancelAsync", "method"));
        if (routes.Exists(route => route.Price is not null)) members.Add(new ApiMember(names.Client + ".GetPriceAsync", "method"));
        foreach (var call in provider.Calls)
        {
            var path = $"{names.Client}, {call.FullKey}";
            members.Add(new ApiMember(path, $"{(call.Name is { } name ? name + ", " : "")}gives {call.Returns?.ToString() ?? "nothing"}"));
            members.AddRange(call.Parameters.Select(parameter => new ApiMember($"{path}.{parameter.Key}", $"{(parameter.List is null ? "" : "list of ")}{parameter.Type}", parameter.Required == true)));
        }

        foreach (var type in provider.Types)
        {
            members.Add(new ApiMember($"{names.Marker}, types/{type.Key}", "record"));
            members.AddRange(type.Fields.Select(field => new ApiMember($"{names.Marker}, types/{type.Key}.{field.Key}", $"{(field.List is null ? "" : "list of ")}{field.Type}")));
        }

        return members;
    }
}
