using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Binding;

/// <summary>A mapping as a section of the grammar. Keys that the section does not have are reported when the reader is made.</summary>
internal sealed class MappingReader
{
    private readonly MappingNode _mapping;
    private readonly GrammarSection _section;

    public MappingReader(BindingScope scope, MappingNode mapping, GrammarSection section)
    {
        Scope = scope;
        _mapping = mapping;
        _section = section;
        if (section.Others is not null) return;
        foreach (var entry in mapping.Entries)
        {
            if (section.Find(entry.Key.Text) is not null) continue;
            HasUnknownKeys = true;
            ReportUnknown(entry);
        }
    }

    /// <summary>The mapping's own place.</summary>
    public BindingScope Scope { get; }

    public Pointer Pointer => Scope.Pointer;

    public BindingContext Context => Scope.Context;

    /// <summary>Whether a key was reported: then the one that is missing may be the one that is misspelt.</summary>
    public bool HasUnknownKeys { get; }

    /// <summary>How many entries there are, known or not.</summary>
    public int Count => _mapping.Entries.Count;

    /// <summary>The value of a key; null when it is not there or the section, which may be one of several that are read alike, does not have it.</summary>
    public BindingScope? this[string key] =>
        _section.Find(key) is { } known && _mapping.Find(key) is { } entry ? Scope.Entry(entry, known) : null;

    public bool Has(string key) => _mapping.Find(key) is not null;

    /// <summary>The keys of the section that stand here, in the order of the text.</summary>
    public IEnumerable<string> Present(IReadOnlyCollection<string> keys) => _mapping.Entries.Select(entry => entry.Key.Text).Where(key => keys.Contains(key) && _section.Find(key) is not null);

    /// <summary>The value of a key that must be there; its absence is reported at the section's head.</summary>
    public BindingScope? Required(string key)
    {
        if (this[key] is { } scope) return scope;
        ReportMissing(key);
        return null;
    }

    /// <summary>Reports that a key is missing, at the section's head.</summary>
    public void ReportMissing(string key) => Scope.ReportKey(BindingDiagnostics.MissingKey, Capital(_section.Title), key, _section.Find(key)!.Example);

    /// <summary>The entries whose keys the author chose, in order; a key that is no such name is reported and left out.</summary>
    public IEnumerable<(string Name, BindingScope Value)> Entries(NameForm form) => AllEntries(form).Where(entry => form.Accepts(entry.Name));

    /// <summary>
    /// The entries whose keys the author chose, in order; a key that is no such name is reported, and given all the same:
    /// what stands below it can be wrong too.
    /// </summary>
    public IEnumerable<(string Name, BindingScope Value)> AllEntries(NameForm form)
    {
        foreach (var (key, value) in Entries())
        {
            if (!form.Accepts(key.Text)) value.ReportKey(BindingDiagnostics.Name, BindingScope.Shown(key.Text), form.Owner, form.Expected, form.Suggest(key.Text));
            yield return (key.Text, value);
        }
    }

    /// <summary>The entries whose keys are any short text of one line, in order; other keys are reported and left out.</summary>
    public IEnumerable<(string Name, BindingScope Value)> TextEntries()
    {
        foreach (var (key, value) in Entries())
        {
            if (IsShortLine(key.Text))
            {
                yield return (key.Text, value);
                continue;
            }

            const string Expected = "a text of one line with at most 100 characters";
            value.ReportKey(BindingDiagnostics.Name, BindingScope.Shown(key.Text), "an entry of " + _section.Title, Expected, _section.Others!.Example);
        }
    }

    /// <summary>The entries whose keys the author chose, in order, with their keys as nodes.</summary>
    public IEnumerable<(ScalarNode Key, BindingScope Value)> Entries()
    {
        if (_section.Others is not { } others) yield break;
        foreach (var entry in _mapping.Entries)
        {
            if (_section.Find(entry.Key.Text) is null) yield return (entry.Key, Scope.Entry(entry, others));
        }
    }

    /// <summary>Reports a mapping without entries where at least one is needed.</summary>
    public void ReportEmpty(string least) => Scope.ReportEmpty(least);

    public static string Capital(string title) => char.ToUpperInvariant(title[0]) + title.Substring(1);

    private static bool IsShortLine(string text) =>
        text.Length is > 0 and <= NameForm.MaximumLength && text.All(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029'));

    private void ReportUnknown(MappingEntry entry)
    {
        var key = entry.Key.Text;
        var value = Scope.Entry(entry, Scope.Key);
        if (FormerSpellings.Find(_section.Name, key) is { } hint)
        {
            value.ReportKey(BindingDiagnostics.FormerSpelling, BindingScope.Shown(key), _section.Title, hint);
            return;
        }

        var nearest = NearestName.Hint(key, _section.Names);
        value.ReportKey(
            BindingDiagnostics.UnknownKey,
            BindingScope.Shown(key),
            _section.Title,
            nearest.Length > 0 ? nearest : ".",
            string.Join(", ", _section.Names));
    }
}
