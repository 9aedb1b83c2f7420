using ModelCatalog.Compiler.Binding;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes the language, from the same table that unknown keys are reported from.</summary>
internal static class LanguageDocs
{
    private static readonly (string Title, string Section)[] s_files = [("A model's file", "model"), ("A provider's file", "provider"), ("A shared type's file", "shared-type")];

    /// <summary>The three kinds of file; each mapping stands with the first of them that leads to it.</summary>
    public static LanguageDoc All()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var parts = s_files.Select(file => new LanguagePart(file.Title, Anchors.Of("file", file.Section), [.. Reach(file.Section, seen).Select(Section)])).ToList();
        return new LanguageDoc(parts);
    }

    private static IEnumerable<GrammarSection> Reach(string start, HashSet<string> seen)
    {
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var name))
        {
            if (!seen.Add(name)) continue;
            var section = Grammar.Section(name);
            yield return section;
            foreach (var next in KeysOf(section).SelectMany(LeadsOf).Concat(section.Forms.Select(form => form.Section))) open.Enqueue(next);
        }
    }

    private static IEnumerable<GrammarKey> KeysOf(GrammarSection section) => section.Others is { } others ? section.Keys.Append(others) : section.Keys;

    private static IEnumerable<string> LeadsOf(GrammarKey key) => new[] { key.Section, key.ItemSection }.OfType<string>();

    private static LanguageSection Section(GrammarSection section) => new(
        char.ToUpperInvariant(section.Title[0]) + section.Title[1..], Anchors.Of("section", section.Name), [.. KeysOf(section).Select(Key)],
        [.. Grammar.Sections.Where(other => other.Name != section.Name && KeysOf(other).Any(key => LeadsOf(key).Contains(section.Name))).Select(LinkTo)])
    {
        Forms = [.. section.Forms.Select(form => LinkTo(Grammar.Section(form.Section)) with { Text = $"{Grammar.Section(form.Section).Title}, if it has `{form.Key}`{(form.Unless is { } unless ? $" and no `{unless}`" : "")}" })],
    };

    private static LanguageKey Key(GrammarKey key) => new(
        key.Name, key.Required, key.ExpectedText + (key.Default is { } absent ? $"; absent: `{absent}`" : "") + (key.Suggestions.Count > 0 ? "; such as " + string.Join(", ", key.Suggestions.Select(word => $"`{word}`")) : ""),
        key.Doc, key.Example, [.. LeadsOf(key).Select(name => LinkTo(Grammar.Section(name)))]);

    private static Link LinkTo(GrammarSection section) => Link.Here(section.Title, Anchors.Of("section", section.Name));
}
