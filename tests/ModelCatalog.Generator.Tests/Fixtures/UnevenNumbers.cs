using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>A model whose rules let numbers through here and there, and which remain: one amid two that are wrong may be right.</summary>
internal static class UnevenNumbers
{
    private const string Provider = """
        provider: nimbus
        title: Nimbus
        base_url: https://api.nimbus.example/v1/
        auth: { header: X-Key, env: NIMBUS_KEY }
        submit: { request: { post: "/tasks", body: { model: $model, input: $input } }, response: { task_id: id } }
        poll: { request: { get: "/tasks/{task_id}" }, response: { status: status, output: output } }
        statuses: { 0: running, 1: succeeded, 2: failed }
        media: { video: url }
        """;

    private const string Canvas = """
        model: canvas
        vendor: acme
        title: Canvas
        tasks: [text-to-video]
        output: video
        parameters:
          width:  { type: integer, range: 256..4096, doc: Its width. }
          height: { type: integer, range: 256..4096, doc: Its height. }
          parts:  { type: integer, range: 1..2000, doc: How many parts it has. }
          seeds:  { type: integer, range: 1..99999, doc: How many seeds are tried. }
          first:  { type: integer, range: 0..3000, doc: Where it begins. }
          middle: { type: integer, range: 0..3000, doc: What is between. }
          last:   { type: integer, range: 0..3000, doc: Where it ends. }
          odd:    { type: integer, range: 1..3000, doc: A square. }
          far:    { type: integer, range: 0..100000, doc: How far it goes. }
        rules:
          - { check: width == height, message: It is a square. }
          - { check: parts % 512 == 0, message: Parts come by 512. }
          - { check: seeds % 7 == 0, message: Seeds come by seven. }
          - { check: first < middle && middle < last, message: The middle is between the ends. }
          - { check: odd * odd >= 5000 && odd * odd <= 5200, message: Its square is near 5100. }
          - { check: far + width * 2 <= 9000, message: It must end somewhere. }
        wires:
          nimbus: { model: canvas }
        """;

    /// <summary>The model's key.</summary>
    public const string Model = "acme/canvas";

    public static CompiledCatalog Catalog { get; } = CatalogCompiler.Compile([new SourceText("models/acme/canvas.yaml", Canvas), new SourceText("providers/nimbus.yaml", Provider)]);

    /// <summary>What a request says, the number that is asked for, and what remains of it. Of seeds there are more than are looked at: what is not known to be wrong remains.</summary>
    public static TheoryData<string, string, string> Questions => new()
    {
        { """{"height":1000}""", "width", "1000..1000" },
        { """{"height":4096}""", "width", "4096..4096" },
        { "{}", "parts", "512..512 1024..1024 1536..1536" },
        { """{"first":700,"last":703}""", "middle", "701..702" },
        { """{"first":700,"last":701}""", "middle", "" },
        { """{"first":2998,"last":3000}""", "middle", "2999..2999" },
        { "{}", "odd", "71..72" },
        { """{"width":300}""", "far", "0..8400" },
        { """{"width":4096,"height":4096}""", "far", "0..808" },
    };

    /// <summary>Numbers that are legal, whatever else is said of their kind.</summary>
    public static TheoryData<string, int> Legal => new() { { "seeds", 7 }, { "seeds", 70_000 }, { "seeds", 99_995 }, { "far", 8_488 } };
}
