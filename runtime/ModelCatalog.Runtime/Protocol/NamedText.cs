namespace ModelCatalog;

/// <summary>A name with a text: a host and its URL, a header or query parameter and its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">The text; in headers and queries <c>$name</c> stands for a value and is left out when that is absent.</param>
public sealed record NamedText(string Name, string Text);
