using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Requests;

/// <summary>What the types of a model start with, seen in its text before that is read.</summary>
/// <remarks>It knows the plain spelling alone: <c>model:</c> and <c>name:</c> at the start of a line with a word behind. Whoever writes otherwise is read as a whole.</remarks>
internal static class PlainHead
{
    /// <summary>The prefix of the model in a text; null: it is no model, or not spelled plainly.</summary>
    public static string? PrefixOf(string? text)
    {
        string? model = null, name = null;
        for (var start = 0; start < text?.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            if (IsAt(text, start, "model ") || IsAt(text, start, "name ")) return null;
            if (IsAt(text, start, "model:") || IsAt(text, start, "name:"))
            {
                // A value that goes on in the next line, or a key that is there twice, is left to who reads all of it.
                var isModel = text[start] == 'm';
                if ((isModel ? model : name) is not null || (end + 1 < text.Length && text[end + 1] is ' ' or '\t')) return null;
                if (WordAt(text, start + (isModel ? "model:" : "name:").Length, end) is not { } word) return null;
                if (isModel) model = word;
                else name = word;
            }
            else if (end > start && text[start] is not ((>= 'a' and <= 'z') or ' ' or '#' or '\r'))
            {
                return null;
            }

            start = end + 1;
        }

        return model is null ? null : NamePlanner.PrefixOf(new ModelSignature(model, model, name, default));
    }

    private static bool IsAt(string text, int start, string key) => string.CompareOrdinal(text, start, key, 0, key.Length) == 0;

    private static string? WordAt(string text, int start, int end)
    {
        var value = text.Substring(start, end - start);
        var word = value.Trim();
        return value.Length > 1 && value[0] == ' ' && word.Length > 0 && IsLetter(word[0]) && word.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '-' or '.') ? word : null;
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
