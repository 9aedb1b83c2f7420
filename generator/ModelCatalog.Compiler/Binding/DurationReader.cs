using System.Globalization;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Binding;

/// <summary>Reads <c>500ms</c>, <c>3s</c>, <c>15m</c>, <c>1h</c> as milliseconds.</summary>
internal static class DurationReader
{
    // Timers take no longer time than int.MaxValue milliseconds.
    private const long Longest = 24L * 24 * 60 * 60 * 1000;

    /// <summary>Milliseconds, or null when it was reported.</summary>
    public static long? Read(BindingScope scope)
    {
        if (scope.Scalar() is not { } scalar) return null;
        if (Parse(scalar.Text, out var problem) is { } milliseconds) return milliseconds;
        scope.Report(BindingDiagnostics.Duration, BindingScope.Shown(scalar.Text), problem);
        return null;
    }

    /// <summary>A text's milliseconds, or null and what is wrong with it.</summary>
    public static long? Parse(string text, out string problem)
    {
        var digits = 0;
        while (digits < text.Length && NameForm.IsDigit(text[digits])) digits++;
        var unit = text.Substring(digits).TrimStart();
        if (unit.Length > 0 && digits + unit.Length < text.Length)
        {
            problem = "a space stands in it";
            return null;
        }

        long? factor = unit switch { "ms" => 1, "s" => 1000, "m" => 60_000, "h" => 3_600_000, _ => null };
        problem = digits == 0 ? "it has no whole number in front"
            : unit.Length == 0 ? "it has no unit"
            : "'" + BindingScope.Shown(unit) + "' is no unit";
        if (digits == 0 || factor is null) return null;
        problem = "it is more than 24 days";
        if (digits > 12) return null;
        var amount = long.Parse(text.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        return amount <= Longest / factor ? amount * factor : null;
    }
}
