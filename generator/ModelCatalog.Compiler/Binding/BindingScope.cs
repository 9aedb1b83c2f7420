using System.Globalization;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Compiler.Binding;

/// <summary>
/// A value at its place, with what the grammar expects there: everything that binding asks of a node, it asks of a scope, which reports what is wrong.
/// </summary>
internal sealed partial class BindingScope
{
    private readonly bool _isEntry;

    private BindingScope(BindingContext context, SyntaxNode node, Pointer pointer, GrammarKey key, string label, bool isEntry)
    {
        Context = context;
        Node = node;
        Pointer = pointer;
        Key = key;
        Label = label;
        _isEntry = isEntry;
    }

    public BindingContext Context { get; }

    public SyntaxNode Node { get; }

    public Pointer Pointer { get; }

    /// <summary>What the grammar expects here.</summary>
    public GrammarKey Key { get; }

    /// <summary>What the place is called in a message: <c>'prompt'</c>, <c>item 2 of 'rules'</c>.</summary>
    public string Label { get; }

    public bool IsScalar => Node is ScalarNode { IsNull: false };

    public bool IsMapping => Node is MappingNode;

    public bool IsList => Node is SequenceNode;

    /// <summary>What stands here, for messages.</summary>
    public string Found => Node switch
    {
        ScalarNode { IsNull: true } => "nothing",
        ScalarNode scalar => "'" + Shown(scalar.Text) + "'",
        SequenceNode => "a list",
        MappingNode => "a mapping",
        _ => Node.KindName,
    };

    public static BindingScope Root(BindingContext context, SyntaxNode node) =>
        new(context, node, Pointer.Root, new GrammarKey("", ValueForms.Mapping, "A descriptor.", "model: clip-2"), "The file", isEntry: false);

    /// <summary>A text as a message shows it: on one line, cut where it is long.</summary>
    public static string Shown(string text)
    {
        const int Longest = 60;
        var shown = new System.Text.StringBuilder();
        foreach (var c in text)
        {
            if (shown.Length >= Longest) return shown.Append('…').ToString();
            if (c is '\n' or '\t') shown.Append(' ');
            else if (IsForbidden(c) || char.IsSurrogate(c)) shown.Append('\uFFFD');
            else shown.Append(c);
        }

        return shown.ToString();
    }

    public BindingScope Entry(MappingEntry entry, GrammarKey key) =>
        new(Context, entry.Value, Pointer / entry.Key.Text, key, "'" + Shown(entry.Key.Text) + "'", isEntry: true);

    public void Report(DiagnosticRule rule, params object[] arguments) => Context.Add(rule.At(Pointer, arguments));

    /// <summary>Reports at the key in front of the value, or at the value where there is none.</summary>
    public void ReportKey(DiagnosticRule rule, params object[] arguments) =>
        Context.Add(_isEntry ? rule.AtKey(Pointer, arguments) : rule.At(Pointer, arguments));

    public void ReportInside(int start, int length, DiagnosticRule rule, params object[] arguments) =>
        Context.Add(rule.Inside(Pointer, start, length, arguments));

    public void WrongKind() => WrongKind(Key.ExpectedText);

    /// <summary>Reports another kind of value than the one that is expected just here.</summary>
    public void WrongKind(string expected) => Report(BindingDiagnostics.WrongKind, Label, Found, expected, Key.Example);

    /// <summary>Reports a list or mapping without anything in it.</summary>
    /// <param name="least">What there must be at least: <c>one value</c>.</param>
    public void ReportEmpty(string least) => Report(BindingDiagnostics.EmptyList, Label, least, Key.Example);

    /// <summary>The mapping here as a section, its unknown keys reported; null when it is none.</summary>
    public MappingReader? Read(string section)
    {
        if (Node is not MappingNode mapping)
        {
            WrongKind();
            return null;
        }

        return new MappingReader(this, mapping, Grammar.Section(section));
    }

    /// <summary>The items of the list here; none when it is no list.</summary>
    public IReadOnlyList<BindingScope> Items()
    {
        if (Node is not SequenceNode sequence)
        {
            WrongKind();
            return [];
        }

        var items = new List<BindingScope>(sequence.Items.Count);
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            var label = "item " + (i + 1).ToString(CultureInfo.InvariantCulture) + " of " + Label;
            items.Add(new BindingScope(Context, sequence.Items[i], Pointer / i, ItemKey, label, isEntry: false));
        }

        return items;
    }

    /// <summary>The items of the list here, or the one scalar that stands for a list of one.</summary>
    public IReadOnlyList<BindingScope> OneOrMore() => IsScalar ? [this] : Items();

    /// <summary>The texts of a list or of one scalar; those that are wrong are reported and left out, and so is a second equal one.</summary>
    public EquatableArray<string> Texts(Func<BindingScope, string?> read) => Distinct(OneOrMore(), read);

    /// <summary>The texts of a list; those that are wrong are reported and left out, and so is a second equal one.</summary>
    public EquatableArray<string> ListOf(Func<BindingScope, string?> read) => Distinct(Items(), read);

    private GrammarKey ItemKey => Key with
    {
        Forms = Key.ItemSection is null ? ValueForms.Text : ValueForms.Mapping,
        Section = Key.ItemSection,
        ItemSection = null,
        Expected = null,
    };

    private EquatableArray<string> Distinct(IReadOnlyList<BindingScope> items, Func<BindingScope, string?> read)
    {
        var texts = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (read(item) is not { } text) continue;
            if (seen.Add(text)) texts.Add(text);
            else item.Report(BindingDiagnostics.Duplicate, Shown(text), Label);
        }

        return texts.ToEquatableArray();
    }
}
