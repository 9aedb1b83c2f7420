using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>A model whose rules let numbers through here and there, and which remain: one amid two that are wrong may be right.</summary>
internal static class UnevenNumbers
{
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
          length: { type: integer, range: 3..15, doc: The seconds of all shots. }
          shots:  { type: shot, list: 1..6, doc: Its shots. }
          breadth: { type: integer, range: 250..4094, doc: A side. }
          depth:  { type: integer, enum: [64, 1024, 8192], required: true, doc: The other side. }
          share:  { type: number, range: 0..0.3, step: 0.1, doc: A part. }
          speed:  { type: integer, range: 1..1000, doc: How fast. }
          grid:   { type: integer, range: 256..4096, doc: A raster. }
          voice:  { type: string, length: 1..64, doc: A voice. }
          voices: { type: string, list: 1..4, doc: Voices. }
          begin:  { type: integer, range: 0.., doc: Microseconds. }
          end:    { type: integer, range: 0.., doc: Microseconds. }
        types:
          shot:
            doc: A shot.
            fields:
              seconds: { type: integer, required: true, range: 1..15, doc: Its seconds. }
        modes:
          others: reject
          short:
            parameters:
              plain: { type: string, required: true, doc: What tells it. }
              pace:  { type: integer, range: 5..10, doc: Its pace. }
          long:
            parameters:
              story: { type: string, required: true, doc: What tells it. }
              pace:  { type: integer, range: 3..15, doc: Its pace. }
        rules:
          - { check: width == height, message: It is a square. }
          - { check: parts % 512 == 0, message: Parts come by 512. }
          - { check: seeds % 7 == 0, message: Seeds come by seven. }
          - { check: first < middle && middle < last, message: The middle is between the ends. }
          - { check: odd * odd >= 5000 && odd * odd <= 5200, message: Its square is near 5100. }
          - { check: far + width * 2 <= 9000, message: It must end somewhere. }
          - { check: "shots.all(s, s.seconds <= length)", message: No shot is longer than all. }
          - { id: large, check: breadth * depth >= 600000, message: It is large. }
          - { id: small, check: breadth * depth <= 1000000, message: It is small. }
          - { check: "speed * 3 in [300, 600]", message: Two speeds are offered. }
          - { check: end > begin, message: It ends after it begins. }
          - { check: voice in voices, message: It is one of the voices. }
        wires:
          nimbus: { model: canvas, parameters: { grid: { step: 8 } } }
        """;

    /// <summary>The model's key.</summary>
    public const string Model = "acme/canvas";

    public static CompiledCatalog Catalog { get; } = CatalogCompiler.Compile([new SourceText("models/acme/canvas.yaml", Canvas), new SourceText("providers/nimbus.yaml", LongLists.Provider)]);

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
        { """{"shots":[{"seconds":5}]}""", "length", "5..15" },
        { """{"depth":1024}""", "breadth", "586..976" },
        { """{"depth":8192}""", "breadth", "" },
        { "{}", "speed", "100..100 200..200" },
        { "{}", "pace", "3..15" },
        { """{"plain":"x"}""", "pace", "5..10" },
    };

    /// <summary>What a request says, and a number that is legal at a provider (or everywhere): a value, or a length.</summary>
    public static TheoryData<string, string, string?, double> Legal => new()
    {
        { "{}", "seeds", null, 7 },
        { "{}", "seeds", null, 70_000 },
        { "{}", "seeds", null, 99_995 },
        { "{}", "far", null, 8_488 },
        { "{}", "breadth", null, 700 },
        { "{}", "grid", "nimbus", 264 },
        { "{}", "share", null, 0.1 },
        { """{"voices":["ann"]}""", "voice", null, 3 },
        { """{"begin":1700000000000000}""", "end", null, 1.8e15 },
    };
}
