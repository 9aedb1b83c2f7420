namespace ModelCatalog;

/// <summary>How the key travels.</summary>
/// <param name="Header">The header.</param>
/// <param name="Template">Its value, with each environment variable in braces: <c>Bearer {EXAMPLE_API_KEY}</c>.</param>
/// <param name="Variables">The environment variables that hold the key or its parts.</param>
public sealed record AuthProtocol(string Header, string Template, IReadOnlyList<string> Variables);
