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

    [Fact]
    public async Task A_batch_is_answered_from_standard_input()
    {
        using var catalog = new AcmeCatalog();
        var input = "\uFEFF{\"id\":\"é😀\",\"body\":{\"model\":\"acme/clip\",\"input\":{\"prompt\":\"x\"}}}\r\n{\"id\":2}";

        var (code, output, error, _) = await RunWith(input, catalog.Folder.Path, "validate", "--provider", "one", "--batch", "--format", "json", "-");

        Assert.Equal((ExitCode.Errors, ""), (code, error));
        Assert.Equal(["é😀 acme/clip valid", "2 invalid; error required body.required at body: `body` is required"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(AcmeCatalog.Describe));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_played_provider_takes_the_example_that_it_prints_and_ends_cleanly(string signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no such signals.");
        using var catalog = new AcmeCatalog();
        catalog.Folder.Write("catalog/models/clip-2.yaml", AcmeCatalog.WithExample);
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = catalog.Folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(CommandLine).Assembly.Location, "emulate", "--provider", "one" }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var lines = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("Ctrl+C", StringComparison.Ordinal)) lines.Add(line);
            var example = lines.Single(line => line.StartsWith("    curl ", StringComparison.Ordinal)).Trim();
            Assert.Contains("it'\\''s", example, StringComparison.Ordinal);
            using var curl = Process.Start(new ProcessStartInfo("sh", ["-c", "command -v curl >/dev/null || exit 77; " + example + " -sf"]) { RedirectStandardOutput = true })!;
            await curl.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (curl.ExitCode != 77) Assert.Equal(0, curl.ExitCode);
            using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

            Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
            if (curl.ExitCode != 77) Assert.Contains("1 request: 1 task started, 0 refused, 0 faults; 0 webhooks", rest, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', rest);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_watch_ends_cleanly(string signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no such signals.");
        using var folder = new TemporaryFolder();
        folder.Write("catalog/models/a.yaml", TemporaryFolder.Model("a"));
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "check", "--watch"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        try
        {
            await ReadUntil(process.StandardOutput, "Ctrl+C ends it");
            folder.Write("catalog/models/b.yaml", TemporaryFolder.Model("b"));
            await ReadUntil(process.StandardOutput, "2 files are right");
            using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

            Assert.EndsWith("ended\n", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_person_at_a_terminal_is_asked()
    {
        if (!File.Exists("/usr/bin/script")) Assert.Skip("There is no 'script' here to make a terminal.");
        using var catalog = new AcmeCatalog();
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", $"dotnet '{typeof(CommandLine).Assembly.Location}' new model", "/dev/null"])
        {
            WorkingDirectory = catalog.Folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["TERM"] = "xterm";
        using var process = Process.Start(start)!;
        try
        {
            foreach (var (question, answer) in new[] { ("Model:", "Clip 3\r"), ("such as 'clip-3'", "clip-3\r"), ("Vendor:", "acme\r"), ("Task:", "image-to-v\r"), ("Provider:", "many\r") })
            {
                await ReadUntil(process.StandardOutput, question);
                await process.StandardInput.WriteAsync(answer);
                await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            }

            await ReadUntil(process.StandardOutput, "is written, and right as it is");
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        var text = await File.ReadAllTextAsync(Path.Combine(catalog.Folder.Path, "catalog/models/acme/clip-3.yaml"), TestContext.Current.CancellationToken);
        Assert.Contains("tasks: [image-to-video]", text, StringComparison.Ordinal);
        Assert.Contains("  many: { model: acme/clip-3 }", text, StringComparison.Ordinal);
    }

    private static async Task ReadUntil(StreamReader output, string text)
    {
        var read = new System.Text.StringBuilder();
        var buffer = new char[256];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!read.ToString().Contains(text, StringComparison.Ordinal))
        {
            int count;
            try
            {
                count = await output.ReadAsync(buffer, patience.Token);
            }
            catch (OperationCanceledException)
            {
                count = 0;
            }

            if (count == 0) Assert.Fail($"'{text}' did not come; this did: {read}");
            read.Append(buffer, 0, count);
        }
    }

    private static Task<(int Code, string Output, string Error, TimeSpan Elapsed)> Run(string folder, params string[] arguments) => RunWith("", folder, arguments);

    private static async Task<(int Code, string Output, string Error, TimeSpan Elapsed)> RunWith(string input, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        start.StandardOutputEncoding = System.Text.Encoding.UTF8;
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error, watch.Elapsed);
    }
}
