using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;

namespace ModelCatalog.Tool.Narrowing;

/// <summary>What remains of parameters, for people: one with every reason, or all, a line each.</summary>
internal static class AllowedText
{
    /// <summary>Writes it.</summary>
    public static void Write(IReadOnlyList<AllowedChoices> choices, IReadOnlyList<RequestViolation> wrong, bool isOne, ToolTerminal terminal)
    {
        foreach (var violation in wrong) terminal.Output.WriteLine(TerminalText.Paint(terminal, TerminalText.Red, "wrong already") + "  " + TerminalText.Printable(violation.Message));
        if (isOne) WriteOne(choices[0], terminal);
        else WriteAll(choices, terminal);
    }

    private static void WriteAll(IReadOnlyList<AllowedChoices> choices, ToolTerminal terminal)
    {
        var table = new TextTable();
        foreach (var choice in choices)
        {
            var removed = choice.Values.Count(value => !value.IsAllowed);
            string?[] remarks = [choice.Absence.IsAllowed ? null : "must be set", removed > 0 && choice.Presence.IsAllowed ? $"{removed} removed" : null];
            table.Add([
                (choice.Parameter, TextTable.Cyan),
                (Summary(choice), choice.Presence.IsAllowed ? null : TextTable.Yellow),
                .. remarks.OfType<string>().Select(remark => (remark, (string?)TextTable.Dim))]);
        }

        table.WriteTo(terminal);
    }

    private static void WriteOne(AllowedChoices choice, ToolTerminal terminal)
    {
        foreach (var value in choice.Values) WriteLine(value.Value!.ToText(), value.RemovedBy, value.Warnings, terminal);
        foreach (var range in choice.Ranges) WriteLine(Words(range, choice.Measure), range.RemovedBy, default, terminal);
        if (choice.Values.Count == 0 && choice.Ranges.Count == 0) WriteLine("any value", choice.Presence.RemovedBy, choice.Presence.Warnings, terminal);
        else if (choice.IsOpen) WriteLine("others", choice.Presence.RemovedBy, default, terminal);
        WriteLine("absent", choice.Absence.RemovedBy, default, terminal);
    }

    private static void WriteLine(string what, EquatableArray<ChoiceRemoval> removedBy, EquatableArray<ChoiceRemoval> warnings, ToolTerminal terminal)
    {
        var isAllowed = removedBy.Count == 0;
        var sign = isAllowed ? TerminalText.Paint(terminal, TerminalText.Green, "yes") : TerminalText.Paint(terminal, TerminalText.Red, "no ");
        terminal.Output.WriteLine($"{sign} {TerminalText.Printable(what)}");
        foreach (var removal in removedBy.Concat(warnings))
            terminal.Output.WriteLine("      " + TerminalText.Paint(terminal, TerminalText.Dim, TerminalText.Printable(removal.Rule)) + "  " + TerminalText.Printable(removal.Message));
    }

    private static string Summary(AllowedChoices choice)
    {
        if (!choice.Presence.IsAllowed) return "nothing: " + choice.Presence.RemovedBy[0].Message;
        List<string> parts = [.. choice.Values.Where(value => value.IsAllowed).Select(value => value.Value!.ToText()), .. choice.Ranges.Where(range => range.IsAllowed).Select(range => Words(range, choice.Measure))];
        if (choice.IsOpen) parts.Add("others");
        return parts.Count == 0 ? "any value" : string.Join(", ", parts);
    }

    /// <summary>A stretch in the language's own spelling of ranges, with what it measures.</summary>
    internal static string Words(AllowedRange range, ChoiceMeasure measure)
    {
        var noun = measure switch
        {
            ChoiceMeasure.Items => range is { Minimum.Digits: "1", Maximum.Digits: "1" } ? " item" : " items",
            ChoiceMeasure.Characters => " characters",
            _ => "",
        };
        var step = range.Step is { } every ? " in steps of " + every.Digits : "";
        if (range.Minimum is null && range.Maximum is null) return "any" + (noun.Length > 0 ? " number of" + noun : " number");
        if (range.Minimum is not null && range.Minimum.Equals(range.Maximum)) return range.Minimum.Digits + noun;
        if (range.IsMinimumOpen || range.IsMaximumOpen)
            return $"{(range.Minimum is null ? "" : (range.IsMinimumOpen ? "above " : "from ") + range.Minimum.Digits)}{(range.Minimum is null || range.Maximum is null ? "" : " ")}{(range.Maximum is null ? "" : (range.IsMaximumOpen ? "below " : "up to ") + range.Maximum.Digits)}{noun}";
        return $"{range.Minimum?.Digits}..{range.Maximum?.Digits}{noun}{step}";
    }
}
