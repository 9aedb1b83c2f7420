using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool.Creating;

/// <summary>The first descriptor of a provider: an API of tasks that are submitted and polled, to be changed into the real one.</summary>
/// <param name="Provider">Its key.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Name">The word for it in C#; null: the derived one will do.</param>
/// <param name="BaseUrl">Where the API is.</param>
internal sealed record ProviderSkeleton(string Provider, string Title, string? Name, string BaseUrl)
{
    /// <summary>The address where none is given; it leads nowhere.</summary>
    public static string PlaceholderOf(string provider) => $"https://api.{provider.Trim('.', '-', '_').Replace('_', '-')}.example";

    /// <summary>The descriptor.</summary>
    public string Write()
    {
        var variable = new string([.. Provider.ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]) + "_API_KEY";
        if (char.IsAsciiDigit(variable[0])) variable = "_" + variable;
        return EditorLine.Of("provider", $"providers/{Provider}.yaml") + $$"""
            # How this API is spoken. 'modelcat check' says what is wrong here, 'modelcat explain <id>' why, 'modelcat emulate --provider {{Provider}}' plays it.
            provider: {{Provider}}
            title: {{new JsonString(Title)}}{{(Name is null ? "" : "\nname: " + Name)}}
            # source: page.md#L12                       # where the facts come from
            base_url: {{new JsonString(BaseUrl)}}
            auth: { header: Authorization, scheme: Bearer, env: {{variable}} }
            # limits: [{ on: submit, count: 20, per: 10s }]

            # options:                                  # what a call says beside its request: $callback_url in a body
            #   callback_url: { type: url, doc: Where the end of a task is posted. }

            # ok: { success: true }                     # what a good reply holds beside HTTP 2xx
            submit:
              request:  { post: /v1/tasks, body: { model: $model, input: $input } }
              response: { task_id: data.id }
            poll:
              request:  { get: "/v1/tasks/{task_id}" }
              response: { status: data.status, output: data.output, error: data.error }
              pace: { 0s: 3s, 30s: 8s }                 # elapsed: interval
              timeout: 15m
            statuses: { queued: queued, running: running, done: succeeded, failed: failed }
            media: { video: url, image: url, audio: url, text: text }
            errors:                                     # of the classes only rate-limited and unavailable let a submit be repeated
              message: error.message
              code: error.code
              class: { 400: invalid, 401: auth, 402: credits, 404: not-found, 429: rate-limited, 500: server, 503: unavailable }

            # cancel: { request: { post: "/v1/tasks/{task_id}/cancel" }, when: [queued] }
            # price: { with: { dry_run: true }, response: { usd: data.cost } }
            # webhook: { like: poll, to: $callback_url, task_id: data.id }
            # routes:                                   # further families of requests, laid over the above
            #   images: { submit: { request: { post: /v1/images, body: { model: $model, $: $input } } } }

            """.ReplaceLineEndings("\n");
    }
}
