using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

public class LanguageSchemaCommandTests
{
    [Theory]
    [InlineData("model")]
    [InlineData("provider")]
    [InlineData("type")]
    public void The_schema_that_is_checked_in_is_the_one_that_the_compiler_writes(string kind)
    {
        using var catalog = new AcmeCatalog();
        var (code, output, error) = catalog.Run("", "schema", "--language", kind);

        Assert.Equal("", error);
        Assert.Equal(ExitCode.Success, code);
        var isFresh = output == File.ReadAllText(Path.Combine(Repository.Root, "catalog", "schema", kind + ".schema.json"));
        Assert.True(isFresh, "catalog/schema is not what the compiler writes: run 'dotnet run --project generator/ModelCatalog.Tool -- schema --language all --output catalog/schema'");
    }

    [Fact]
    public void All_of_them_go_into_a_folder_and_one_of_them_into_a_file()
    {
        using var catalog = new AcmeCatalog();
        var all = catalog.Run("", "schema", "--language", "all", "--output", "catalog/schema");
        var one = catalog.Run("", "schema", "--language", "type", "--output", "type.json");

        Assert.Equal((ExitCode.Success, "3 schemas in catalog/schema\n", ""), all);
        Assert.Equal((ExitCode.Success, "", ""), one);
        Assert.Equal(File.ReadAllText(catalog.Folder.Path + "/type.json"), File.ReadAllText(catalog.Folder.Path + "/catalog/schema/type.schema.json"));
        Assert.Equal(ExitCode.Success, catalog.Run("", "check").Code);
    }

    [Theory]
    [InlineData("'modle'", "schema", "--language", "modle")]
    [InlineData("where to?", "schema", "--language", "all")]
    [InlineData("'acme/clip' speaks of requests", "schema", "acme/clip", "--language", "model")]
    [InlineData("cannot be written", "schema", "--language", "model", "--output", "catalog")]
    public void A_wrong_call_is_told_apart(string expected, params string[] arguments)
    {
        using var catalog = new AcmeCatalog();
        var (code, output, error) = catalog.Run("", arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }
}
