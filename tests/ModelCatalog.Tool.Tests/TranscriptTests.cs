using System.Text;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

/// <summary>Commands and what they print, as a person sees it: <c>Transcripts/*.txt</c>. <c>UPDATE_CASES=1</c> writes them anew; they are read before they are committed.</summary>
public class TranscriptTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "ModelCatalog.Tool.Tests", "Transcripts");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(s_folder, "*.txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_command_prints_this(string file)
    {
        using var catalog = TalkCatalog.Create();
        var expected = File.ReadAllText(Path.Combine(s_folder, file)).ReplaceLineEndings("\n");
        var commands = expected.Split('\n').Where(line => line.StartsWith("$ modelcat ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(commands);
        var actual = string.Join("\n", commands.Select(command => Transcript(command, catalog)));
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1") File.WriteAllText(Path.Combine(s_folder, file), actual);
        else Assert.Equal(expected, actual);
    }

    private static string Transcript(string command, AcmeCatalog catalog)
    {
        var (code, output, error) = catalog.Run("", command["$ modelcat ".Length..].Split(' '));
        var text = new StringBuilder(command).Append('\n').Append(output).Append(error);
        if (code != ExitCode.Success) text.Append("[exit ").Append(code).Append("]\n");
        return text.ToString();
    }
}
