using System.Text.Json;

namespace ModelCatalog.Tool.Tests;

public class SchemaCommandTests
{
    [Fact]
    public void A_model_is_found_by_its_key_and_by_a_providers_id()
    {
        using var catalog = new AcmeCatalog();
        var byKey = catalog.Run("", "schema", "acme/clip", "--provider", "many");
        var byId = catalog.Run("", "schema", "clip", "--provider", "many");

        Assert.Equal(ExitCode.Success, byKey.Code);
        Assert.Equal(byKey.Output, byId.Output);
        using var schema = JsonDocument.Parse(byKey.Output);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
    }

    [Fact]
    public void Requests_by_parameter_names_have_a_schema_too()
    {
        using var catalog = new AcmeCatalog();
        var (code, output, _) = catalog.Run("", "schema", "acme/clip");

        Assert.Equal(ExitCode.Success, code);
        using var schema = JsonDocument.Parse(output);
        Assert.True(schema.RootElement.GetProperty("properties").TryGetProperty("prompt", out _));
    }

    [Fact]
    public void Every_schema_goes_into_a_folder()
    {
        using var catalog = new AcmeCatalog();
        var (code, output, _) = catalog.Run("", "schema", "--output", "schemas");

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("schemas in schemas", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(catalog.Folder.Path, "schemas", "acme", "clip.schema.json")));
        Assert.True(File.Exists(Path.Combine(catalog.Folder.Path, "schemas", "acme", "clip.one.schema.json")));
    }

    [Theory]
    [InlineData("which model?", "schema")]
    [InlineData("no model 'acme/clap'; did you mean 'acme/clip'?", "schema", "acme/clap")]
    [InlineData("no provider 'ome'; did you mean 'one'?", "schema", "acme/clip", "--provider", "ome")]
    [InlineData("cannot be written", "schema", "acme/clip", "--output", "catalog")]
    public void A_wrong_call_is_told_apart(string expected, params string[] arguments)
    {
        using var catalog = new AcmeCatalog();
        var (code, output, error) = catalog.Run("", arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_beyond_32_bits_is_listed_as_it_is()
    {
        using var catalog = new AcmeCatalog();
        Add(catalog, "size: { type: integer, range: 5000000000..5000000002, doc: S. }", "size > 5000000000");

        using var schema = SchemaOf(catalog);
        Assert.Contains("5000000001", schema.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_may_nest_as_deep_as_the_language_lets_it()
    {
        using var catalog = new AcmeCatalog();
        var condition = Enumerable.Range(1, 60).Aggregate("b0", (inner, i) => $"(b{i} {(i % 2 == 0 ? "||" : "&&")} {inner})");
        Add(catalog, Booleans(61), condition);

        using var schema = SchemaOf(catalog);
        Assert.Contains("require.note", schema.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_condition_is_a_long_list_and_not_a_deep_one()
    {
        using var catalog = new AcmeCatalog();
        Add(catalog, Booleans(200), string.Join(" || ", Enumerable.Range(0, 200).Select(i => $"b{i}")));

        using var schema = SchemaOf(catalog, maxDepth: 64);
        Assert.Contains("require.note", schema.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Choices_in_a_sum_are_given_up_before_they_explode()
    {
        using var catalog = new AcmeCatalog();
        Add(catalog, Booleans(40), string.Join(" + ", Enumerable.Range(0, 40).Select(i => $"(b{i} ? 1 : 0)")) + " > 5");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        using var schema = SchemaOf(catalog);
        Assert.Contains("a schema cannot compute it", schema.RootElement.GetProperty("$comment").GetString(), StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static string Booleans(int count) => string.Join("\n  ", Enumerable.Range(0, count).Select(i => $"b{i}: {{ type: boolean, doc: B. }}"));

    /// <summary>Adds the model 'acme/hard', in which a condition asks for a note.</summary>
    private static void Add(AcmeCatalog catalog, string parameters, string condition) => catalog.Folder.Write(
        "catalog/models/hard.yaml",
        $$"""
        model: hard
        vendor: acme
        title: Hard
        tasks: [text-to-video]
        summary: Makes clips.
        parameters:
          note: { type: string, doc: For the log. }
          {{parameters}}
        rules:
          - { require: [note], when: "{{condition}}", message: It is for the log. }
        output: video
        wires:
          one: { model: acme/hard }
        """);

    private static JsonDocument SchemaOf(AcmeCatalog catalog, int maxDepth = 4096)
    {
        var (code, output, error) = catalog.Run("", "schema", "acme/hard", "--provider", "one");
        Assert.Equal("", error);
        Assert.Equal(ExitCode.Success, code);
        return JsonDocument.Parse(output, new JsonDocumentOptions { MaxDepth = maxDepth });
    }
}
