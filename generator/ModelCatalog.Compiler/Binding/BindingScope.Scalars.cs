using System.Globalization;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Binding;

// Scalars: texts, words, names, numbers.
internal sealed partial class BindingScope
{
    /// <summary>A sentence or a paragraph has at most so many characters.</summary>
    public const int LongestProse = 4000;

    /// <summary>An id, a template, a path has at most so many characters.</summary>
    public const int LongestLine = 1000;

    /// <summary>The scalar here, or null when there is none.</summary>
    public ScalarNode? Scalar()
    {
        if (Node is ScalarNode { IsNull: false } scalar) return scalar;
        WrongKind();
        return null;
    }

    /// <summary>Prose for people: trimmed, may have several lines.</summary>
    public string? Prose() => Scalar() is { } scalar ? Checked(scalar.Text, LongestProse, lines: true)?.Trim() : null;

    /// <summary>A text of one line, as it is.</summary>
    public string? Line() => Scalar() is { } scalar ? Checked(scalar.Text, LongestLine, lines: false) : null;

    /// <summary>The text of an expression, which is parsed later.</summary>
    public string? Expression() => Scalar() is { } scalar ? Checked(scalar.Text, LongestProse, lines: true) : null;

    /// <summary><c>true</c> or <c>false</c>; other spellings of YAML's are refused, because readers of YAML differ in them.</summary>
    public bool? Flag()
    {
        if (Scalar() is not { } scalar) return null;
        if (AsFlag(scalar) is { } flag) return flag;
        Report(BindingDiagnostics.Literal, Label, QuotedFound(scalar), "true or false");
        return null;
    }

    /// <summary>One of the words that the grammar lists here.</summary>
    public string? Word()
    {
        if (Scalar() is not { } scalar) return null;
        foreach (var word in Key.Words)
        {
            if (word == scalar.Text) return word;
        }

        Report(BindingDiagnostics.Word, Label, Shown(scalar.Text), string.Join(", ", Key.Words), NearestName.Hint(scalar.Text, Key.Words));
        return null;
    }

    /// <summary>A name of that form.</summary>
    public string? Name(NameForm form)
    {
        if (Scalar() is not { } scalar) return null;
        if (form.Accepts(scalar.Text)) return scalar.Text;
        Report(BindingDiagnostics.Name, Shown(scalar.Text), form.Owner, form.Expected, form.Suggest(scalar.Text));
        return null;
    }

    /// <summary>A JSON number.</summary>
    public JsonNumber? Number()
    {
        if (Scalar() is not { } scalar) return null;
        if (LiteralReader.AsNumber(scalar) is { } number) return number;
        Report(BindingDiagnostics.Literal, Label, QuotedFound(scalar), "a number");
        return null;
    }

    /// <summary>A whole number from a least one on.</summary>
    public int? Integer(int least)
    {
        if (Number() is not { } number) return null;
        if (number.TryGetDecimal(out var value) && decimal.Truncate(value) == value && value >= least && value <= int.MaxValue) return (int)value;
        Report(BindingDiagnostics.Number, Label, Shown(number.Digits), "a whole number from " + least.ToString(CultureInfo.InvariantCulture) + " on");
        return null;
    }

    /// <summary>A reason, or <c>true</c> where none is given: then it is empty.</summary>
    public string? Deprecation() => Node is ScalarNode scalar && AsFlag(scalar) is { } flag ? flag ? "" : null : Prose();

    /// <summary>A regular expression.</summary>
    public string? Pattern()
    {
        if (Line() is not { } pattern) return null;
        try
        {
            _ = new System.Text.RegularExpressions.Regex(pattern, System.Text.RegularExpressions.RegexOptions.CultureInvariant);
            return pattern;
        }
        catch (ArgumentException problem)
        {
            // The library's own sentence is the precise one; it repeats the pattern, which the message has already.
            var sentence = problem.Message.Substring(problem.Message.LastIndexOf("' at ", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0);
            Report(BindingDiagnostics.Pattern, Shown(pattern), Shown(sentence).TrimEnd('.'));
            return null;
        }
    }

    /// <summary>What a scalar is for a message: a quoted number is told apart from a number.</summary>
    public static string QuotedFound(ScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain ? "'" + Shown(scalar.Text) + "'" : "the text \"" + Shown(scalar.Text) + "\"";

    public static bool? AsFlag(ScalarNode scalar) =>
        scalar.Style != ScalarStyle.Plain ? null : scalar.Text switch { "true" => true, "false" => false, _ => null };

    /// <summary>A text without characters that could end a line of C# or hide something from a reader; null when it was reported.</summary>
    public string? Checked(string text, int longest, bool lines)
    {
        if (text.Length > longest)
        {
            Report(BindingDiagnostics.LongText, Label, text.Length, longest);
            return null;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' && lines) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (!IsForbidden(text[i]) && !char.IsSurrogate(text[i])) continue;
            var advice = text[i] == '\n' ? "write it on one line" : text[i] == '\t' ? "write spaces" : "remove it";
            ReportInside(i, 1, BindingDiagnostics.Character, Label, ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture), advice);
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            Report(BindingDiagnostics.EmptyText, Label, Key.ExpectedText, Key.Example);
            return null;
        }

        return text;
    }

    // Controls, the separators that C# reads as ends of lines, and what turns the direction of a text in a review.
    private static bool IsForbidden(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
