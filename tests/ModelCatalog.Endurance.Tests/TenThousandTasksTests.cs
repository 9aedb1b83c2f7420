using System.Text.Json.Nodes;
using ModelCatalog.Tests;

namespace ModelCatalog.Endurance.Tests;

/// <summary>
/// An application that is killed in the middle, and providers of which every fifth request goes wrong in some way. Whatever happens: nothing is paid twice, and every task ends.
/// </summary>
public sealed class TenThousandTasksTests
{
    private const string Key = "sk-endurance-6f1d0c7be24a";

    [Theory]
    [InlineData(500)]
    [InlineData(10_000)]
    public async Task Every_task_ends_once_and_none_is_submitted_twice(int tasks)
    {
        var catalog = Repository.CompileCatalog();
        await using var unifically = await FaultyProvider.StartAsync(catalog, "unifically", Key, seed: tasks);
        await using var kie = await FaultyProvider.StartAsync(catalog, "kie", Key, seed: tasks + 1);
        using var runner = new Runner(unifically.Address, kie.Address, Key, tasks);

        await runner.RunAsync(killAtEntries: tasks);
        var before = runner.Journal.Count;
        var exit = await runner.RunAsync();

        Assert.True(exit == 0, runner.Written[..Math.Min(4_000, runner.Written.Length)]);
        var journal = runner.Journal;
        Assert.InRange(before, tasks, journal.Count - (tasks / 10));
        var started = new[] { unifically, kie }.SelectMany(provider => provider.Started).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var stories = journal.GroupBy(entry => (int)entry["task"]!).ToDictionary(group => group.Key, group => group.ToList());
        Assert.Equal(Enumerable.Range(1, tasks), stories.Keys.Order());
        foreach (var (number, story) in stories) CheckStory(story, started.GetValueOrDefault($"A heron, take {number}") ?? []);
        Assert.Equal(started.Count, started.Keys.Count(prompt => stories.ContainsKey(int.Parse(prompt.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture))));

        // Whatever can be ordered has happened, and none of it kept most tasks from their results.
        var ends = stories.Values.Select(story => Event(story[^1])).CountBy(end => end).ToDictionary(StringComparer.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine($"{unifically.Requests + kie.Requests} requests; {string.Join(", ", ends.Select(end => $"{end.Value} {end.Key}"))}");
        Assert.InRange(ends["result"], tasks * 75 / 100, tasks * 95 / 100);
        foreach (var end in new[] { "ambiguous", "unreadable", "failed", "lost" }) Assert.Contains(end, ends);
        Assert.True(ends["lost"] <= 250, "more submits were under way than the application allows");
        var submissions = journal.Select(entry => (string?)entry["submission"]).OfType<string>().ToList();
        Assert.Equal(ends["ambiguous"], submissions.Distinct().Count());
        Assert.All(submissions, submission => Assert.True(Guid.TryParse(submission, out _) && runner.Written.Contains($"may have accepted submission {submission}", StringComparison.Ordinal)));
        Assert.InRange((double)(unifically.Struck.Values.Sum() + kie.Struck.Values.Sum()) / (unifically.Requests + kie.Requests), 0.15, 0.25);
        if (tasks >= 10_000) Assert.DoesNotContain(FaultyProvider.Ordered, fault => unifically.Struck.GetValueOrDefault(fault) + kie.Struck.GetValueOrDefault(fault) == 0);
        Assert.DoesNotContain(Key, runner.Written, StringComparison.Ordinal);
        Assert.Contains("span ", runner.Written, StringComparison.Ordinal);
    }

    /// <summary>What the application noted of a task agrees with what its provider knows.</summary>
    private static void CheckStory(List<JsonObject> story, List<string> started)
    {
        var text = $"{string.Join(" | ", story.Select(entry => entry.ToJsonString()))}; started: {string.Join(", ", started)}";
        Assert.True(started.Count <= 1, "submitted twice: " + text);
        switch (story.ConvertAll(Event))
        {
            case ["submitting", "submitted", "result"]:
                Assert.True(started is [var task] && task == TaskOf(story[1]) && ((string)story[2]["url"]!).Contains(task, StringComparison.Ordinal), text);
                break;
            case ["submitting", "submitted", "failed"]:
                Assert.True(started is [var failed] && failed == TaskOf(story[1]) && story[2]["type"] is not null, text);
                break;
            case ["submitting", "refused"]:
                Assert.True(started.Count == 0, "refused, and yet started: " + text);
                break;
            case ["submitting", "ambiguous" or "unreadable" or "lost"]:
                break;
            default:
                Assert.Fail("another story than expected: " + text);
                break;
        }
    }

    private static string Event(JsonObject entry) => (string)entry["event"]!;

    private static string TaskOf(JsonObject entry) => (string)entry["handle"]!["task_id"]!;
}
