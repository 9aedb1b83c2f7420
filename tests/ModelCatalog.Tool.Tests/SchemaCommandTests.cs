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
}
