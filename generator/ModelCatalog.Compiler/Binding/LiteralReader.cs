using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Compiler.Binding;

/// <summary>
/// Nodes as JSON values, as deep as the reader lets them be: typed by what is expected, and by JSON's rules where nothing is.
/// YAML's own spellings (<c>yes</c>, <c>0x1F</c>, <c>.5</c>) are text.
/// </summary>
internal static class LiteralReader
{
    // A number of more digits has no exact meaning at any provider, and comparing it would cost time.
    private const int LongestNumber = 40;

    // Objects compare regardless of the order of their members, which takes time beyond this.
    private const int MostMembers = 1000;
    private const int LongestText = 100_000;

    /// <summary>The value, or null when something in it was wrong and reported.</summary>
    public static JsonValue? Read(BindingScope scope, LiteralKind kind = LiteralKind.Any) => Read(scope, kind, 0);

    /// <summary>A scalar by that expectation, or null when it was reported.</summary>
    public static JsonValue? ReadScalar(BindingScope scope, LiteralKind kind)
    {
        if (scope.Scalar() is not { } scalar) return null;
        return Read(scope, scalar, kind);
    }

    /// <summary>A scalar by that expectation, or null when it was reported at the scope.</summary>
    public static JsonValue? Read(BindingScope scope, ScalarNode scalar, LiteralKind kind)
    {
        switch (kind)
        {
            case LiteralKind.Text:
                return Text(scope, scalar);
            case LiteralKind.Boolean when BindingScope.AsFlag(scalar) is { } flag:
                return new JsonBoolean(flag);
            case LiteralKind.Integer when AsNumber(scalar) is { IsInteger: true } integer:
                return integer;
            case LiteralKind.Number when AsNumber(scalar) is { } number:
                return number;
            case LiteralKind.Boolean or LiteralKind.Integer or LiteralKind.Number:
                return Wrong(scope, scalar, Expected(kind));
            default:
                if (scalar.IsNull) return JsonNull.Instance;
                return (JsonValue?)AsNumber(scalar) ?? (BindingScope.AsFlag(scalar) is { } plain ? new JsonBoolean(plain) : Text(scope, scalar));
        }
    }

    /// <summary>The number that a plain scalar is by JSON's grammar, or null.</summary>
    public static JsonNumber? AsNumber(ScalarNode scalar) => scalar.Style == ScalarStyle.Plain && IsNumber(scalar.Text) ? new JsonNumber(scalar.Text) : null;

    /// <summary>Whether a text is a JSON number of sensible length.</summary>
    public static bool IsNumber(string text)
    {
        if (text.Length is 0 or > LongestNumber) return false;
        var at = text[0] == '-' ? 1 : 0;
        var whole = Digits(text, at);
        if (whole == 0 || (whole > 1 && text[at] == '0')) return false;
        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = Digits(text, at + 1);
            if (fraction == 0) return false;
            at += 1 + fraction;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            var exponent = Digits(text, at);
            if (exponent is 0 or > 4) return false;
            at += exponent;
        }

        return at == text.Length;
    }

    private static int Digits(string text, int start)
    {
        var end = start;
        while (end < text.Length && NameForm.IsDigit(text[end])) end++;
        return end - start;
    }

    private static JsonValue? Read(BindingScope scope, LiteralKind kind, int depth)
    {
        switch (scope.Node)
        {
            case ScalarNode scalar:
                if (!scalar.IsNull || kind is LiteralKind.Any or LiteralKind.Several) return Read(scope, scalar, kind);
                scope.WrongKind(Expected(kind));
                return null;
            case SequenceNode:
                var items = new List<JsonValue>();
                var whole = true;
                foreach (var item in scope.Items())
                {
                    if (Read(item, kind, depth + 1) is { } value) items.Add(value);
                    else whole = false;
                }

                return whole ? new JsonArray(items.ToEquatableArray()) : null;
            case MappingNode when kind is not (LiteralKind.Any or LiteralKind.Several):
                scope.WrongKind(Expected(kind));
                return null;
            case MappingNode mapping:
                return ReadObject(scope, mapping, depth);
            default:
                scope.WrongKind();
                return null;
        }
    }

    private static JsonObject? ReadObject(BindingScope scope, MappingNode mapping, int depth)
    {
        if (mapping.Entries.Count > MostMembers)
        {
            scope.Report(BindingDiagnostics.Number, "The number of keys", mapping.Entries.Count, "at most " + MostMembers);
            return null;
        }

        var members = new List<JsonMember>(mapping.Entries.Count);
        var whole = true;
        foreach (var entry in mapping.Entries)
        {
            if (Read(scope.Entry(entry, scope.Key), LiteralKind.Any, depth + 1) is { } value) members.Add(new JsonMember(entry.Key.Text, value));
            else whole = false;
        }

        return whole ? new JsonObject(members.ToEquatableArray()) : null;
    }

    private static string Expected(LiteralKind kind) => kind switch
    {
        LiteralKind.Text => "text",
        LiteralKind.Integer => "a whole number",
        LiteralKind.Number => "a number",
        LiteralKind.Boolean => "true or false",
        _ => "a value",
    };

    // The scalar is the scope's value, or the key in front of it.
    private static JsonValue? Wrong(BindingScope scope, ScalarNode scalar, string expected)
    {
        if (ReferenceEquals(scope.Node, scalar)) scope.Report(BindingDiagnostics.Literal, scope.Label, BindingScope.QuotedFound(scalar), expected);
        else scope.ReportKey(BindingDiagnostics.Literal, "The key", BindingScope.QuotedFound(scalar), expected);
        return null;
    }

    // A body is data and may hold line breaks or any character; only its size is bounded.
    private static JsonString? Text(BindingScope scope, ScalarNode scalar)
    {
        if (scalar.Text.Length <= LongestText) return new JsonString(scalar.Text);
        scope.Report(BindingDiagnostics.LongText, scope.Label, scalar.Text.Length, LongestText);
        return null;
    }
}
