using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

/// <summary>What CONTRIBUTING.md tells of a new model and a new provider, done again in a copy of the catalog: files are written, commands are run, and they print what stands there.</summary>
/// <remarks>
/// A line <c>…</c> stands for any lines. <c>UPDATE_CASES=1</c> writes anew the blocks that print something else. A build is not run here: <c>ModelCatalog.Generator.Tests</c> compile what every descriptor emits.
/// </remarks>
public sealed partial class StartToEndTests : IDisposable
{
    private const string Port = "8080";
    private static readonly string s_page = Path.Combine(Repository.Root, "CONTRIBUTING.md");

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task<int>> _running = [];
    private readonly string _port = FreePort();

    [Theory]
    [InlineData("A new model, start to end")]
    [InlineData("A new provider, start to end")]
    public async Task The_transcript_is_true(string title)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The transcript is one of a POSIX shell.");
        Assert.SkipUnless(Has("curl"), "There is no 'curl' here to send the transcript's request.");
        var page = (await File.ReadAllTextAsync(s_page, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var start = page.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"CONTRIBUTING.md has no section '{title}'");
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        var section = end < 0 ? page[start..] : page[start..end];
        CopyCatalog();
        var before = Files();
        var named = new List<string>();
        var commands = 0;
        foreach (Match block in Block().Matches(section))
        {
            var (file, content) = (block.Groups["file"].Value, block.Groups["content"].Value);
            if (file.Length > 0)
            {
                _folder.Write(file, content);
                named.Add(file);
                continue;
            }

            var actual = new StringBuilder();
            foreach (Match command in Command().Matches(content))
            {
                var line = command.Groups["command"].Value;
                var expected = command.Groups["output"].Value;
                var printed = line.StartsWith("dotnet build", StringComparison.Ordinal) ? expected : await RunAsync(line);
                if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1") actual.Append("$ ").Append(line).Append('\n').Append(IsLike(expected, printed) ? expected : printed);
                else Assert.True(IsLike(expected, printed), $"$ {line}\n{printed}\n--- expected:\n{expected}");
                commands++;
            }

            if (actual.Length > 0) page = page.Replace(content, actual.ToString(), StringComparison.Ordinal);
        }

        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1") await File.WriteAllTextAsync(s_page, page, TestContext.Current.CancellationToken);
        Assert.True(commands >= 5);

        // Nothing was touched but descriptors that are new.
        var after = Files();
        Assert.All(before, file => Assert.Equal(file.Value, after[file.Key]));
        Assert.Equal(named.Distinct().Order(StringComparer.Ordinal), after.Keys.Except(before.Keys).Where(file => named.Contains(file)).Order(StringComparer.Ordinal));
        Assert.All(after.Keys.Except(before.Keys), file => Assert.EndsWith(".yaml", file, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _stop.Cancel();
        Task.WaitAll([.. _running], TimeSpan.FromSeconds(20));
        _stop.Dispose();
        _folder.Dispose();
    }

    private async Task<string> RunAsync(string line)
    {
        // A descriptor's own tool runs in this process; what else a shell does, a shell does.
        var command = line.Replace(Port, _port, StringComparison.Ordinal);
        var text = !command.StartsWith("modelcat ", StringComparison.Ordinal) ? await ShellAsync(command)
            : command.EndsWith(" &", StringComparison.Ordinal) ? Start(command[..^2]) : Run(command);
        return FileCount().Replace(TaskId().Replace(text.Replace(_port, Port, StringComparison.Ordinal), "task-1-8e1f04c2a7b35d96"), "95 files");
    }

    private string Run(string command)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(Words(command), new ToolTerminal(output, output) { WorkingDirectory = _folder.Path });
        return output + (code == ExitCode.Success ? "" : string.Create(CultureInfo.InvariantCulture, $"[exit {code}]\n"));
    }

    private string Start(string command)
    {
        var output = new LineLog();
        _running.Add(Task.Run(() => CommandLine.Run(Words(command), new ToolTerminal(output, output) { WorkingDirectory = _folder.Path, Stopped = () => _stop.Token })));
        return string.Concat(output.ReadUntil(line => line.StartsWith("Ctrl+C", StringComparison.Ordinal)).Select(line => line + "\n"));
    }

    private async Task<string> ShellAsync(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"$ {command}\n{await error}{output}");
        return output.Length == 0 || output.EndsWith('\n') ? output : output + "\n";
    }

    private void CopyCatalog()
    {
        var catalog = Path.Combine(Repository.Root, "catalog");
        foreach (var file in Directory.EnumerateFiles(catalog, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".yaml" or ".json"))
        {
            var path = Path.GetRelativePath(catalog, file).Replace('\\', '/');
            if (!path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal)) _folder.Write("catalog/" + path, File.ReadAllText(file));
        }
    }

    private Dictionary<string, string> Files() => Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);

    // A line of dots stands for any lines.
    private static bool IsLike(string expected, string printed) => Regex.IsMatch(printed, @"\A" + string.Concat(expected.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Trim() == "…" ? @"(?:.*\n)*?" : Regex.Escape(line.TrimEnd()) + @"[ ]*\n(?:[ ]*\n)*")) + @"\z", RegexOptions.None, TimeSpan.FromSeconds(10));

    private static string[] Words(string command) => [.. Word().Matches(command).Select(match => match.Value.Replace("'", "", StringComparison.Ordinal)).Skip(1)];

    private static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    // A block of YAML names its file in the line above it; a block of a console holds commands with what they print.
    [GeneratedRegex(@"(?:`(?<file>catalog/[^`\n]+\.yaml)`:\n\n```yaml\n(?<content>.*?)```|```console\n(?<content>.*?)```)", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\$ (?<command>[^\n]*)\n(?<output>(?:(?!\$ )[^\n]*\n)*)")]
    private static partial Regex Command();

    // The catalog grows, and its transcripts need not.
    [GeneratedRegex("[0-9]+ files")]
    private static partial Regex FileCount();

    [GeneratedRegex("task-1-[0-9a-f]{16}")]
    private static partial Regex TaskId();

    [GeneratedRegex(@"'[^']*'|[^\s']+")]
    private static partial Regex Word();
}
