using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace ModelCatalog.Endurance.Tests;

/// <summary>The application under test: a process of its own, with its files in a folder that is gone afterwards.</summary>
internal sealed class Runner(string unifically, string kie, string key, int tasks) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("modelcatalog-");
    private readonly long _start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private string JournalPath => Path.Combine(_folder.FullName, "journal.jsonl");

    /// <summary>What the application noted, in order; half a line at the end is no line.</summary>
    public IReadOnlyList<JsonObject> Journal
    {
        get
        {
            if (!File.Exists(JournalPath)) return [];
            using var reader = new StreamReader(new FileStream(JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            var text = reader.ReadToEnd();
            return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
        }
    }

    /// <summary>Everything that it wrote anywhere.</summary>
    public string Written { get; private set; } = "";

    /// <summary>Runs it to its end, or kills it once the journal is that long.</summary>
    /// <returns>The exit code; null: it was killed.</returns>
    public async Task<int?> RunAsync(int? killAtEntries = null)
    {
        var dll = typeof(Runner).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "TaskRunner").Value!;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.GetFullPath(dll), JournalPath, Path.Combine(_folder.FullName, "log.txt"), unifically, kie, Text(tasks), "250", _start.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        start.Environment["RUNNER_KEY"] = key;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (killAtEntries is { } entries)
            {
                while (!process.HasExited && Journal.Count < entries) await Task.Delay(100, TestContext.Current.CancellationToken);
                process.Kill();
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Written += await output + await error + await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "log.txt")) + await File.ReadAllTextAsync(JournalPath);
            return killAtEntries is null ? process.ExitCode : null;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
