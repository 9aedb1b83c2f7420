using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Docs.Facts;

/// <summary>Where things stand in the files of a catalog.</summary>
public sealed class CatalogPlaces(CompiledCatalog catalog, string prefix)
{
    private readonly Dictionary<string, SyntaxDocument> _documents = catalog.Documents.ToDictionary(document => document.Text.Path, StringComparer.Ordinal);

    /// <summary>A file as it is opened from the current folder.</summary>
    public string FileOf(string path) => prefix + path;

    /// <summary>The file of a shared type; null: there is none.</summary>
    public SharedTypeDescriptor? FindType(string key) => catalog.Index.FindType(key);

    /// <summary><c>file:line</c> of the first of several places that is there; null: none is.</summary>
    public string? Find(string path, IEnumerable<Pointer> places)
    {
        if (!_documents.TryGetValue(path, out var document)) return null;
        foreach (var place in places)
        {
            if (LineOf(document.Root, place) is { } line) return string.Create(CultureInfo.InvariantCulture, $"{prefix}{path}:{line + 1}");
        }

        return null;
    }

    private static int? LineOf(SyntaxNode? node, Pointer place)
    {
        var line = node?.Range.Start.Line;
        foreach (var step in place.Steps)
        {
            switch (node)
            {
                case MappingNode mapping when mapping.Find(step) is { } entry:
                    (node, line) = (entry.Value, entry.Key.Range.Start.Line);
                    break;
                case SequenceNode sequence when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sequence.Items.Count:
                    (node, line) = (sequence.Items[index], sequence.Items[index].Range.Start.Line);
                    break;
                default:
                    return null;
            }
        }

        return line;
    }
}
