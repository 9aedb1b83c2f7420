using System.Text.Json;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Tests.Schemas;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

public sealed class ImportCommandTests : IDisposable
{
    private static readonly string s_file = Path.Combine(Repository.Root, "tests", "ModelCatalog.Tool.Tests", "Importing", "media.openapi.json");

    private readonly AcmeCatalog _catalog = new();

    public void Dispose() => _catalog.Dispose();

    public static TheoryData<string> Operations => ["createVideo", "createImage", "createSpeech", "createMusic", "editVideo", "createAvatar"];

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_descriptor_says_all_that_the_schema_says(string operation)
    {
        Assert.SkipUnless(Ajv.IsInstalled, Ajv.Absent);
        var plan = Import(operation);
        var (schema, example) = SchemaOf(operation);
        var bodies = Mutations(example).Where(body => !HasAbsent(body)).Distinct().ToList();
        var verdicts = Ajv.Judge(new Dictionary<string, JsonObject> { ["body"] = schema }, bodies.Select(body => ("body", (JsonValue)body)));
        var differences = new List<string>();
        for (var i = 0; i < bodies.Count; i++)
        {
            var state = RequestReader.Read(plan, plan.ModelView, Renamed(bodies[i]));
            RequestValidator.Validate(plan, state);
            if (verdicts[i] != (state.IsValid ? "true" : "false")) differences.Add($"{bodies[i]}: the schema says {verdicts[i]}, the model {string.Join("; ", state.Violations)}");
        }

        Assert.Contains("true", verdicts);
        Assert.Contains("false", verdicts);
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(10)));
    }

    [Fact]
    public void A_descriptor_reads_as_one_that_was_written()
    {
        var (code, output, error) = _catalog.Run("", "import", "openapi", s_file, "--operation", "POST /v1/edits", "--model", "works/edit", "--provider", "one");

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(
            """
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
    [InlineData("""{"openapi": "3.0.0", "paths": {"/a": {"get": {"operationId": "makeId"}}}}""", "takes no JSON body")]
    [InlineData("[", "'-': ")]
    [InlineData("[]", "MC1007")]
    public void A_file_that_is_none_is_said(string content, string expected)
    {
        var (code, output, error) = _catalog.Run(content, "import", "openapi", "-", "--operation", "makeId");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Equal("", output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    private ModelPlan Import(string operation)
    {
        var (code, output, error) = _catalog.Run("", "import", "openapi", s_file, "--operation", operation);
        Assert.True(code == ExitCode.Success, error + output);
        var compiled = CatalogCompiler.Compile([new SourceText("imported.yaml", output)]);
        Assert.True(compiled.Diagnostics.Count == 0, string.Join('\n', compiled.Diagnostics) + output);
        return Assert.Single(compiled.Models);
    }

    private static (JsonObject Schema, JsonObject Example) SchemaOf(string operation)
    {
        var document = (JsonObject)JsonText.Parse(File.ReadAllText(s_file).Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!;
        var components = (JsonObject)document["components"]!;
        var found = ((JsonObject)document["paths"]!).Members.Select(path => (JsonObject)((JsonObject)path.Value)["post"]!).First(one => one["operationId"]!.ToText() == operation);
        var body = (JsonObject)found["requestBody"]!;
        if (body["$ref"] is not null) body = (JsonObject)((JsonObject)components["requestBodies"]!)["Speech"]!;
        var media = (JsonObject)((JsonObject)body["content"]!).Members[0].Value;
        var schema = (JsonObject)media["schema"]!;
        return (new JsonObject([.. schema.Members, new JsonMember("$defs", components["schemas"]!)]), (JsonObject)media["example"]!);
    }

    /// <summary>The example with one value changed or gone, at every place of it.</summary>
    private static IEnumerable<JsonObject> Mutations(JsonObject example) => Changed(example).OfType<JsonObject>().Prepend(example);

    private static IEnumerable<JsonValue> Changed(JsonValue value)
    {
        if (value is JsonObject json)
        {
            foreach (var member in json.Members)
            {
                yield return new JsonObject(json.Members.Where(other => other != member).ToEquatableArray());
                foreach (var other in Changed(member.Value).Concat(Others(member.Value))) yield return new JsonObject(json.Members.Select(one => one == member ? one with { Value = other } : one).ToEquatableArray());
            }
        }
        else if (value is JsonArray list)
        {
            for (var count = 1; count < 8; count++) yield return new JsonArray(Enumerable.Repeat(list.Items[0], count).ToEquatableArray());
            foreach (var other in Changed(list.Items[0]).Concat(Others(list.Items[0]))) yield return new JsonArray([other]);
        }
    }

    private static IEnumerable<JsonValue> Others(JsonValue value)
    {
        // A link is judged as one: the schema's format says only what it is meant to be.
        var isLink = value is JsonString { Value: var text } && text.StartsWith("http", StringComparison.Ordinal);
        string[] texts = isLink ? ["https://example.com/other"] : ["a", "auto", "en-us", "fr-FR", "anna-1", "an-1", "anna-1\n", "y", "calm", "sad", "film", "extend", "upscale", "720x1280", "pixel-3", .. new[] { 2, 8, 9, 50, 51, 500, 501, 1000, 1001, 2000, 2001 }.Select(count => new string('x', count))];
        foreach (var one in texts) yield return new JsonString(one);
        foreach (var number in "-1 0 0.5 0.75 1 1.0 1.5 2 2.5 3 4 4.5 5 6 7 8 9 10 10.5 11 12 40 41 239 240 256 260 264 300 301 1024 1032 4095 4096 4100 4294967295 4294967296".Split(' ')) yield return new JsonNumber(number);
        yield return JsonBoolean.True;
        yield return new JsonArray([new JsonNumber(1)]);
        if (value is not JsonObject) yield return new JsonObject([new JsonMember("zz", new JsonNumber(1))]);
    }

    // What is empty counts as absent for a descriptor.
    private static bool HasAbsent(JsonValue value) => value switch
    {
        JsonObject json => json.Members.Any(member => HasAbsent(member.Value)),
        JsonArray list => list.Items.Count == 0 || list.Items.Any(HasAbsent),
        JsonString text => text.Value.Length == 0,
        _ => value is JsonNull,
    };

    private static JsonObject Renamed(JsonObject body) => new(body.Members.Select(member => member with { Name = member.Name.Replace('-', '_') }).ToEquatableArray());
}
