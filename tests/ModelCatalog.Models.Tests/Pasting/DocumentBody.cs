using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests.Pasting;

/// <summary>A body as a provider's document prints it.</summary>
internal static class DocumentBody
{
    /// <summary>The text from a brace to the one that closes it; a dictionary of Python is written as JSON.</summary>
    /// <param name="document">The document's file.</param>
    /// <param name="line">The line of the brace.</param>
    /// <param name="offset">Its place in the file, where the line has several; null: the line's first.</param>
    public static string At(string document, int line, int? offset)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Seeds!, document));
        var start = 0;
        for (var i = 1; i < line; i++) start = text.IndexOf('\n', start) + 1;
        start = offset ?? text.IndexOf('{', start);
        return RequestExamples.BodyAt(text, start, isPython: text[..start].TrimEnd().EndsWith('='));
    }
}
