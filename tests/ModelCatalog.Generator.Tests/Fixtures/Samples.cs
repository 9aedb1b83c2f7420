namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>Small descriptors that are right; tests edit them.</summary>
internal static class Samples
{
    /// <summary>A provider with one route.</summary>
    public const string Provider = """
        provider: nimbus
        title: Nimbus
        base_url: https://api.nimbus.example
        auth: { header: Authorization, scheme: Bearer, env: NIMBUS_API_KEY }
        submit:
          request: { post: /v1/tasks, body: { model: $model, input: $input } }
          response: { task_id: id }
        poll:
          request: { get: "/v1/tasks/{task_id}" }
          response: { status: status, output: output }
          pace: { 0s: 2s }
        statuses: { queued: queued, running: running, done: succeeded, failed: failed }
        media: { video: url }

        """;

    /// <summary>A shared type.</summary>
    public const string SharedType = """
        type: acme/marker
        doc: A place in the picture.
        fields:
          x: { type: number, required: true, range: 0..1, doc: From the left. }
          y: { type: number, required: true, range: 0..1, doc: From the top. }

        """;

    /// <summary>A model that uses the provider and the shared type.</summary>
    public static string Model(string name = "dream-1", string prompt = "What the video shows.") => $$"""
        model: {{name}}
        vendor: acme
        title: Dream
        tasks: [text-to-video]
        summary: Video from a prompt.
        parameters:
          prompt: { type: string, required: true, doc: "{{prompt}}" }
          seed: { type: integer, range: 1..99999, doc: Same seed and same video. }
          markers: { type: acme/marker, list: 1..4, doc: Places to look at. }
        output: video
        wires:
          nimbus:
            model: acme/{{name}}
        examples:
          - title: From a prompt
            request: { prompt: A boat }
            wire: { nimbus: { model: acme/{{name}}, input: { prompt: A boat } } }

        """;

    /// <summary>A project with a provider, a shared type and some models.</summary>
    public static CatalogProject Catalog(int models = 3) => Catalog(new CatalogProject(), models);

    /// <summary>Adds a provider, a shared type and some models to a project.</summary>
    public static CatalogProject Catalog(CatalogProject project, int models = 3)
    {
        project
            .Descriptor("providers/nimbus.yaml", Provider)
            .Descriptor("types/acme/marker.yaml", SharedType);
        for (var i = 1; i <= models; i++) project.Descriptor(PathOf(i), Model("dream-" + i));
        return project;
    }

    /// <summary>Where the model of that number stands.</summary>
    public static string PathOf(int model) => $"models/acme/dream-{model}.yaml";
}
