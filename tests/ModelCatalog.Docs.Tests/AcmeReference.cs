using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Docs.Building;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Tests;

/// <summary>An invented catalog: a model with modes, variants and a type at two providers that differ, and a model of one of them.</summary>
internal static class AcmeReference
{
    private const string North =
        """
        provider: north
        title: North
        source: https://north.test/docs
        base_url: https://api.north.test
        auth: { header: Authorization, scheme: Bearer, env: NORTH_KEY }
        headers: { Idempotency-Key: $uuid }
        options: { callback_url: { type: url, doc: Where to post. } }
        submit:
          request: { post: /tasks, body: { model: $model, input: $input, hook: $callback_url } }
          response: { task_id: id, status: status }
        poll:
          request: { get: "/tasks/{task_id}" }
          response: { status: status, output: output }
          pace: { 0s: 3s, 30s: 8s }
          timeout: 15m
        statuses: { done: succeeded, error: failed, else: running }
        media: { video: url }
        errors: { message: error, class: { 400: invalid, 429: rate-limited } }
        limits: [{ on: submit, count: 20, per: 10s }]
        """;

    private const string South =
        """
        provider: south
        title: South
        base_url: https://api.south.test
        auth: { header: X-Key, env: SOUTH_KEY }
        submit:
          request: { post: "/{+model}", body: $input }
          response: { task_id: id, status: status }
        poll:
          request: { get: "/tasks/{task_id}" }
          response: { status: status, output: output }
        statuses: { done: succeeded, else: running }
        media: { video: url }
        errors: { message: error }
        """;

    private const string Clip =
        """
        model: clip
        vendor: acme
        title: Clip
        tasks: [text-to-video, image-to-video]
        summary: Makes short clips.
        related: [acme/still]
        variants: { fast: { doc: Faster., default: true }, fine: Better. }
        parameters:
          prompt:     { type: string, required: true, length: ..20, doc: What it shows. }
          duration:   { type: integer, range: 2..12, default: 5, unit: seconds, doc: How long. }
          resolution: { type: string, enum: { 720p: Small., 1080p: Large. }, default: 720p, doc: How large. }
          shots:      { type: shot, list: ..3, doc: Its parts. }
        types:
          shot: { doc: A part., fields: { text: { type: string, required: true, doc: What it shows. } } }
        modes:
          others: reject
          none: { doc: Text to video. }
          frame: { doc: From a picture., parameters: { start: { type: image, required: true, doc: The first frame. }, end: { type: image, doc: The last. } } }
        rules:
          - { when: duration > 8, forbid: [end], message: Long clips end as they like. }
          - { check: duration != 7, id: no-seven }
        output: video
        wires:
          north:
            model: { fast: acme/clip-fast, fine: acme/clip-fine }
            pricing: [{ usd: 0.10, per: second, times: duration, when: resolution == '1080p' }, { usd: 0.05, per: second, times: duration }]
          south:
            model: { fast: clip }
            parameters: { duration: { range: 2..8 }, seed: { type: integer, doc: Again. } }
            not_accepted: [shots]
            pricing: [{ usd: 0.40, per: video }]
        examples:
          - title: Plain
            request: { prompt: a heron, duration: 5 }
          - title: Too long for South
            request: { prompt: a heron, duration: 10 }
            violates: { south: duration.range }
          - title: Too long for a last frame
            request: { prompt: a heron, duration: 10, start: "https://example.com/a.jpg", end: "https://example.com/b.jpg" }
            violates: { north: forbid.end }
        """;

    private const string Still =
        """
        model: still
        vendor: acme
        title: Still
        tasks: [text-to-image]
        summary: Makes pictures.
        parameters:
          prompt: { type: string, required: true, doc: What it shows. }
        output: image
        wires:
          south: { model: still, pricing: [{ credits: 4, per: image }] }
        """;

    /// <summary>The catalog, its model changed.</summary>
    public static CatalogReference Create(Func<string, string>? change = null)
    {
        var catalog = CatalogCompiler.Compile(
        [
            new SourceText("providers/north.yaml", North), new SourceText("providers/south.yaml", South),
            new SourceText("models/acme/clip.yaml", change is null ? Clip : change(Clip)), new SourceText("models/acme/still.yaml", Still),
        ]);
        Assert.Empty(catalog.Diagnostics.Select(diagnostic => diagnostic.Message));
        return new CatalogReference(catalog, "Acme.Models");
    }

    /// <summary>What a page shows.</summary>
    public static T Body<T>(string path) => Assert.IsType<T>(PageSet.Of(Create()).Single(page => page.Path == path).Body);
}
