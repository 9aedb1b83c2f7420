using System.Text.Json;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

public sealed class ImportCommandTests : IDisposable
{
    private static readonly string s_file = Path.Combine(Repository.Root, "tests", "ModelCatalog.Tool.Tests", "Importing", "media.openapi.json");

    private readonly AcmeCatalog _catalog = new();

    public void Dispose() => _catalog.Dispose();

    public static TheoryData<string> Operations => [.. ImportedOperation.All.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_import_writes_this_and_it_checks_clean(string id)
    {
        var operation = ImportedOperation.All.Single(one => one.Id == id);
        var (code, output, error) = _catalog.Run("", "import", "openapi", operation.File, "--operation", id);
        Assert.True(code == ExitCode.Success, error + output);
        Assert.Empty(CatalogCompiler.Compile([new SourceText("imported.yaml", output)]).Diagnostics);

        // What the tests of generated code compile.
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1") File.WriteAllText(operation.Descriptor, output);
        else Assert.Equal(File.ReadAllText(operation.Descriptor).ReplaceLineEndings("\n"), output);
    }

    [Fact]
    public void A_descriptor_reads_as_one_that_was_written()
    {
        var (code, output, error) = _catalog.Run("", "import", "openapi", s_file, "--operation", "POST /v1/edits", "--model", "works/edit", "--provider", "one");

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(
            """
            # yaml-language-server: $schema=../../schema/model.schema.json
            model: edit
            vendor: works
            title: "Change a video"
            summary: "Change a video"
            notes:
              - "video: only absolute http(s) URLs are taken; say `accepts` where data will do, and its kind (image, video, audio)."
              - "What a finished task gives is not said by the schema of a request: `output` is a guess."

            parameters:
              video: { type: url, required: true, doc: "What is changed." }

            modes:
              on: kind
              extend:
                doc: "Makes it longer."
                parameters:
                  seconds: { type: integer, required: true, range: 1..8, doc: "By how much." }
              upscale:
                doc: "Makes it larger."
                parameters:
                  factor: { type: integer, enum: [2, 4], doc: "How much larger." }

            output: json

            wires:
              one: { model: "works/edit" }

            """,
            output);
        Assert.Contains("note: video: only absolute", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_JSON_Schema_in_YAML_is_read_and_what_is_unknown_is_said()
    {
        var (code, output, error) = _catalog.Run(
            """
            title: A Clip
            type: object
            properties:
              a: { type: string, pattern: "(?=x)y" }
              b: { type: array, items: { type: array } }
              c: { $ref: "#/nowhere" }
              d: { $ref: "#" }
              e: { not: { const: 1 }, type: integer }
            """,
            "import", "schema", "-", "--model", "acme/a-clip", "--format", "json");
        using var answer = JsonDocument.Parse(output);
        var notes = string.Join('\n', answer.RootElement.GetProperty("notes").EnumerateArray());

        Assert.Equal("", error);
        Assert.Equal(ExitCode.Success, code);
        foreach (var expected in new[] { "the pattern (?=x)y is not taken over", "it is a list of lists", "'#/nowhere' leads nowhere", "nested too deep", "`not` is not taken over" })
            Assert.Contains(expected, notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "no OpenAPI 3 document")]
    [InlineData("""{"openapi": "3.0.0", "paths": {"/a": {"post": {"operationId": "makeIt", "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}}}}}""", "did you mean 'makeIt'")]
    [InlineData("""{"openapi": "3.0.0", "paths": {"/a": {"get": {"operationId": "makeId"}}}}""", "takes no body of fields: neither JSON nor a form")]
    [InlineData("[", "'-': ")]
    [InlineData("[]", "MC1007")]
    public void A_file_that_is_none_is_said(string content, string expected)
    {
        var (code, output, error) = _catalog.Run(content, "import", "openapi", "-", "--operation", "makeId");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Equal("", output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }
}
