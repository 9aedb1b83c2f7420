namespace ModelCatalog.Compiler.Binding;

// What a provider tells beside the life of a task: prices before it, calls back at its end.
public static partial class Grammar
{
    private static IEnumerable<GrammarSection> EventSections() =>
    [
        new("price-operation", "the price",
        [
            Mapping("request", "What differs from the request of submit; its body is always that of submit.", "request: { post: /prices }", "price-request"),
            Mapping("with", "Fields that the body has beside those of submit.", "with: { dry_run: true }", "price-fields"),
            Mapping("response", "What the reply says, and where.", "response: { usd: data.cost }", "price-response"),
        ]),
        new("price-request", "the request of a price",
        [
            Method("post"),
            Method("put"),
            Mapping("query", "The query.", "query: { estimate: \"true\" }", "query"),
            Mapping("headers", "Headers of this request.", "headers: { X-Estimate: \"true\" }", "headers"),
        ]),
        new("price-fields", "the fields of a price", default)
        {
            Others = new("<field>", ValueForms.Text | ValueForms.Number | ValueForms.Flag, "Its value, a constant.", "dry_run: true"),
        },
        new("price-response", "the reply of a price",
        [
            Paths("usd", "The price in US dollars.", "usd: data.cost"),
            Paths("credits", "The price in the provider's credits.", "credits: data.credits"),
        ]),
        new("webhook", "the webhook",
        [
            Word("like", "poll: what is not said here is as in the reply of poll.", "like: poll", "poll"),
            new("to", ValueForms.Text, "The option of a call that says where to post.", "to: $callback_url") { Expected = "an option, as in $callback_url" },
            Paths("task_id", "The task's id.", "task_id: task_id"),
            Paths("status", "The status.", "status: status"),
            Mapping("statuses", "What each status text means; absent: as in polls.", "statuses: { OK: succeeded, ERROR: failed }", "statuses"),
            Paths("output", "The output.", "output: data"),
            Paths("error", "The message of a failed task.", "error: error_message"),
            Paths("error_code", "The code of a failed task.", "error_code: code"),
            Mapping("media", "Where outputs lie, relative to the output; absent: as in polls.", "media: { audio: \"data.*.audio_url\" }", "media"),
            Mapping("verify", "How the sender signs; absent: it does not, and the C# name says so.", "verify: { algorithm: hmac-sha256, key: { env: ACME_WEBHOOK_KEY }, message: \"{$raw}\", signature: { from: $header.X-Signature, as: hex } }", "verify"),
        ]),
        new("verify", "the signature",
        [
            Word("algorithm", "How it is made.", "algorithm: hmac-sha256", "hmac-sha256", "ed25519") with { Required = true },
            Mapping("key", "Where the key comes from.", "key: { env: ACME_WEBHOOK_KEY }", "verify-key") with { Required = true },
            new("message", ValueForms.Text, "What is signed: paths of the payload and its headers in braces; {task_id} is the task's.", "message: \"{task_id}.{$header.X-Timestamp}\"")
            {
                Required = true,
                Expected = "a template with paths in braces",
            },
            Mapping("signature", "Where it stands.", "signature: { from: $header.X-Signature, as: base64 }", "signature") with { Required = true },
            Mapping("time", "When it was signed, so that an old one cannot be sent again.", "time: { from: $header.X-Timestamp, as: unix, within: 5m }", "signed-time"),
        ]),
        new("verify-key", "the key of a signature",
        [
            Text("env", "The environment variable that holds it, where both sides know it.", "env: ACME_WEBHOOK_KEY"),
            Text("jwks", "Where the sender publishes its public keys.", "jwks: \"https://acme.example/jwks.json\"") with { Expected = "an absolute URL" },
            Duration("cache", "How long published keys are good for; absent: 1h.", "cache: 1h") with { Default = "1h" },
        ]),
        new("signature", "the place of a signature",
        [
            Paths("from", "Where it stands.", "from: $header.X-Signature") with { Required = true },
            Word("as", "How it is written.", "as: base64", "base64", "hex") with { Required = true },
        ]),
        new("signed-time", "the time of a signature",
        [
            Paths("from", "Where it stands.", "from: $header.X-Timestamp") with { Required = true },
            Word("as", "How it is written.", "as: unix", "unix", "iso") with { Required = true },
            Duration("within", "How far from now it may be.", "within: 5m") with { Required = true },
        ]),
    ];
}
