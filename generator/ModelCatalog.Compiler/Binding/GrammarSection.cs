namespace ModelCatalog.Compiler.Binding;

/// <summary>A mapping of the language: which keys it has.</summary>
/// <param name="Name">Its name: <c>parameter</c>.</param>
/// <param name="Title">What it is called in a message: <c>a parameter</c>.</param>
/// <param name="Keys">Its keys, in the order in which they are read best.</param>
public sealed record GrammarSection(string Name, string Title, EquatableArray<GrammarKey> Keys)
{
    /// <summary>What every other key is, where the author chooses names; null: there is no other key.</summary>
    public GrammarKey? Others { get; init; }

    /// <summary>Other sections that a mapping here can turn out to be: the first whose key is there. None: it is this one.</summary>
    public EquatableArray<GrammarForm> Forms { get; init; }

    /// <summary>The key of that name, or null.</summary>
    public GrammarKey? Find(string key)
    {
        foreach (var known in Keys)
        {
            if (known.Name == key) return known;
        }

        return null;
    }

    /// <summary>The names of the keys.</summary>
    public IEnumerable<string> Names => Keys.Select(key => key.Name);
}
