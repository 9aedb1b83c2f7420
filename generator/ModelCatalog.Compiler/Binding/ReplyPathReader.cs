using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Binding;

/// <summary>Reads paths of a reply: <c>data.items.*.url</c>, <c>.</c>, <c>$header.X</c>, <c>$http</c>, <c>$raw</c>, with steps as <c>| json</c> behind.</summary>
internal static class ReplyPathReader
{
    /// <summary>A path, or null when it was reported.</summary>
    public static string? Read(BindingScope scope)
    {
        if (scope.Line() is not { } text) return null;
        if (Problem(text) is not { } problem) return text;
        scope.Report(BindingDiagnostics.ReplyPath, BindingScope.Shown(text), problem);
        return null;
    }

    /// <summary>A path or a list of paths; those that are wrong are reported and left out.</summary>
    public static EquatableArray<string> ReadMany(BindingScope scope) => scope.Texts(Read);

    /// <summary>What is wrong with a path, or null.</summary>
    public static string? Problem(string text)
    {
        var parts = text.Split('|');
        for (var i = 1; i < parts.Length; i++)
        {
            var step = parts[i].Trim();
            if (!IsStep(step)) return "the step '" + BindingScope.Shown(step) + "' is none of json, sha256, hex, drop(n)";
        }

        var path = parts[0].Trim();
        if (path is "." or "$http" or "$raw") return null;
        if (path.StartsWith("$header.", StringComparison.Ordinal))
        {
            var header = path.Substring("$header.".Length);
            return NameForm.Header.Accepts(header) ? null : "'" + BindingScope.Shown(header) + "' is no name of a header";
        }

        if (path.Length == 0) return "it is empty";
        if (path[0] == '$') return "behind $ stands header.<name>, http or raw";
        foreach (var segment in path.Split('.'))
        {
            if (segment.Length == 0) return "a key between dots is empty";
            if (segment == "*" || segment.All(IsKeyCharacter)) continue;
            return "the key '" + BindingScope.Shown(segment) + "' has characters other than letters, digits, '_' and '-'";
        }

        return null;
    }

    private static bool IsKeyCharacter(char c) => NameForm.IsLetter(c) || NameForm.IsDigit(c) || c is '_' or '-';

    private static bool IsStep(string step)
    {
        if (step is "json" or "sha256" or "hex") return true;
        return step.StartsWith("drop(", StringComparison.Ordinal)
            && step.EndsWith(")", StringComparison.Ordinal)
            && step.Length is > 6 and <= 8
            && step.Substring(5, step.Length - 6).All(NameForm.IsDigit);
    }
}
