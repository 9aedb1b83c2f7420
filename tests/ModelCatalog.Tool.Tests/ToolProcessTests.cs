using System.Diagnostics;

namespace ModelCatalog.Tool.Tests;

/// <summary>The built program, as a shell starts it.</summary>
public class ToolProcessTests
{
    [Fact]
    public async Task A_hundred_files_are_checked_within_seconds_and_without_colours()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 100; i++) folder.Write($"catalog/models/m{i}.yaml", TemporaryFolder.Model($"m{i}"));
        folder.Write("catalog/models/wrong.yaml", "title: \"é😀\nmodel: a\n");

        var (code, output, error, elapsed) = await Run(folder.Path, "check");

        Assert.Equal((ExitCode.Errors, ""), (code, error));
        Assert.Contains("    title: \"é😀\n           ^\n1 error in 1 of 101 files", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);

        // It takes about 0.2 s on an idle machine; a busy one may take longer, a hang does not pass.
        Assert.True(elapsed < TimeSpan.FromSeconds(10), $"took {elapsed}");
    }

    [Fact]
    public async Task A_wrong_call_exits_with_2()
    {
        using var folder = new TemporaryFolder();

        var (code, output, error, _) = await Run(folder.Path, "check", "nope");

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains("there is no folder or file 'nope'", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error, TimeSpan Elapsed)> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.StandardOutputEncoding = System.Text.Encoding.UTF8;
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error, watch.Elapsed);
    }
}
