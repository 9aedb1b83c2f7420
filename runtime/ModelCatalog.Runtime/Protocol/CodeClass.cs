namespace ModelCatalog;

/// <summary>What a code means.</summary>
/// <param name="Code">The code's text, or an HTTP status.</param>
/// <param name="Class">The meaning.</param>
public sealed record CodeClass(string Code, ErrorClass Class);
