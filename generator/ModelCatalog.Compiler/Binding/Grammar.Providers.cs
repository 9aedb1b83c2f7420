namespace ModelCatalog.Compiler.Binding;

// How an API is spoken.
public static partial class Grammar
{
    // A property, since fields of another part may be set later than the table.
    private static string[] ErrorClasses =>
    [
        "invalid", "auth", "forbidden", "credits", "not-found", "rate-limited", "unavailable", "server", "moderated", "failed", "unsupported",
    ];

    private static IEnumerable<GrammarSection> ProviderSections() =>
    [
        new("provider", "a provider",
        [
            Text("provider", "Its key.", "provider: acme") with { Required = true },
            Text("title", "What people call it.", "title: Acme"),
            Text("name", "The word for it in C#.", "name: Acme"),
            Texts("source", "Where its facts come from.", "source: acme.md"),
            Texts("notes", "What a reader should know.", "notes: [Media is kept for a day.]"),
            new("base_url", ValueForms.Text, "Where the API is; absent: it can be mapped to, but not called.", "base_url: https://api.example.com") { Expected = "an absolute URL" },
            Mapping("hosts", "Further hosts; the key goes to these and the base alone.", "hosts: { files: \"https://files.example.com\" }", "hosts"),
            Mapping("auth", "How the key travels.", "auth: { header: Authorization, scheme: Bearer, env: ACME_KEY }", "auth"),
            Mapping("headers", "Headers of every request: constants, $uuid or an option.", "headers: { X-Version: \"2\" }", "headers"),
            .. RouteKeys(),
            List("limits", "Documented limits that pace one client.", "limits: [{ on: submit, count: 20, per: 10s }]", "limit"),
            .. CallKeys(),
            Mapping("routes", "Families of routes, each laid over what stands at the top.", "routes: { images: { case: camel } }", "routes"),
        ]),
        new("hosts", "the hosts", default)
        {
            Others = Text("<host>", "Its URL.", "files: \"https://files.example.com\"") with { Expected = "an absolute URL" },
        },
        new("auth", "the authentication",
        [
            Text("header", "The header.", "header: Authorization") with { Required = true },
            Text("scheme", "The word in front of the key.", "scheme: Bearer"),
            Text("value", "The header's value, where the key has several parts.", "value: \"Key {ACME_ID}:{ACME_SECRET}\""),
            Texts("env", "The environment variables that hold the key or its parts.", "env: ACME_KEY") with { Required = true },
        ]),
        new("headers", "the headers", default)
        {
            Others = Text("<header>", "Its value: a constant, $uuid or an option.", "X-Version: \"2\""),
        },
        new("query", "the query", default)
        {
            Others = Text("<name>", "Its value: a constant or a reference.", "taskId: $task_id"),
        },
        new("routes", "the routes", default)
        {
            Others = Mapping("<route>", "What differs from the top level.", "images: { case: camel }", "route"),
        },
        new("route", "a route", [.. RouteKeys()]),
        new("conditions", "the conditions of a good reply", default)
        {
            Others = new("<path>", ValueForms.Text | ValueForms.Number | ValueForms.Flag | ValueForms.Nothing, "The value that must stand there; ~ where there must be none.", "success: true") { Expected = "a value, or ~ for none" },
        },
        new("submit", "the submit",
        [
            Request("{ post: /tasks, body: { model: $model, input: $input } }"),
            Response("{ task_id: data.id, status: data.status }"),
            Text("per", "The field of the body that may hold a list: the submit then starts a task for each item.", "per: model") with { Expected = "a field of the body" },
        ]),
        new("poll", "the poll",
        [
            Request("{ get: \"/tasks/{task_id}\" }"),
            Response("{ status: data.status, output: data.output }"),
            Mapping("pace", "From what elapsed time on, which interval.", "pace: { 0s: 3s, 30s: 8s }", "pace"),
            Duration("timeout", "When to give up.", "timeout: 15m"),
            Mapping("grace", "Error codes that mean that a task is not visible yet.", "grace: { codes: [404], for: 90s }", "grace"),
        ]),
        new("result", "the result",
        [
            Request("{ get: \"/tasks/{task_id}/result\" }"),
            Response("{ output: . }"),
        ]),
        new("request", "a request", [.. RequestKeys()]),
        new("response", "a reply",
        [
            Paths("task_id", "The task's id.", "task_id: data.id"),
            Paths("status", "The status.", "status: data.status"),
            Paths("output", "The output.", "output: data.output"),
            Paths("progress", "The progress, from 0 to 1 or 100.", "progress: data.progress"),
            Paths("position", "The place in the queue.", "position: queue_position"),
            Paths("cost", "What it cost.", "cost: data.credits"),
            Paths("error", "The message of a failed task.", "error: data.error.message"),
            Paths("error_code", "The code of a failed task.", "error_code: data.error.code"),
            Paths("each", "The tasks of one submit; the other paths are relative to each.", "each: data.successful.*"),
            Paths("failed", "The refused tasks of one submit.", "failed: data.failed.*"),
            Paths("model", "The model of a task, where one submit starts several.", "model: model"),
            Mapping("keep", "Values that the handle keeps for later requests.", "keep: { status_url: status_url }", "kept"),
        ]),
        new("kept", "the kept values", default)
        {
            Others = Paths("<name>", "Where the value lies.", "status_url: status_url"),
        },
        new("pace", "the pace", default)
        {
            Others = Duration("<elapsed>", "The interval from that time on.", "30s: 8s"),
        },
        new("grace", "the grace",
        [
            List("codes", "The codes.", "codes: [404, 422]") with { Required = true },
            Duration("for", "For how long after the submit.", "for: 90s") with { Required = true },
        ]),
        new("statuses", "the statuses", default)
        {
            Others = Word("<text>", "What it means; else stands for every other text.", "done: succeeded", "queued", "running", "succeeded", "failed", "cancelled", "finished"),
        },
        new("errors", "the errors",
        [
            Paths("message", "The message.", "message: error.message"),
            Paths("code", "The code; absent: the HTTP status.", "code: error.code"),
            Paths("parameter", "The parameter that is wrong.", "parameter: error.param"),
            Paths("request_id", "The request's id.", "request_id: $header.X-Request-Id"),
            Mapping("class", "What a code means.", "class: { 402: credits, 429: rate-limited }", "error-classes"),
        ]),
        new("error-classes", "the classes of errors", default)
        {
            Others = Word("<code>", "What the code means.", "402: credits", ErrorClasses),
        },
        new("retry-after", "where a reply says how long to wait",
        [
            new("from", ValueForms.Text, "Where it stands.", "from: $header.Retry-After") { Required = true, Expected = "a path of the reply" },
            new("match", ValueForms.Text, "A regular expression whose first group is the value.", "match: \"in (\\\\d+) seconds\"") { Expected = "a regular expression" },
            Word("as", "What the value is.", "as: seconds", "seconds", "unix", "iso"),
        ]),
        new("limit", "a limit",
        [
            Word("on", "What is counted.", "on: submit", "submit", "poll", "all") with { Required = true },
            new("count", ValueForms.Number, "How many.", "count: 20") { Required = true, Expected = "a whole number from 1 on" },
            Duration("per", "In which time.", "per: 10s") with { Required = true },
        ]),
    ];

    private static IEnumerable<GrammarKey> RouteKeys() =>
    [
        Word("case", "How the names of parameters are written on the wire.", "case: camel", "camel", "snake"),
        Mapping("options", "Options of a call, as parameters are written.", "options: { callback_url: { type: url } }", "parameters"),
        Mapping("ok", "What a good reply holds, beside a status of 2xx.", "ok: { success: true }", "conditions"),
        Inherited("submit", "The request that starts a task.", "submit: { request: { post: /tasks, body: $input } }", "submit"),
        Inherited("poll", "The request that asks how a task stands.", "poll: { request: { get: \"/tasks/{task_id}\" } }", "poll"),
        Inherited("result", "The request that fetches the output of a finished task, where it is another one.", "result: { request: { get: \"/tasks/{task_id}/result\" } }", "result"),
        Inherited("sync", "The one request whose reply is the output.", "sync: { request: { post: /run }, response: { output: . } }", "sync"),
        Inherited("cancel", "The request that cancels a task.", "cancel: { request: { post: \"/tasks/{task_id}/cancel\" } }", "cancel"),
        Inherited("price", "The request that asks what a request would cost, and starts nothing; absent: prices cannot be asked for.", "price: { with: { dry_run: true }, response: { usd: data.cost } }", "price-operation"),
        Inherited("webhook", "What the provider posts when a task has ended.", "webhook: { task_id: task_id, status: status, output: data, error: error_message }", "webhook"),
        Mapping("statuses", "What each status text means.", "statuses: { waiting: queued, done: succeeded }", "statuses"),
        Mapping("media", "Where outputs lie, relative to the output.", "media: { video: video.url }", "media"),
        Mapping("errors", "How an error reply is read.", "errors: { message: error.message }", "errors"),
        new("retry_after", ValueForms.Mapping | ValueForms.List, "Where a reply says how long to wait; the first that is present.", "retry_after: { from: $header.Retry-After, as: seconds }") { Section = "retry-after", ItemSection = "retry-after" },
    ];

    private static IEnumerable<GrammarKey> RequestKeys() =>
    [
        Method("get"),
        Method("post"),
        Method("put"),
        Method("delete"),
        Mapping("query", "The query.", "query: { taskId: $task_id }", "query"),
        Mapping("headers", "Headers of this request.", "headers: { X-Priority: $priority }", "headers"),
        new("body", ValueForms.Text | ValueForms.Mapping, "The body.", "body: { model: $model, input: $input }") { Expected = "a mapping, or a reference as $input" },
        Word("auth", "none: the key does not travel with it.", "auth: none", "none"),
    ];

    private static GrammarKey Inherited(string name, string doc, string example, string section) =>
        new(name, ValueForms.Text | ValueForms.Mapping, doc, example) { Section = section, Words = ["none"], Expected = "a mapping, or none where a route does without what it inherits" };

    private static GrammarKey Request(string example) => Mapping("request", "The request.", "request: " + example, "request");

    private static GrammarKey Response(string example) => Mapping("response", "What the reply says, and where.", "response: " + example, "response");

    private static GrammarKey Method(string method) => new(method, ValueForms.Text, "The path of the request.", method + ": /tasks") { Expected = "a path" };
}
