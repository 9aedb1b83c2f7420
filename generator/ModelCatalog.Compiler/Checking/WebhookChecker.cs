using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks a webhook: whether it can be read, and whether its signature proves anything.</summary>
internal static class WebhookChecker
{
    public static void Check(RouteDescriptor route, WebhookDescriptor webhook, ICollection<Finding> findings)
    {
        if (webhook.TaskId.Count == 0) Incomplete((webhook.IsLikePoll ? "The reply of 'poll' does not say where the 'task_id' is, so the webhook must" : "A webhook must say where the 'task_id' is") + AsIn());
        if (webhook.IsLikePoll && route.Poll is null) Incomplete("The webhook is like the reply of 'poll', and the route has none");
        else if (webhook.Status.Count == 0) Incomplete("A webhook must say where the 'status' is");
        else if (webhook.Statuses.Count == 0) Incomplete("A webhook needs 'statuses', its own or the route's: what each status text means");
        if (webhook.To is { } to) CheckOption(route, to, webhook.Pointer / "to", findings);
        if (webhook.Verify is { } verify) CheckSignature(webhook, verify, findings);

        // Most providers post what they replied before.
        string AsIn() => route.Submit?.PathsOf("task_id").FirstOrDefault() is { } path ? $", as in `task_id: {path}`" : "";

        void Incomplete(string problem) => findings.Add(ProviderDiagnostics.Incomplete.AtKey(webhook.Pointer, problem));
    }

    private static void CheckOption(RouteDescriptor route, string name, Pointer pointer, ICollection<Finding> findings)
    {
        var names = route.Options.Select(option => option.Key).ToList();
        if (route.Options.FirstOrDefault(option => option.Key == name) is not { } option)
            findings.Add(ProviderDiagnostics.UnknownOption.At(pointer, name, names.Count == 0 ? "none, since there are no options" : string.Join(", ", names.Select(known => "$" + known)), NearestName.Hint(name, names)));
        else if (option.Type is { } type && type.ToString() != "url")
            findings.Add(ProviderDiagnostics.CallbackType.At(pointer, name, type));
    }

    private static void CheckSignature(WebhookDescriptor webhook, SignatureDescriptor verify, ICollection<Finding> findings)
    {
        var paths = verify.Message.Select(part => part.Path).OfType<string>().ToList();
        var place = webhook.Pointer / "verify";
        CheckKey(verify, place / "key", findings);
        if (!paths.Exists(path => path == "task_id" || webhook.TaskId.Contains(path) || path == "$raw" || path.StartsWith("$raw ", StringComparison.Ordinal) || path.StartsWith("$raw|", StringComparison.Ordinal)))
            findings.Add(ProviderDiagnostics.WeakSignature.At(place / "message", "it covers neither '{task_id}' nor '{$raw}', so one signature would do for every task"));
        if (verify.Time is { } time && !time.From.Any(paths.Contains))
            findings.Add(ProviderDiagnostics.WeakSignature.At(place / "message", $"it does not cover the time at '{string.Join("', '", time.From)}', so anybody could write a new one"));
    }

    private static void CheckKey(SignatureDescriptor verify, Pointer pointer, ICollection<Finding> findings)
    {
        if (verify.Algorithm == "ed25519")
        {
            if (verify.KeySet is null) Wrong("signs with a key of the sender, whose public part is fetched; expected where, as in `key: { jwks: \"https://acme.example/jwks.json\" }`");
            else if (verify.Variable is not null) Wrong("signs with a key of the sender, so there is none to keep in a variable; expected 'jwks' alone");
            else if (!verify.KeySet.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) findings.Add(ProviderDiagnostics.OpenKeySet.At(pointer / "jwks", verify.KeySet));
        }
        else if (verify.Variable is null)
        {
            Wrong("signs with a key that both sides know; expected the variable that holds it, as in `key: { env: ACME_WEBHOOK_KEY }`");
        }
        else if (verify.KeySet is not null || verify.CacheMilliseconds is not null)
        {
            Wrong("signs with a key that both sides know, so nothing is fetched; expected 'env' alone");
        }

        void Wrong(string problem) => findings.Add(ProviderDiagnostics.KeyForm.At(pointer, verify.Algorithm, problem));
    }
}
