using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Binding;

/// <summary>Reads a type: <c>string</c>, <c>shot</c>, <c>vendor/element</c>, <c>number | 'auto'</c>.</summary>
internal static class TypeReader
{
    /// <summary>The types of the language.</summary>
    public static readonly IReadOnlyList<string> BuiltIn = ["string", "integer", "number", "boolean", "image", "video", "audio", "url", "json"];

    /// <summary>Further types of replies: exact decimals, and times in the forms in which APIs send them.</summary>
    public static readonly IReadOnlyList<string> OfReplies = ["decimal", "unix", "unix-ms", "iso"];

    private static readonly (string Word, string Hint)[] ForeignWords =
    [
        ("int", "write integer"), ("long", "write integer"), ("float", "write number"), ("double", "write number"), ("decimal", "write number"),
        ("bool", "write boolean"), ("str", "write string"), ("text", "write string"), ("enum", "write string with `enum: [a, b]`"),
        ("uri", "write url"), ("file", "write image, video, audio or url"), ("any", "write json"),
        ("object", "declare its fields under `types` and write its name, or json"), ("map", "write json"), ("dict", "write json"),
        ("array", "write the type of an item with `list: any`"), ("list", "write the type of an item with `list: any`"),
    ];

    /// <summary>The type, or null when it was reported.</summary>
    public static TypeReference? Read(BindingScope scope)
    {
        if (scope.Line() is not { } text) return null;
        var alternatives = new List<TypeAlternative>();
        foreach (var part in Split(text))
        {
            if (ReadAlternative(scope, text, part.Trim()) is not { } alternative) return null;
            if (alternatives.Contains(alternative))
            {
                scope.Report(BindingDiagnostics.Duplicate, part.Trim(), scope.Label);
                return null;
            }

            alternatives.Add(alternative);
        }

        return new TypeReference(alternatives.ToEquatableArray());
    }

    /// <summary>Which literals a type takes.</summary>
    public static LiteralKind LiteralsOf(TypeReference? type)
    {
        if (type is null) return LiteralKind.Any;
        if (type.Alternatives.All(a => a.Name is null or "string" or "image" or "video" or "audio" or "url")) return LiteralKind.Text;
        if (type.Alternatives.Count > 1) return LiteralKind.Several;
        return type.Alternatives[0].Name switch
        {
            "integer" => LiteralKind.Integer,
            "number" => LiteralKind.Number,
            "boolean" => LiteralKind.Boolean,
            _ => LiteralKind.Any,
        };
    }

    private static TypeAlternative? ReadAlternative(BindingScope scope, string text, string part)
    {
        string? problem;
        if (part.Length == 0)
        {
            problem = text.Trim().Length == 0 ? "it is empty" : "an alternative is empty";
        }
        else if (part[0] is '\'' or '"')
        {
            if (part.Length > 2 && part[part.Length - 1] == part[0]) return new TypeAlternative(null, part.Substring(1, part.Length - 2));
            problem = part.Length == 2 && part[1] == part[0] ? "a literal is empty" : "a literal has no closing quote";
        }
        else if (part.EndsWith("[]", StringComparison.Ordinal))
        {
            var item = part.Substring(0, part.Length - 2).Trim().Trim('(', ')').Trim();
            scope.Report(BindingDiagnostics.BracketList, BindingScope.Shown(part), BindingScope.Shown(item));
            return null;
        }
        else if (BuiltIn.Contains(part) || scope.Context.LocalTypes.Contains(part) || (scope.Context.TakesReplyTypes && OfReplies.Contains(part)))
        {
            return new TypeAlternative(part, null);
        }
        else if (NameForm.SharedType.Accepts(part))
        {
            return new TypeAlternative(part, null);
        }
        else if (ForeignWords.FirstOrDefault(foreign => foreign.Word == part).Hint is { } hint)
        {
            problem = hint;
        }
        else if (NameForm.Type.Accepts(part))
        {
            return new TypeAlternative(part, null);
        }
        else
        {
            problem = "expected " + string.Join(", ", BuiltIn) + ", a type of this file or vendor/type, with | between alternatives and literals in quotes"
                + NearestName.Hint(part, BuiltIn);
        }

        scope.Report(BindingDiagnostics.Type, BindingScope.Shown(text), problem);
        return null;
    }

    // At the bars outside quotes; the parentheses of a bracketed list stay together, since its message shows it whole.
    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var start = 0;
        var quote = '\0';
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != '\0') quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '\'' or '"') quote = text[i];
            else if (text[i] == '(') depth++;
            else if (text[i] == ')') depth--;
            else if (text[i] == '|' && depth <= 0)
            {
                parts.Add(text.Substring(start, i - start));
                start = i + 1;
            }
        }

        parts.Add(text.Substring(start));
        return parts;
    }
}
