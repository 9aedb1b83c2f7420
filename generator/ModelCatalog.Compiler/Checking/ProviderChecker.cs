using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks a provider: placeholders, references, and that its protocol is complete.</summary>
public static class ProviderChecker
{
    private static readonly Regex Placeholder = new(@"\{([^{}]*)\}", RegexOptions.CultureInvariant);

    /// <summary>What is wrong with a provider.</summary>
    public static EquatableArray<Finding> Check(ProviderDescriptor provider, CatalogIndex index)
    {
        var findings = new List<Finding>();
        if (index.FindProvider(provider.Provider) is { } first && first.Path != provider.Path)
            findings.Add(ModelDiagnostics.DuplicateDescriptor.At(Pointer.Root / "provider", "The provider", provider.Provider, first.Path));
        foreach (var header in provider.Headers) CheckReference(header.Text, ["uuid", .. provider.Route.Options.Select(o => o.Key)], Pointer.Root / "headers" / header.Name, findings);
        new RouteSession(provider, provider.Route, findings).Check();
        var top = findings.ToList();
        foreach (var route in provider.Routes)
        {
            var own = new List<Finding>();
            new RouteSession(provider, route, own).Check();

            // A route inherits what it does not say: that was reported at the top.
            findings.AddRange(own.Where(finding => top.All(other => other.Rule != finding.Rule || other.Message != finding.Message)));
        }

        new CallsChecker(provider, findings).Check();
        return findings.Distinct().ToEquatableArray();
    }

    /// <summary>The calls of a provider without errors, with what their parameters and replies look like.</summary>
    public static CallsPlan PlanCalls(ProviderDescriptor provider) => CallsChecker.Plan(provider);

    internal static void CheckReference(string text, IReadOnlyCollection<string> known, Pointer pointer, ICollection<Finding> findings)
    {
        if (!text.StartsWith("$", StringComparison.Ordinal) || known.Contains(text.Substring(1))) return;
        findings.Add(ProviderDiagnostics.UnknownOption.At(pointer, text.Substring(1), string.Join(", ", known.Select(name => "$" + name)), NearestName.Hint(text.Substring(1), known)));
    }

    private sealed class RouteSession(ProviderDescriptor provider, RouteDescriptor route, List<Finding> findings)
    {
        private readonly Pointer _place = route.Name is { } name ? Pointer.Root / "routes" / name : Pointer.Root;
        private readonly List<string> _kept = [];

        public void Check()
        {
            CheckCompleteness();
            var shapes = new ShapeResolver([], new CatalogIndex(default, default, default), findings);
            foreach (var option in route.Options)
            {
                if (shapes.Resolve(option) is { Shape: JsonShape or ChoiceShape or ListShape } wrong)
                    findings.Add(ProviderDiagnostics.UnknownOptionType.At(option.Pointer / (wrong.Shape is ListShape ? "list" : "type"), option.Key, ConstraintChecker.DescribeKind(wrong.Shape)));
            }

            if (route.Price is { } price)
            {
                PriceOperationChecker.Check(route, price, findings);
                CheckOperation(OwnParts(price.Operation, route.Submit!), true);
            }

            if (route.Sync?.Operation is { } sync) CheckOperation(sync.Body == route.Submit?.Body ? sync with { Body = null } : sync, true);
            foreach (var operation in new[] { route.Submit, route.Poll, route.Result, route.Cancel?.Operation }.OfType<OperationDescriptor>())
            {
                CheckOperation(operation, operation == route.Submit);
                _kept.AddRange(operation.Keep.Select(keep => keep.Name));
            }

            TaskOperationChecker.Check(route, _place, findings);

            if (route.Webhook is { } webhook) WebhookChecker.Check(route, webhook, findings);
            for (var i = 0; i < route.RetryAfter.Count; i++)
            {
                if (route.RetryAfter[i].Match is not { } match) continue;
                var pointer = route.RetryAfter.Count == 1 ? _place / "retry_after" : _place / "retry_after" / i;
                if (BoundedPattern.Create(match, out var problem) is null) findings.Add(ModelDiagnostics.BadPattern.At(pointer / "match", match, problem));
                else if (new Regex(match, RegexOptions.CultureInvariant).GetGroupNumbers().Length < 2)
                    findings.Add(ModelDiagnostics.BadPattern.At(pointer / "match", match, "it needs a group that holds the value, as in 'in ([0-9]+) seconds'"));
            }
        }

        private void CheckCompleteness()
        {
            if (provider.BaseUrl is null || !route.Starts.Any()) return;
            if (provider.Auth is null) Incomplete(Pointer.Root, "A provider that is called needs 'auth': how the key travels");
            if (route.Submit is not { } submit) return;
            if (route.Poll is not { } poll)
            {
                if (submit.PathsOf("output").Count == 0) Incomplete(submit.Pointer, "A route needs 'poll', unless the reply of 'submit' holds the 'output'");
                return;
            }

            if (submit.PathsOf("task_id").Count == 0)
                Incomplete(submit.Pointer, "The reply of 'submit' must say where the 'task_id' is, since 'poll' asks for it");
            if (poll.PathsOf("status").Count == 0) Incomplete(poll.Pointer, "The reply of 'poll' must say where the 'status' is");
            if (route.Statuses.Count == 0)
            {
                Incomplete(poll.Pointer, "A route with 'poll' needs 'statuses': what each status text means");
                return;
            }

            var isFinished = route.Statuses.Any(status => status.Status == "finished");
            if (!isFinished && route.Statuses.All(status => status.Status != "succeeded"))
                Incomplete(_place / "statuses", "No status means 'succeeded' or 'finished', so no task would ever end well");
            if (route.Result is null && isFinished) Incomplete(_place / "statuses", "'finished' leaves the outcome to 'result', and the route has none");
        }

        private void CheckOperation(OperationDescriptor operation, bool isSubmit)
        {
            var request = operation.Pointer / "request";
            List<string> places = [.. _kept, .. provider.Hosts.Select(host => host.Name), .. isSubmit ? ["model", "+model"] : new[] { "task_id" }];
            foreach (Match match in Placeholder.Matches(operation.PathTemplate))
            {
                var name = match.Groups[1].Value;
                if (places.Contains(name)) continue;
                findings.Add(ProviderDiagnostics.UnknownPlaceholder.Inside(
                    request / operation.Method.ToLowerInvariant(), match.Index, match.Length, match.Value, string.Join(", ", places.Select(place => "{" + place + "}")), NearestName.Hint(name, places)));
            }

            List<string> references = [.. _kept, .. isSubmit ? [] : new[] { "task_id" }, "uuid", .. route.Options.Select(option => option.Key)];
            foreach (var pair in operation.Query) CheckReference(pair.Text, references, request / "query" / pair.Name, findings);
            foreach (var pair in operation.Headers) CheckReference(pair.Text, references, request / "headers" / pair.Name, findings);
            if (operation.Body is { } body) CheckBody(body, isSubmit ? ["model", "input", .. references] : references, request / "body");
        }

        // What a price takes over from the submit was reported there.
        private static OperationDescriptor OwnParts(OperationDescriptor price, OperationDescriptor submit) => price with
        {
            PathTemplate = price.PathTemplate == submit.PathTemplate ? "/" : price.PathTemplate,
            Query = price.Query == submit.Query ? default : price.Query,
            Headers = price.Headers == submit.Headers ? default : price.Headers,
            Body = null,
        };

        private void CheckBody(BodyTemplate body, List<string> references, Pointer pointer)
        {
            switch (body)
            {
                case BodyObject value:
                    foreach (var member in value.Members) CheckBody(member.Value, references, pointer / (member.Name ?? "$"));
                    break;
                case BodyReference reference when !reference.Name.StartsWith("input.", StringComparison.Ordinal):
                    CheckReference("$" + reference.Name, references, pointer, findings);
                    break;
            }
        }

        private void Incomplete(Pointer pointer, string problem) => findings.Add(ProviderDiagnostics.Incomplete.AtKey(pointer, problem));
    }
}
