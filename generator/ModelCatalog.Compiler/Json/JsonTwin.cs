namespace ModelCatalog.Compiler.Json;

/// <summary>A member that stands in its object for another time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path: <c>input.shots[1].text</c>.</param>
/// <param name="Position">The byte at which its name starts.</param>
public sealed record JsonTwin(string Name, string Path, long Position);
