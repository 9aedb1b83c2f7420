namespace ModelCatalog.Compiler.Comparing;

/// <summary>Collects the changes of one subject. What holds everywhere is not said again for each provider.</summary>
internal sealed class ChangeList(string subject)
{
    private readonly List<CatalogChange> _changes = [];

    /// <summary>The provider that is looked at; null: every one.</summary>
    public string? Provider { get; set; }

    public IReadOnlyList<CatalogChange> Changes => _changes;

    public void Add(ChangeClass kind, string path, string message)
    {
        var change = new CatalogChange(kind, subject, Provider, path, message);
        if (!_changes.Contains(change) && !_changes.Contains(change with { Provider = null })) _changes.Add(change);
    }
}
