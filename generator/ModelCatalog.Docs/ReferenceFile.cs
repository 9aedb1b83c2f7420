namespace ModelCatalog.Docs;

/// <summary>A file of a reference.</summary>
/// <param name="Path">Where it is, from the folder that is written, with forward slashes.</param>
/// <param name="Text">What stands in it.</param>
public sealed record ReferenceFile(string Path, string Text);
