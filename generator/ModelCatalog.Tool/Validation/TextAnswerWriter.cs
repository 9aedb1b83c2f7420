using System.Globalization;
using System.Text;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using static ModelCatalog.Tool.TerminalText;

namespace ModelCatalog.Tool.Validation;

/// <summary>Prints answers for a reader.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="isBatch">Whether each answer has a line of its own above its violations.</param>
internal sealed class TextAnswerWriter(ToolTerminal terminal, bool isBatch) : IAnswerWriter
{
    private const int HeldBack = 32 * 1024;

    private readonly StringBuilder _held = new();

    /// <inheritdoc />
    public void Write(Answer answer)
    {
        if (isBatch) WriteHead(answer);
        var places = answer.Violations.Count == 0 ? 0 : Math.Min(40, answer.Violations.Max(violation => Printable(Answer.PlaceOf(violation)).Length));
        var kinds = answer.Violations.Count == 0 ? 0 : answer.Violations.Max(violation => violation.KindName.Length);
        foreach (var violation in answer.Violations)
        {
            if (isBatch) _held.Append("    ");
            Paint(violation.IsWarning ? Yellow : Red, violation.IsWarning ? "!" : "✗");
            if (places > 0) _held.Append(' ').Append(Printable(Answer.PlaceOf(violation)).PadRight(places)).Append(' ');
            _held.Append(' ').Append(violation.KindName.PadRight(kinds)).Append("  ").Append(Printable(violation.Message)).Append(' ');
            Paint(Dim, "(" + Printable(violation.Rule) + ")");
            _held.Append('\n');
            if (_held.Length > HeldBack) Flush();
        }

        if (!isBatch) WriteSummary(answer);
        if (_held.Length > HeldBack) Flush();
    }

    /// <inheritdoc />
    public void Flush()
    {
        terminal.Output.Write(_held);
        terminal.Output.Flush();
        _held.Clear();
    }

    /// <summary>Prints how a batch went.</summary>
    public void WriteTotal(long valid, long invalid)
    {
        _held.Append(CultureInfo.InvariantCulture, $"{Count(valid + invalid, "request")}: {valid} valid, {invalid} invalid\n");
        Flush();
    }

    private void WriteHead(Answer answer)
    {
        Paint(answer.IsValid ? Green : Red, answer.IsValid ? "✓" : "✗");
        _held.Append(' ').Append(answer.Id is null ? "(no id)" : Printable(answer.Id.ToText()));
        if (answer.Model is not null) _held.Append("  ").Append(Printable(answer.Model));
        _held.Append('\n');
    }

    private void WriteSummary(Answer answer)
    {
        var errors = answer.ErrorCount;
        var warnings = answer.Violations.Count - errors;
        string[] parts = [.. errors > 0 ? [Count(errors, "error")] : Array.Empty<string>(), .. warnings > 0 ? [Count(warnings, "warning")] : Array.Empty<string>()];
        Paint(errors == 0 ? Green : Red, errors == 0 ? "✓" : "✗");
        _held.Append(' ').Append(Printable(answer.Model ?? "the request")).Append(errors == 0 ? " is valid" : " is not valid");
        if (parts.Length > 0) _held.Append(": ").AppendJoin(", ", parts);
        _held.Append('\n');
    }

    private void Paint(string color, string text) => _held.Append(TerminalText.Paint(terminal, color, text));
}
