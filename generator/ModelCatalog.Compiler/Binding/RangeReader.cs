using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Binding;

/// <summary>What a range speaks of.</summary>
/// <param name="Counted">What its bounds count, when they are whole numbers from 0 on; null: any numbers.</param>
/// <param name="Units">The units that may stand behind it.</param>
/// <param name="NeedsUnit">Whether one must.</param>
/// <param name="AllowsAny">Whether <c>any</c> is a range here.</param>
internal sealed record RangeForm(string? Counted, EquatableArray<string> Units, bool NeedsUnit = false, bool AllowsAny = false)
{
    public static RangeForm Value { get; } = new(null, default);

    public static RangeForm Items { get; } = new("items", default, AllowsAny: true);

    public static RangeForm Characters { get; } = new("characters", default);

    public static RangeForm Pixels { get; } = new("pixels", ["px"]);

    public static RangeForm Seconds { get; } = new(null, ["s"]);

    public static RangeForm Size { get; } = new(null, ["B", "KB", "MB", "GB", "KiB", "MiB", "GiB"], NeedsUnit: true);
}

/// <summary>Reads <c>a..b</c>, <c>a..</c>, <c>..b</c>, a single number (both bounds) and, where it makes sense, <c>any</c>; a unit may stand behind.</summary>
internal static class RangeReader
{
    /// <summary>The range, or null when it was reported.</summary>
    public static RangeDescriptor? Read(BindingScope scope, RangeForm form) =>
        scope.Scalar() is { } scalar ? Read(scope, scalar.Text.Trim(), form) : null;

    /// <summary>A text's range, or null when it was reported at the scope.</summary>
    public static RangeDescriptor? Read(BindingScope scope, string text, RangeForm form)
    {
        if (text == "any" && form.AllowsAny) return RangeDescriptor.Any;
        var (bounds, unit) = SplitUnit(text);
        if (Problem(bounds, form) is { } problem)
        {
            scope.Report(BindingDiagnostics.Range, BindingScope.Shown(text), problem);
            return null;
        }

        if (!CheckUnit(scope, text, unit, form)) return null;
        var (minimum, maximum) = Bounds(bounds);
        foreach (var bound in new[] { minimum, maximum })
        {
            if (bound is null || form.Counted is null || IsCount(bound)) continue;
            scope.Report(BindingDiagnostics.Count, scope.Label, form.Counted, bound.Digits);
            return null;
        }

        if (minimum is not null && maximum is not null && minimum.AsDouble > maximum.AsDouble)
        {
            scope.Report(BindingDiagnostics.ReversedRange, BindingScope.Shown(text), minimum.Digits, maximum.Digits);
            return null;
        }

        return new RangeDescriptor(minimum, maximum, unit.Length == 0 ? null : unit);
    }

    private static (string Bounds, string Unit) SplitUnit(string text)
    {
        var end = text.Length;
        while (end > 0 && NameForm.IsLetter(text[end - 1])) end--;
        // A text of letters alone is no unit but a mistake, which reads better whole.
        return end == 0 ? (text, "") : (text.Substring(0, end).TrimEnd(), text.Substring(end));
    }

    private static (JsonNumber? Minimum, JsonNumber? Maximum) Bounds(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0) return (new JsonNumber(text), new JsonNumber(text));
        var lower = text.Substring(0, dots).Trim();
        var upper = text.Substring(dots + 2).Trim();
        return (lower.Length == 0 ? null : new JsonNumber(lower), upper.Length == 0 ? null : new JsonNumber(upper));
    }

    // What is wrong with the bounds as text, or null.
    private static string? Problem(string text, RangeForm form)
    {
        var alternatives = form.AllowsAny ? "a..b, a.., ..b, one number or any" : "a..b, a.., ..b or one number";
        if (text.Length > 100) return "it is too long";
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            if (LiteralReader.IsNumber(text)) return null;
            return Separated(text) is { } meant ? "write " + meant : "expected " + alternatives;
        }

        var lower = text.Substring(0, dots).Trim();
        var upper = text.Substring(dots + 2).Trim();
        if (lower.Length == 0 && upper.Length == 0) return form.AllowsAny ? "it has no bound; write any" : "it has no bound; expected " + alternatives;
        if (lower.Length > 0 && !LiteralReader.IsNumber(lower)) return "'" + BindingScope.Shown(lower) + "' is not a number";
        if (upper.Length > 0 && !LiteralReader.IsNumber(upper)) return "'" + BindingScope.Shown(upper) + "' is not a number";
        return null;
    }

    // 3-15, 3:15, 3,15 and 3 to 15 are what people write who think in another notation.
    private static string? Separated(string text)
    {
        foreach (var separator in new[] { "-", "–", ":", ",", " to ", "…" })
        {
            var at = text.IndexOf(separator, text.Length > 0 ? 1 : 0, StringComparison.Ordinal);
            if (at < 1) continue;
            var lower = text.Substring(0, at).Trim();
            var upper = text.Substring(at + separator.Length).Trim();
            if (LiteralReader.IsNumber(lower) && LiteralReader.IsNumber(upper)) return lower + ".." + upper;
        }

        return null;
    }

    private static bool CheckUnit(BindingScope scope, string text, string unit, RangeForm form)
    {
        var expected = "expected " + string.Join(", ", form.Units);
        if (unit.Length == 0)
        {
            if (!form.NeedsUnit) return true;
            scope.Report(BindingDiagnostics.Range, BindingScope.Shown(text), "it needs a unit; " + expected);
            return false;
        }

        if (form.Units.Contains(unit)) return true;
        var advice = form.Units.Count > 0 ? expected
            : form.Counted == "characters" ? "what is counted stands behind a space: chars, bytes or utf16, as in `..40 bytes`"
            : form.Counted is not null ? "it counts " + form.Counted + ", without a unit"
            : "a number's unit stands beside the range, as in `unit: seconds`";
        scope.Report(BindingDiagnostics.Unit, BindingScope.Shown(text), BindingScope.Shown(unit), advice);
        return false;
    }

    private static bool IsCount(JsonNumber bound) => bound.TryGetDecimal(out var value) && decimal.Truncate(value) == value && value is >= 0 and <= int.MaxValue;
}
