using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelCatalog.Tool.Tests;

public sealed partial class CheckWatchTests : IDisposable
{
    private static readonly string s_right = TemporaryFolder.Model("a");

    private readonly TemporaryFolder _folder = new();
    private readonly LineLog _output = new();
    private readonly LineLog _error = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _output.Dispose();
        _error.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_edit_tells_what_it_brought_and_what_it_fixed()
    {
        _folder.Write("catalog/models/a.yaml", s_right).Write("catalog/models/b.yaml", TemporaryFolder.Model("b"));
        var run = Start();

        Assert.Equal(["2 files are right (# ms)", "Watching catalog; Ctrl+C ends it"], Until("Watching"));
        _folder.Write("catalog/models/a.yaml", s_right.Replace("vendor", "vendr", StringComparison.Ordinal));
        Assert.Equal(
            [
                "##:##:##  catalog/models/a.yaml changed",
                "catalog/models/a.yaml(1,1): error MC2003: A model needs 'vendor', as in `vendor: acme`",
                "    model: a",
                "    ^~~~~",
            ], Until(" error").Concat(_output.ReadUntil(line => line.Contains("^~", StringComparison.Ordinal))).Select(Masked));
        Assert.Equal("2 errors in 1 of 2 files (# ms)", Until(" errors in").Last());

        // Lines that only move bring nothing and fix nothing.
        _folder.Write("catalog/models/a.yaml", "# more\n" + s_right.Replace("vendor", "vendr", StringComparison.Ordinal));
        Assert.Equal(["##:##:##  catalog/models/a.yaml changed", "2 errors in 1 of 2 files (# ms)"], Until(" errors in"));
        _folder.Write("catalog/models/a.yaml", s_right);
        Assert.Equal(
            ["##:##:##  catalog/models/a.yaml changed", "fixed: catalog/models/a.yaml(2,1) MC2003 Missing key", "fixed: catalog/models/a.yaml(3,1) MC2002 Unknown key", "2 files are right (# ms)"], Until("are right"));
        _folder.Write("catalog/c.yaml", TemporaryFolder.Model("c"));
        Assert.Equal(["##:##:##  catalog/c.yaml added", "3 files are right (# ms)"], Until("are right"));
        File.Delete(Path.Combine(_folder.Path, "catalog/models/b.yaml"));
        Assert.Equal(["##:##:##  catalog/models/b.yaml removed", "2 files are right (# ms)"], Until("are right"));

        await _stop.CancelAsync();
        Assert.Equal(ExitCode.Success, await run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal(["ended"], _output.Rest());
        Assert.Empty(_error.Rest());
    }

    [Fact]
    public async Task Folders_go_and_come()
    {
        _folder.Write("catalog/models/a.yaml", s_right).Write("catalog/more/deep/b.yaml", TemporaryFolder.Model("b"));
        var run = Start();
        Until("Watching");

        Directory.Delete(Path.Combine(_folder.Path, "catalog/more"), recursive: true);
        Assert.Equal("1 file is right (# ms)", Until("is right").Last());
        Directory.Delete(Path.Combine(_folder.Path, "catalog"), recursive: true);
        _error.ReadUntil(line => line.EndsWith("catalog is not there any more; waiting for it", StringComparison.Ordinal));
        _folder.Write("catalog/models/a.yaml", s_right.Replace("vendor", "vendr", StringComparison.Ordinal));
        Until(" errors in 1 of 1 file");
        _folder.Write("catalog/models/a.yaml", s_right);
        Until("1 file is right");

        // Gone and back between two looks.
        Directory.Move(Path.Combine(_folder.Path, "catalog"), Path.Combine(_folder.Path, "old"));
        _folder.Write("catalog/models/a.yaml", s_right + "# again\n");
        Until("1 file is right");
        _folder.Write("catalog/models/z.yaml", TemporaryFolder.Model("z"));
        Until("2 files are right");

        await _stop.CancelAsync();
        Assert.Equal(ExitCode.Success, await run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_file_can_be_watched()
    {
        _folder.Write("a.yaml", s_right).Write("b.yaml", "modl: b\n");
        var run = Start("a.yaml");

        Assert.Equal("1 file is right (# ms)", Until("Watching")[0]);
        _folder.Write("b.yaml", "modell: b\n").Write("a.yaml", "# edited\n" + s_right);
        Assert.Equal(["##:##:##  a.yaml changed", "1 file is right (# ms)"], Until("is right"));
        File.Move(Path.Combine(_folder.Path, "a.yaml"), Path.Combine(_folder.Path, "c.yaml"));
        _error.ReadUntil(line => line.EndsWith("a.yaml is not there any more; waiting for it", StringComparison.Ordinal));
        _folder.Write("a.yaml", s_right);
        Until("is right");

        await _stop.CancelAsync();
        Assert.Equal(ExitCode.Success, await run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Json_is_a_line_for_each_check()
    {
        _folder.Write("catalog/a.yaml", s_right);
        var run = Start("--format", "json");

        using var first = JsonDocument.Parse(_output.ReadUntil(_ => true)[0]);
        Assert.Equal(("checked", 1, 0), (first.RootElement.GetProperty("event").GetString(), first.RootElement.GetProperty("files").GetInt32(), first.RootElement.GetProperty("errors").GetInt32()));
        _folder.Write("catalog/a.yaml", s_right.Replace("vendor", "vendr", StringComparison.Ordinal));
        using var second = JsonDocument.Parse(_output.ReadUntil(_ => true)[0]);
        Assert.Equal("catalog/a.yaml changed", Assert.Single(second.RootElement.GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("path")} {change.GetProperty("change")}")));
        Assert.Equal(["MC2003", "MC2002"], second.RootElement.GetProperty("appeared").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Empty(second.RootElement.GetProperty("fixed").EnumerateArray());

        await _stop.CancelAsync();
        Assert.Equal(ExitCode.Success, await run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal(["""{"event":"ended"}"""], _output.Rest());
    }

    [Fact]
    public void One_report_cannot_be_many()
    {
        _folder.Write("catalog/a.yaml", s_right);

        Assert.Equal(ExitCode.Usage, CommandLine.Run(["check", "--watch", "--format", "sarif"], new ToolTerminal(_output, _error) { WorkingDirectory = _folder.Path }));
        Assert.Equal(["modelcat: --format sarif is one report, and --watch makes many; expected text or json"], _error.Rest());
    }

    private Task<int> Start(params string[] arguments) =>
        Task.Run(() => CommandLine.Run(["check", "--watch", .. arguments], new ToolTerminal(_output, _error) { WorkingDirectory = _folder.Path, Stopped = () => _stop.Token }));

    // The lines up to one, times masked.
    private List<string> Until(string text) => _output.ReadUntil(line => line.Contains(text, StringComparison.Ordinal)).ConvertAll(Masked);

    private static string Masked(string line) => Clock().Replace(Milliseconds().Replace(line, "(# ms)"), "##:##:##");

    [GeneratedRegex(@"\((\d+) ms\)")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"^\d\d:\d\d:\d\d")]
    private static partial Regex Clock();
}
