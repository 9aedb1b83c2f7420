using System.ComponentModel;

namespace ModelCatalog.Infrastructure;

/// <summary>Gives what a catalog says of a model, as JSON in UTF-8. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ReadOnlySpan<byte> CatalogFacts();
