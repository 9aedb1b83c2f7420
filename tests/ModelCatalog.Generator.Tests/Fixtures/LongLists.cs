using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>A model whose lists are long, and which sizes remain of them.</summary>
internal static class LongLists
{
    /// <summary>Who serves the models whose choices are asked for.</summary>
    public const string Provider = """
        provider: nimbus
        title: Nimbus
        base_url: https://api.nimbus.example/v1/
        auth: { header: X-Key, env: NIMBUS_KEY }
        submit: { request: { post: "/tasks", body: { model: $model, input: $input } }, response: { task_id: id } }
        poll: { request: { get: "/tasks/{task_id}" }, response: { status: status, output: output } }
        statuses: { 0: running, 1: succeeded, 2: failed }
        media: { video: url }
        """;

    private const string Reel = """
        model: reel
        vendor: acme
        title: Reel
        tasks: [image-to-video]
        output: video
        parameters:
          frames: { type: image, list: 2..300, doc: Its frames. }
          tags:   { type: string, list: any, doc: What it is found by. }
          words:  { type: string, list: any, doc: What is said. }
          shots:  { type: string, list: ..400, doc: Its shots. }
          first:  { type: integer, range: 1.., doc: The word that it begins with. }
          tiles:  { type: image, list: any, doc: What it is put together from. }
          rows:   { type: integer, range: 1..9, doc: Rows of tiles. }
          columns: { type: integer, range: 1..9, doc: Columns of tiles. }
        rules:
          - { check: size(tags) <= 280, message: At most 280 tags are taken. }
          - { check: size(words) + size(shots) <= 450, message: At most 450 words and shots are taken together. }
          - { when: has(words), check: first <= size(words), message: The first word must be one of the words. }
          - { check: size(tiles) >= rows * columns, message: Each place needs a tile. }
        wires:
          nimbus: { model: reel }
        """;

    /// <summary>The model's key.</summary>
    public const string Model = "acme/reel";

    public static CompiledCatalog Catalog { get; } = CatalogCompiler.Compile([new SourceText("models/acme/reel.yaml", Reel), new SourceText("providers/nimbus.yaml", Provider)]);

    /// <summary>What a request says, the list that is asked for, and the sizes that remain.</summary>
    public static TheoryData<string, string, string> Questions => new()
    {
        { "{}", "frames", "2..300" },
        { "{}", "tags", "1..280" },
        { """{"shots":["x"]}""", "words", "1..449" },
        { "{}", "shots", "1..400" },
        { """{"first":300,"shots":["x"]}""", "words", "300..449" },
        { """{"first":440}""", "shots", "1..400" },
        { $$"""{"shots":[{{Items(400)}}]}""", "words", "1..50" },
        { $$"""{"words":[{{Items(60)}}]}""", "shots", "1..390" },
        { $$"""{"words":[{{Items(60)}}]}""", "first", "1..60" },
    };

    /// <summary>What a request says, and a size of tiles that is legal.</summary>
    public static TheoryData<string, int> Enough => new() { { """{"rows":5,"columns":6}""", 30 }, { """{"rows":5,"columns":6}""", 400 }, { """{"rows":1,"columns":1}""", 1 } };

    private static string Items(int count) => string.Join(',', Enumerable.Repeat("\"x\"", count));
}
