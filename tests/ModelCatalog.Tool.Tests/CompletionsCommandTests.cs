using System.Diagnostics;

namespace ModelCatalog.Tool.Tests;

public class CompletionsCommandTests
{
    [Theory]
    [InlineData("modelcat ch", "check schema")]
    [InlineData("modelcat new ", "model provider")]
    [InlineData("modelcat list p", "parameters providers operations")]
    [InlineData("modelcat list --format ", "json text")]
    [InlineData("modelcat list --task ", "text-to-video")]
    [InlineData("modelcat list --vendor ", "acme")]
    [InlineData("modelcat list --provider ", "in-path many one")]
    [InlineData("modelcat show acme/", "acme/clip acme/rush")]
    [InlineData("modelcat explain x --model acme/r", "acme/rush")]
    [InlineData("modelcat emulate --provider ", "in-path many one")]
    [InlineData("modelcat wire --model acme/c", "acme/clip")]
    [InlineData("modelcat schema acme/", "acme/clip acme/rush")]
    [InlineData("modelcat explain MC300", "MC3001 MC3002 MC3003 MC3004 MC3005 MC3006 MC3007 MC3008 MC3009")]
    [InlineData("modelcat completions ", "bash fish pwsh zsh")]
    public void A_line_is_completed(string line, string expected)
    {
        using var catalog = new AcmeCatalog();
        var (code, output, error) = catalog.Run("", $"[suggest:{line.Length}]", line);

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Equal(expected.Split(' '), output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith('-') && word is not ("/?" or "/h")));
    }

    [Fact]
    public void Without_a_catalog_nothing_is_proposed_and_nothing_is_wrong()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var error = new StringWriter();

        CommandLine.Run(["[suggest:22]", "modelcat list --vendor "], new ToolTerminal(output, error) { WorkingDirectory = folder.Path });

        Assert.DoesNotContain("acme", output.ToString(), StringComparison.Ordinal);
        Assert.Equal("", error.ToString());
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _modelcat modelcat")]
    [InlineData("zsh", "compdef _modelcat modelcat")]
    [InlineData("fish", "complete -c modelcat")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName modelcat")]
    public void Each_shell_has_a_script(string shell, string expected)
    {
        using var catalog = new AcmeCatalog();
        var (code, output, _) = catalog.Run("", "completions", shell);

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', output);
    }

    [Fact]
    public void A_shell_without_a_script_is_a_wrong_call()
    {
        using var catalog = new AcmeCatalog();

        Assert.Equal(ExitCode.Usage, catalog.Run("", "completions", "tcsh").Code);
    }

    [Theory]
    [InlineData("bash", "modelcat show acme/", "acme/clip acme/rush")]
    [InlineData("bash", "modelcat val", "validate")]
    [InlineData("bash", "modelcat check --format s", "sarif")]
    [InlineData("zsh", "modelcat val", "validate")]
    [InlineData("fish", "modelcat val", "validate")]
    public async Task A_shell_that_reads_its_script_completes(string shell, string line, string expected)
    {
        using var catalog = new AcmeCatalog();
        var tool = $"dotnet '{typeof(CommandLine).Assembly.Location}' \"$@\"";
        var script = shell switch
        {
            "bash" => $"modelcat() {{ {tool}; }}; eval \"$(modelcat completions bash)\"; COMP_LINE='{line}'; COMP_POINT={line.Length}; _modelcat; echo \"${{COMPREPLY[*]}}\"",
            "zsh" => $"modelcat() {{ {tool}; }}; compdef() {{ :; }}; compadd() {{ print -l -- \"${{@[2,-1]}}\" | grep '^{line.Split(' ')[^1]}'; }}; eval \"$(modelcat completions zsh)\"; BUFFER='{line}'; CURSOR={line.Length}; _modelcat",
            _ => $"function modelcat; {tool.Replace("\"$@\"", "$argv", StringComparison.Ordinal)}; end; modelcat completions fish | source; complete -C '{line}'",
        };
        Process? process;
        try
        {
            process = Process.Start(new ProcessStartInfo(shell, ["-c", script]) { WorkingDirectory = catalog.Folder.Path, RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"There is no {shell} here.");
            return;
        }

        using (process)
        {
            var error = process!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal((expected, ""), (output.Trim(), await error));
        }
    }

    [Fact]
    public void The_version_is_printed()
    {
        using var catalog = new AcmeCatalog();
        var (code, output, _) = catalog.Run("", "--version");

        Assert.Equal(ExitCode.Success, code);
        Assert.StartsWith(typeof(CommandLine).Assembly.GetName().Version!.ToString(3), output, StringComparison.Ordinal);
    }
}
