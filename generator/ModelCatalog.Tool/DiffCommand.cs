using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Comparing;
using ModelCatalog.Compiler.Json;
using static ModelCatalog.Tool.TerminalText;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat diff</c>: what changed between two catalogs, and whom it breaks.</summary>
public static class DiffCommand
{
    /// <summary>Prints the changes.</summary>
    /// <param name="before">The old catalog: a folder, or <c>revision:folder</c>.</param>
    /// <param name="after">The new one.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>; <see cref="ExitCode.Errors"/>: something breaks.</returns>
    public static int Run(string before, string after, string format, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(terminal);
        if (CatalogRevision.Load(before, terminal) is not { } old || CatalogRevision.Load(after, terminal) is not { } now) return ExitCode.Usage;
        var changes = CatalogDiff.Compare(old, now);
        if (format == "json") terminal.Output.Write(JsonOutput.Text(ToJson(changes)));
        else WriteText(changes, terminal);
        return changes.Any(change => change.Class is ChangeClass.BreaksCallers or ChangeClass.BreaksSenders) ? ExitCode.Errors : ExitCode.Success;
    }

    private static void WriteText(IReadOnlyList<CatalogChange> changes, ToolTerminal terminal)
    {
        foreach (var subject in changes.GroupBy(change => change.Subject))
        {
            terminal.Output.WriteLine(Printable(subject.Key));
            foreach (var change in subject)
            {
                var place = (change.Path.Length == 0 ? "" : change.Path + " ") + (change.Provider is null ? "" : $"at {change.Provider} ");
                terminal.Output.WriteLine($"  {Paint(terminal, ColorOf(change.Class), change.ClassName.PadRight(14))}  {Printable(place)}{Printable(change.Message)}");
            }
        }

        var counts = Enum.GetValues<ChangeClass>().Select(kind => (Count: changes.Count(change => change.Class == kind), Words: WordsOf(kind))).Where(one => one.Count > 0);
        terminal.Output.WriteLine(changes.Count == 0 ? "nothing changed" : Count(changes.Count, "change") + ": " + string.Join(", ", counts.Select(one => $"{one.Count} {one.Words}")));
    }

    private static string WordsOf(ChangeClass kind) => kind switch
    {
        ChangeClass.BreaksCallers => "for callers to mend",
        ChangeClass.BreaksSenders => "for senders to mind",
        ChangeClass.Loosens => "loosening",
        _ => "neutral",
    };

    private static string ColorOf(ChangeClass kind) => kind switch
    {
        ChangeClass.BreaksCallers => Red,
        ChangeClass.BreaksSenders => Yellow,
        ChangeClass.Loosens => Green,
        _ => Dim,
    };

    private static JsonObject ToJson(IReadOnlyList<CatalogChange> changes) => new(new JsonMember[]
    {
        new("breaks", new JsonBoolean(changes.Any(change => change.Class is ChangeClass.BreaksCallers or ChangeClass.BreaksSenders))),
        new("changes", new JsonArray(changes.Select(ToJson).ToEquatableArray())),
    }.ToEquatableArray());

    private static JsonValue ToJson(CatalogChange change) => new JsonObject(new JsonMember[]
    {
        new("class", new JsonString(change.ClassName)),
        new("subject", new JsonString(change.Subject)),
        new("provider", change.Provider is null ? JsonNull.Instance : new JsonString(change.Provider)),
        new("path", new JsonString(change.Path)),
        new("message", new JsonString(change.Message)),
    }.ToEquatableArray());
}
