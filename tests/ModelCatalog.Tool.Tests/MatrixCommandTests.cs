using System.Text.Json;

namespace ModelCatalog.Tool.Tests;

public sealed class MatrixCommandTests
{
    private static readonly JsonSerializerOptions s_compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Painter =
        """
        model: painter
        vendor: acme
        title: Painter
        related: [clip]
        variants: { good: Good., best: Best. }
        parameters:
          prompt: { type: string, required: true, length: ..500 }
          count:  { type: integer, range: 1..8, default: 1 }
          tone:   { type: string, enum: [warm, cold] }
        output: image
        wires:
          many:
            model: painter-{variant}
          one:
            model: { best: acme/painter }
            not_accepted: { tone: Not here. }
            parameters: { prompt: { length: ..200 }, count: { range: 1..4 }, frame: { type: boolean, default: true } }
            pricing:
              - { usd: 0.5, per: image, times: count, when: frame }
              - { credits: 4, per: image }
        """;

    [Fact]
    public void Models_are_rows_and_providers_columns()
    {
        using var catalog = Catalog();
        var (code, output, error) = catalog.Run("", "matrix");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Equal(
            """
            MODEL         in-path  many  one
            acme/clip     yes      yes   yes
            acme/painter  -        2/2   1/2 -1 +1 ~2 $
            acme/rush     -        yes   -

            n/m of its variants; -n parameters not taken, +n only there, ~n with other limits, $ prices are documented

            """, output);
    }

    [Fact]
    public void Of_a_model_each_provider_says_what_differs_and_what_it_costs()
    {
        using var catalog = Catalog();
        var (code, output, error) = catalog.Run("", "matrix", "--model", "acme/painter");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Equal(
            """
            acme/painter  Painter

            PARAMETER  MODEL                           many        one
            variant    good, best                      good, best  best
            prompt     string, required, length ..500  =           length ..200
            count      integer, default 1, 1..8        =           1..4
            tone       string, warm|cold               =           -
            frame                                      -           + boolean, default true

            many
              good: painter-good
              best: painter-best
              no price is documented

            one
              best: acme/painter
              0.5 USD per image times `count`, if `frame` is `true`
              otherwise 4 credits per image

            """, output);
    }

    [Fact]
    public void Json_says_everything()
    {
        using var catalog = Catalog();
        var (code, output, _) = catalog.Run("", "matrix", "--format", "json", "--provider", "one");

        Assert.Equal(ExitCode.Success, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["acme/clip", "acme/painter"], json.RootElement.EnumerateArray().Select(model => model.GetProperty("model").GetString()));
        var painter = json.RootElement[1];
        Assert.Equal("acme/clip", painter.GetProperty("related")[0].GetString());
        var wire = Assert.Single(painter.GetProperty("wires").EnumerateArray());
        var parameters = wire.GetProperty("parameters").EnumerateArray().ToDictionary(parameter => parameter.GetProperty("name").GetString()!);
        Assert.Equal("""{"min":1,"max":4}""", Compact(parameters["count"].GetProperty("range")));
        Assert.Equal("""["range"]""", Compact(parameters["count"].GetProperty("differs")));
        Assert.Equal("input.count", parameters["count"].GetProperty("wire").GetString());
        Assert.False(parameters["tone"].GetProperty("taken").GetBoolean());
        Assert.True(parameters["frame"].GetProperty("added").GetBoolean());
        Assert.Equal("""{"amount":0.5,"unit":"usd","per":"image","times":"count","when":"frame","words":"0.5 USD per image times `count`, if `frame` is `true`"}""", Compact(wire.GetProperty("prices")[0]));
        Assert.Equal("credits", wire.GetProperty("prices")[1].GetProperty("unit").GetString());
    }

    [Theory]
    [InlineData("no model 'acme/paintr'; did you mean 'acme/painter'?", "--model", "acme/paintr")]
    [InlineData("no provider 'ome'; did you mean 'one'?", "--provider", "ome")]
    [InlineData("in-path does not serve acme/painter; it is served by many, one", "--model", "acme/painter", "--provider", "in-path")]
    public void What_is_not_there_is_told_with_what_is(string expected, params string[] arguments)
    {
        using var catalog = Catalog();
        var (code, output, error) = catalog.Run("", ["matrix", .. arguments]);

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_are_for_terminals_alone()
    {
        using var catalog = Catalog();
        using var output = new StringWriter();
        var terminal = new ToolTerminal(output, output) { WorkingDirectory = catalog.Folder.Path, Color = true };

        Assert.Equal(ExitCode.Success, CommandLine.Run(["matrix"], terminal));
        Assert.Contains("\u001b[", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", catalog.Run("", "matrix").Output, StringComparison.Ordinal);
    }

    private static AcmeCatalog Catalog()
    {
        var catalog = new AcmeCatalog();
        catalog.Folder.Write("catalog/models/painter.yaml", Painter);
        return catalog;
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json, s_compact);
}
