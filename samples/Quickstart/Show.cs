using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelCatalog;
using Spectre.Console;

namespace Quickstart;

/// <summary>Prints; in colours where a person looks, plain where the output goes to a file.</summary>
internal static class Show
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static Show()
    {
        if (!Console.IsOutputRedirected) return;

        // A file has no edge to wrap lines at, and nobody to see colours.
        AnsiConsole.Profile.Width = 1_000;
        AnsiConsole.Profile.Capabilities.Ansi = false;
    }

    /// <summary>Prints how a task stands, in the order in which it is told.</summary>
    public static IProgress<TaskProgress> Progress { get; } = new ProgressLine();

    public static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold]{text}[/]");
    }

    public static void Line(string text) => AnsiConsole.MarkupLineInterpolated($"  {text}");

    public static void Sent(string body)
    {
        Line("sent");
        foreach (var line in JsonNode.Parse(body)!.ToJsonString(Indented).Split('\n')) AnsiConsole.MarkupLineInterpolated($"    [cyan]{line.TrimEnd()}[/]");
    }

    public static void Violation(Violation violation)
    {
        var place = violation.Wire is null || violation.Wire == violation.Parameter ? violation.Parameter : $"{violation.Parameter} ({violation.Wire} on the wire)";
        AnsiConsole.MarkupLineInterpolated($"  [red]{violation.Rule}[/] at {place}");
        AnsiConsole.MarkupLineInterpolated($"    {violation.Message}");
    }

    public static bool Confirm(string question)
    {
        if (Console.IsInputRedirected)
        {
            Line(question + " Nobody can be asked here: add --yes to agree.");
            return false;
        }

        return AnsiConsole.Confirm(Markup.Escape(question + " Go on?"), defaultValue: false);
    }

    public static int Usage(string problem)
    {
        Console.Error.WriteLine(problem);
        Console.Error.WriteLine("usage: Quickstart [--live --image <url> [--yes]]");
        return ExitCode.Usage;
    }

    public static int Failure(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.Failure;
    }

    private sealed class ProgressLine : IProgress<TaskProgress>
    {
        public void Report(TaskProgress value) => Line(value.ToString());
    }
}
