namespace ModelCatalog.Compiler.Binding;

/// <summary>One of several sections that share a place.</summary>
/// <param name="Key">The key that tells it.</param>
/// <param name="Section">The section's name.</param>
public sealed record GrammarForm(string Key, string Section)
{
    /// <summary>A key beside which the first one tells nothing; null: there is none.</summary>
    public string? Unless { get; init; }
}
