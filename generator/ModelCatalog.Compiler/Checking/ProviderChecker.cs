using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks a provider: paths, placeholders, references, and that its protocol is complete.</summary>
public static class ProviderChecker
{
    private static readonly Regex Placeholder = new(@"\{([^{}]*)\}", RegexOptions.CultureInvariant);

    /// <summary>What is wrong with a provider.</summary>
    public static EquatableArray<Finding> Check(ProviderDescriptor provider, CatalogIndex index)
    {
        var findings = new List<Finding>();
        if (index.FindProvider(provider.Provider) is { } first && first.Path != provider.Path)
            findings.Add(ModelDiagnostics.DuplicateDescriptor.At(Pointer.Root / "provider", "The provider", provider.Provider, first.Path));
        foreach (var route in provider.Routes.Append(provider.Route)) CheckRoute(provider, route, findings);
        return findings.Distinct().ToEquatableArray();
    }

    private static void CheckRoute(ProviderDescriptor provider, RouteDescriptor route, List<Finding> findings)
    {
        var place = route.Name is { } name ? Pointer.Root / "routes" / name : Pointer.Root;
        CheckCompleteness(provider, route, place, findings);
        var shapes = new ShapeResolver([], new CatalogIndex(default, default, default), findings);
        foreach (var option in route.Options)
        {
            if (shapes.Resolve(option) is { Shape: Planning.JsonShape or Planning.ChoiceShape or Planning.ListShape } wrong)
                findings.Add(ProviderDiagnostics.UnknownOptionType.At(option.Pointer, option.Key, ConstraintChecker.DescribeKind(wrong.Shape)));
        }

        var kept = new List<string>();
        foreach (var operation in new[] { route.Submit, route.Poll, route.Result }.OfType<OperationDescriptor>())
        {
            CheckOperation(provider, route, operation, kept, operation == route.Submit, findings);
            kept.AddRange(operation.Keep.Select(keep => keep.Name));
        }

        foreach (var condition in route.Ok) CheckPath(condition.Path, place / "ok", findings);
        foreach (var path in route.Media.SelectMany(media => media.Paths)) CheckPath(path, place / "media", findings);
        foreach (var path in route.Errors.Message.Concat(route.Errors.Code).Concat(route.Errors.Parameter).Concat(route.Errors.RequestId)) CheckPath(path, place / "errors", findings);
        foreach (var signal in route.RetryAfter)
        {
            CheckPath(signal.From, place / "retry_after", findings);
            if (signal.Match is { } match && !IsPattern(match, out var problem)) findings.Add(ModelDiagnostics.BadPattern.At(place / "retry_after", match, problem));
        }
    }

    private static void CheckCompleteness(ProviderDescriptor provider, RouteDescriptor route, Pointer place, List<Finding> findings)
    {
        if (route.Submit is null || provider.BaseUrl is null) return;
        if (provider.Auth is null) findings.Add(ProviderDiagnostics.Incomplete.At(Pointer.Root, "A provider that is called needs 'auth': how the key travels"));
        if (route.Poll is null)
        {
            if (route.Submit.PathsOf("output").Count == 0)
                findings.Add(ProviderDiagnostics.Incomplete.At(place / "submit", "A route needs 'poll', unless the reply of 'submit' holds the 'output'"));
            return;
        }

        if (route.Submit.PathsOf("task_id").Count == 0 && route.Submit.Keep.Count == 0)
            findings.Add(ProviderDiagnostics.Incomplete.At(route.Submit.Pointer, "The reply of 'submit' must say where the 'task_id' is, since 'poll' asks for it"));
        if (route.Poll.PathsOf("status").Count == 0)
            findings.Add(ProviderDiagnostics.Incomplete.At(route.Poll.Pointer, "The reply of 'poll' must say where the 'status' is"));
        if (route.Statuses.Count == 0)
            findings.Add(ProviderDiagnostics.Incomplete.At(place, "'statuses' must say what each status text means"));
        else if (!route.Statuses.Any(status => status.Status is "succeeded" or "finished"))
            findings.Add(ProviderDiagnostics.Incomplete.At(place / "statuses", "No status means 'succeeded' or 'finished', so no task would ever end well"));
        if (route.Result is null && route.Statuses.Any(status => status.Status == "finished"))
            findings.Add(ProviderDiagnostics.Incomplete.At(place / "statuses", "'finished' leaves the outcome to 'result', and the route has none"));
    }

    private static void CheckOperation(ProviderDescriptor provider, RouteDescriptor route, OperationDescriptor operation, List<string> kept, bool isSubmit, List<Finding> findings)
    {
        List<string> known = [.. kept, .. provider.Hosts.Select(host => host.Name), .. isSubmit ? ["model", "+model"] : new[] { "task_id" }];
        foreach (Match match in Placeholder.Matches(operation.PathTemplate))
        {
            if (!known.Contains(match.Groups[1].Value))
                findings.Add(ProviderDiagnostics.UnknownPlaceholder.At(operation.Pointer, match.Value, NearestName.Hint(match.Groups[1].Value, known)));
        }

        foreach (var path in operation.Reply.Concat(operation.Keep).SelectMany(reply => reply.Paths)) CheckPath(path, operation.Pointer, findings);
        List<string> references = [.. kept, "task_id", "uuid", .. route.Options.Select(option => option.Key)];
        foreach (var text in operation.Query.Concat(operation.Headers).Select(pair => pair.Text).Where(text => text.StartsWith("$", StringComparison.Ordinal)))
            CheckReference(text.Substring(1), references, operation.Pointer, findings);
        if (operation.Body is { } body) CheckBody(body, [.. references, "model", "input"], operation.Pointer, findings);
    }

    private static void CheckBody(BodyTemplate body, List<string> references, Pointer pointer, List<Finding> findings)
    {
        switch (body)
        {
            case BodyObject value:
                foreach (var member in value.Members) CheckBody(member.Value, references, pointer, findings);
                break;
            case BodyReference reference when !reference.Name.StartsWith("input.", StringComparison.Ordinal):
                CheckReference(reference.Name, references, pointer, findings);
                break;
        }
    }

    private static void CheckReference(string name, List<string> known, Pointer pointer, List<Finding> findings)
    {
        if (!known.Contains(name)) findings.Add(ProviderDiagnostics.UnknownOption.At(pointer, name, NearestName.Hint(name, known)));
    }

    private static void CheckPath(string path, Pointer pointer, List<Finding> findings)
    {
        if (ReplyPathSyntax.Problem(path) is { } problem) findings.Add(ProviderDiagnostics.BadReplyPath.At(pointer, path, problem));
    }

    private static bool IsPattern(string pattern, out string problem)
    {
        try
        {
            var groups = new Regex(pattern, RegexOptions.CultureInvariant).GetGroupNumbers().Length;
            problem = "it needs a group that holds the value";
            return groups > 1;
        }
        catch (ArgumentException exception)
        {
            problem = exception.Message;
            return false;
        }
    }
}
