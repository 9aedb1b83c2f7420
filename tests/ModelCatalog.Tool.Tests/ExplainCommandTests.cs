using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Tool.Tests;

public class ExplainCommandTests
{
    [Fact]
    public void Every_diagnostic_has_a_page()
    {
        using var catalog = new AcmeCatalog();
        foreach (var rule in DiagnosticRules.All)
        {
            var (code, output, error) = catalog.Run("", "explain", rule.Id);

            Assert.Equal((ExitCode.Success, ""), (code, error));
            Assert.StartsWith(rule.Id + ": ", output, StringComparison.Ordinal);
            Assert.DoesNotContain("```", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_rule_of_many_models_is_a_list()
    {
        using var catalog = new AcmeCatalog();
        for (var i = 0; i < 5; i++) catalog.Folder.Write($"catalog/models/m{i}.yaml", TemporaryFolder.Model($"m{i}"));
        var (code, output, _) = catalog.Run("", "explain", "prompt.required");

        Assert.Equal(ExitCode.Success, code);
        Assert.StartsWith("MODEL", output, StringComparison.Ordinal);
        Assert.EndsWith("7 rules of this id; name the model with --model for the rest\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_are_for_terminals_alone()
    {
        using var catalog = TalkCatalog.Create();
        foreach (var arguments in new[] { "show acme/talk", "show one", "list", "explain MC3007", "explain narrow.seconds" })
        {
            using var output = new StringWriter();
            Assert.Equal(ExitCode.Success, CommandLine.Run(arguments.Split(' '), new ToolTerminal(output, TextWriter.Null) { WorkingDirectory = catalog.Folder.Path, Color = true }));
            Assert.DoesNotContain('\u001b', catalog.Run("", arguments.Split(' ')).Output);
            Assert.Contains("\u001b[1m", output.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "acme/clip")]
    [InlineData("explain", "prompt.required")]
    public void A_catalog_with_errors_is_a_wrong_call(params string[] arguments)
    {
        using var catalog = new AcmeCatalog();
        catalog.Folder.Write("catalog/models/wrong.yaml", "modl: x\n");
        var (code, output, error) = catalog.Run("", arguments);

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains("the catalog has errors", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new", "model")]
    [InlineData("new", "provider")]
    [InlineData("check")]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("explain")]
    [InlineData("completions")]
    public void Help_has_examples_and_exit_codes(params string[] verb)
    {
        using var catalog = new AcmeCatalog();
        var (code, output, _) = catalog.Run("", [.. verb, "--help"]);

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("Examples:", output, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", output, StringComparison.Ordinal);
        Assert.Contains("modelcat " + string.Join(' ', verb), output, StringComparison.Ordinal);
    }
}
