using System.Globalization;
using System.Text;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Emission;

/// <summary>C# literals. Every text of a descriptor that reaches C# goes through here or through <see cref="DocComment"/>: it can end no literal and no line.</summary>
public static class Literals
{
    /// <summary>A string literal.</summary>
    public static string Text(string value)
    {
        var output = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                output.Append("\\U").Append(char.ConvertToUtf32(c, value[++i]).ToString("X8", CultureInfo.InvariantCulture));
            }
            else
            {
                AppendEscaped(c, output);
            }
        }

        return output.Append('"').ToString();
    }

    /// <summary>A string literal, or <c>null</c>.</summary>
    public static string TextOrNull(string? value) => value is null ? "null" : Text(value);

    /// <summary>A UTF-8 literal: <c>"name"u8</c>. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.</summary>
    public static string Utf8(string value) => Text(WellFormedText.Of(value)) + "u8";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Boolean(bool value) => value ? "true" : "false";

    /// <summary>An integer literal that is a <see cref="long"/>, or a <see cref="ulong"/> above its range; null where the number is no such integer.</summary>
    public static string? Integer(JsonNumber number)
    {
        if (!number.IsInteger || !number.TryGetDecimal(out var value)) return null;
        if (value > long.MaxValue) return value.ToString("0", CultureInfo.InvariantCulture) + "UL";

        // The literal -9223372036854775808L is a negated one that does not fit.
        return value == long.MinValue ? "long.MinValue" : value.ToString("0", CultureInfo.InvariantCulture) + "L";
    }

    /// <summary>An integer literal without a suffix, for places that fix the type; null where the number is no integer.</summary>
    public static string? BareInteger(JsonNumber number) => Integer(number)?.TrimEnd('U', 'L');

    /// <summary>A double literal: <c>0.5d</c>.</summary>
    public static string Number(JsonNumber number) => Number(number.AsDouble);

    /// <summary>A double literal: <c>0.5d</c>.</summary>
    public static string Number(double value)
    {
        if (double.IsPositiveInfinity(value)) return "double.PositiveInfinity";
        if (double.IsNegativeInfinity(value)) return "double.NegativeInfinity";
        return double.IsNaN(value) ? "double.NaN" : value.ToString("R", CultureInfo.InvariantCulture) + "d";
    }

    /// <summary>A decimal literal: <c>0.5m</c>.</summary>
    public static string Decimal(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    private static void AppendEscaped(char c, StringBuilder output)
    {
        switch (c)
        {
            case '"': output.Append("\\\""); return;
            case '\\': output.Append("\\\\"); return;
            case '\n': output.Append("\\n"); return;
            case '\r': output.Append("\\r"); return;
            case '\t': output.Append("\\t"); return;
        }

        // What is invisible, ends a line or turns the direction of writing is spelled out.
        if (c == ' ' || IsVisible(CharUnicodeInfo.GetUnicodeCategory(c))) output.Append(c);
        else output.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
    }

    private static bool IsVisible(UnicodeCategory category) => category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark);
}
