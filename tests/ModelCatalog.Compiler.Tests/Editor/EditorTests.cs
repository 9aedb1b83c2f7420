using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Editor;

/// <summary>What an author sees in an editor: the language server for YAML over files of the catalog, which say themselves where their schema is.</summary>
public sealed class EditorTests
{
    private static readonly string s_catalog = Path.Combine(Repository.Root, "catalog");

    private static string Veo => Path.Combine(s_catalog, "models", "google", "veo-3.1.yaml");

    private static string Kie => Path.Combine(s_catalog, "providers", "kie.yaml");

    [Fact]
    public async Task A_file_of_the_catalog_is_right()
    {
        using var server = await StartAsync();

        foreach (var path in new[] { Veo, Kie, Path.Combine(s_catalog, "types", "kuaishou", "element.yaml") })
        {
            Assert.Empty(await server.OpenAsync(path, await File.ReadAllTextAsync(path, Token)));
        }
    }

    [Fact]
    public async Task A_misspelt_key_is_an_error_at_its_place_however_deep_it_stands()
    {
        using var server = await StartAsync();
        var text = await File.ReadAllTextAsync(Veo, Token);
        var wrong = text + "\n# More.\ntitel: Veo\n";

        Assert.Equal([$"{Line(wrong, "titel:")}:1 Property titel is not allowed."], await server.OpenAsync(Veo, wrong));
        Assert.Equal(
            ["5:21 Property docc is not allowed.", "9:21 Property ass is not allowed.", "11:32 'minimum' is no key here; bounds are one range, as in `range: 3..15`"],
            (await server.OpenAsync(Path.Combine(s_catalog, "models", "google", "new.yaml"), Model("""
                variants: { fast: { docc: Faster. } }
                wires:
                  acme:
                    fields:
                      a: { from: b, ass: string }
                parameters:
                  a: { type: integer, minimum: 3 }
                """))).Order(StringComparer.Ordinal).OrderBy(line => int.Parse(line.Split(':')[0], null)));
    }

    [Theory]
    [InlineData("", 1, "parameters modes rules wires examples variants", "prompt minimum model")]
    [InlineData("parameters:\n  a:\n    ", 5, "type required default enum range length accepts", "minimum items model")]
    [InlineData("rules:\n  - ", 5, "exclusive require forbid narrow check when severity", "level type")]
    [InlineData("wires:\n  acme:\n    fields:\n      a:\n        ", 9, "from by value", "as values")]
    [InlineData("wires:\n  acme:\n    fields:\n      a:\n        from: b\n        ", 9, "as values reads mismatch", "by value")]
    public async Task The_keys_of_a_place_are_proposed(string text, int column, string expected, string unexpected)
    {
        using var server = await StartAsync();
        var path = Path.Combine(s_catalog, "models", "google", "new.yaml");
        var all = Model(text);
        await server.OpenAsync(path, all + "\n");

        var proposals = await server.CompleteAsync(path, all.Split('\n').Length, column);

        Assert.Empty(expected.Split(' ').Except(proposals.Keys));
        Assert.Empty(proposals.Keys.Intersect(unexpected.Split(' ')));
    }

    [Theory]
    [InlineData("parameters:\n  a:\n    type: ", "string integer number boolean image video audio url json")]
    [InlineData("parameters:\n  a:\n    required: ", "true false")]
    [InlineData("modes:\n  others: ", "warn ignore reject")]
    [InlineData("rules:\n  - severity: ", "error warning")]
    [InlineData("wires:\n  acme:\n    pricing:\n      - per: ", "video image second character")]
    public async Task The_words_of_a_key_are_proposed_and_nothing_else(string text, string expected)
    {
        using var server = await StartAsync();
        var path = Path.Combine(s_catalog, "models", "google", "new.yaml");
        var all = Model(text);
        await server.OpenAsync(path, all + "\n");

        var proposals = await server.CompleteAsync(path, all.Split('\n').Length, all.Split('\n')[^1].Length + 1);

        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), proposals.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_proposed_brings_its_example_with_the_places_to_fill_in()
    {
        using var server = await StartAsync();
        var path = Path.Combine(s_catalog, "models", "google", "new.yaml");
        await server.OpenAsync(path, Model("\n"));

        var proposals = await server.CompleteAsync(path, 5, 1);

        Assert.Equal("parameters:\n  prompt:\n    type: ${1:string}", proposals["parameters"]);
    }

    [Fact]
    public async Task A_key_of_a_provider_is_explained_where_the_pointer_rests()
    {
        using var server = await StartAsync();
        var text = await File.ReadAllTextAsync(Kie, Token);
        await server.OpenAsync(Kie, text);

        var hover = await server.HoverAsync(Kie, Line(text, "base_url:"), 3);

        Assert.StartsWith("Where the API is; absent: it can be mapped to, but not called.\n\n```yaml\nbase_url: https://api.example.com\n```", hover, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<LanguageServer> StartAsync()
    {
        Assert.SkipUnless(LanguageServer.IsInstalled, Node.Absent);
        return LanguageServer.StartAsync();
    }

    private static string Model(string rest) => "# yaml-language-server: $schema=../../schema/model.schema.json\nmodel: new\nvendor: google\noutput: video\n" + rest;

    private static int Line(string text, string start) => Array.FindIndex(text.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal)) + 1;
}
