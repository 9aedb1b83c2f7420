using System.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Text;

public class NearestNameTests
{
    [Theory]
    [InlineData("promt", "; did you mean 'prompt'?", "prompt", "negative_prompt")]
    [InlineData("PROMPT", "; did you mean 'prompt'?", "prompt")]
    [InlineData("pormpt", "; did you mean 'prompt'?", "prompt")]
    [InlineData("seed", "", "prompt", "duration")]
    [InlineData("", "", "prompt")]
    [InlineData("7", "; the nearest is 5", "5", "10")]
    [InlineData("7.6", "; the nearest is 10", "5", "10")]
    [InlineData("-3", "; the nearest is 5", "5", "10")]
    [InlineData("7", "; did you mean '5'?", "5", "auto")]
    [InlineData("5s", "; did you mean '5'?", "5", "10")]
    [InlineData("1e999", "", "5", "10")]
    public void The_nearest_is_proposed(string name, string expected, params string[] candidates) => Assert.Equal(expected, NearestName.Hint(name, candidates));

    [Fact]
    public void The_shortcuts_change_no_answer()
    {
        var random = new Random(11);
        for (var i = 0; i < 3_000; i++)
        {
            var candidates = Enumerable.Range(0, 1 + random.Next(12)).Select(_ => Text(random)).ToList();
            var name = random.Next(2) == 0 ? Text(random) : Changed(random, candidates[random.Next(candidates.Count)]);

            Assert.Equal(Plain(name, candidates), NearestName.Find(name, candidates));
        }
    }

    [Fact]
    public void Very_long_names_cost_nothing()
    {
        var candidates = Enumerable.Range(0, 1_000).Select(i => new string((char)('a' + (i % 20)), 90_000 + i)).ToList();
        var watch = Stopwatch.StartNew();

        NearestName.Hint(new string('x', 90_500), candidates);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(random.Next(8) == 0 ? 90 : 14)).Select(_ => "abcA-"[random.Next(5)]));

    private static string Changed(Random random, string text)
    {
        for (var i = random.Next(5); i > 0 && text.Length > 1; i--)
        {
            var at = random.Next(text.Length - 1);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, "b"),
                _ => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            };
        }

        return text;
    }

    /// <summary>The definition: the whole table for each candidate.</summary>
    private static string? Plain(string name, List<string> candidates) => candidates
        .Where(candidate => Math.Abs(name.Length - candidate.Length) <= Limit(name, candidate) && Distance(name, candidate) <= Limit(name, candidate))
        .OrderBy(candidate => Distance(name, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal).FirstOrDefault();

    private static int Limit(string name, string candidate) => Math.Max(1, Math.Max(name.Length, candidate.Length) / 3);

    private static int Distance(string left, string right)
    {
        var (a, b) = (left.ToLowerInvariant()[..Math.Min(64, left.Length)], right.ToLowerInvariant()[..Math.Min(64, right.Length)]);
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
