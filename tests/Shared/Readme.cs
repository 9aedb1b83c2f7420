using System.Text.RegularExpressions;

namespace ModelCatalog.Tests;

/// <summary>What a readme shows, to be held against what happens.</summary>
public static partial class Readme
{
    /// <summary>The first block of code in a language.</summary>
    /// <param name="text">The readme.</param>
    /// <param name="language">The word behind the fence.</param>
    public static string Block(string text, string language)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var start = Array.IndexOf(lines, "```" + language);
        Assert.True(start >= 0, $"The readme has no block of {language}.");
        return string.Join('\n', lines[(start + 1)..Array.IndexOf(lines, "```", start)]) + "\n";
    }

    /// <summary>What was printed, without what differs from run to run: ports, and numbers of tasks.</summary>
    /// <param name="printed">What was printed.</param>
    public static string Lasting(string printed) =>
        Number().Replace(Port().Replace(printed.ReplaceLineEndings("\n"), "127.0.0.1:PORT"), "task-1-NUMBER");

    [GeneratedRegex(@"127\.0\.0\.1:[0-9]+")]
    private static partial Regex Port();

    [GeneratedRegex("task-1-[0-9a-f]{16}")]
    private static partial Regex Number();
}
