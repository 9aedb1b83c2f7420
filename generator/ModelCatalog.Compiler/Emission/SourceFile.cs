namespace ModelCatalog.Compiler.Emission;

/// <summary>One emitted file.</summary>
/// <remarks>Equality contract: by content.</remarks>
/// <param name="HintName">Its name among the emitted files, made by <see cref="Emission.HintName"/>: <c>models/acme/dream-1.g.cs</c>.</param>
/// <param name="Text">Its whole text, with <c>\n</c> as line end.</param>
public sealed record SourceFile(string HintName, string Text);
