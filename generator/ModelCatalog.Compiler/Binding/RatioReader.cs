using System.Globalization;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Binding;

/// <summary>Reads a range of ratios, <c>1:8..8:1</c>; each bound may be left out.</summary>
internal static class RatioReader
{
    /// <summary>The text of the range, or null when it was reported.</summary>
    public static string? Read(BindingScope scope)
    {
        if (scope.Line() is not { } line) return null;
        var text = line.Trim();
        if (Problem(text) is not { } problem) return text;
        scope.Report(BindingDiagnostics.Ratio, BindingScope.Shown(text), problem);
        return null;
    }

    private static string? Problem(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var lower = dots < 0 ? text : text.Substring(0, dots).Trim();
        var upper = dots < 0 ? text : text.Substring(dots + 2).Trim();
        if (lower.Length == 0 && upper.Length == 0) return "it has no bound";
        long lowerWidth = 0, lowerHeight = 1, upperWidth = 1, upperHeight = 0;
        if (lower.Length > 0 && !TryRead(lower, out lowerWidth, out lowerHeight)) return "'" + BindingScope.Shown(lower) + "' is no ratio of whole numbers";
        if (upper.Length > 0 && !TryRead(upper, out upperWidth, out upperHeight)) return "'" + BindingScope.Shown(upper) + "' is no ratio of whole numbers";
        return lowerWidth * upperHeight > upperWidth * lowerHeight ? "the lower bound is above the upper one" : null;
    }

    private static bool TryRead(string text, out long width, out long height)
    {
        width = height = 0;
        var colon = text.IndexOf(':');
        return colon > 0
            && TryReadSide(text.Substring(0, colon), out width)
            && TryReadSide(text.Substring(colon + 1), out height);
    }

    // Sides of at most six digits, so that products fit.
    private static bool TryReadSide(string text, out long side) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side is > 0 and < 1_000_000;
}
