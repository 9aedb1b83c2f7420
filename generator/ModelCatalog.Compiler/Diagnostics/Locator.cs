using System.Globalization;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>Gives findings their place in the text.</summary>
public static class Locator
{
    /// <summary>The diagnostic of a finding. A pointer that leads nowhere marks the key of the nearest place above it.</summary>
    public static Diagnostic Locate(SyntaxDocument document, Finding finding) =>
        new(finding.Rule, finding.Message, document.Text.Path, Find(document, finding));

    private static TextRange Find(SyntaxDocument document, Finding finding)
    {
        if (document.Root is not { } node) return document.Text.Range(0, 0);
        ScalarNode? key = null;
        foreach (var step in finding.Pointer.Steps)
        {
            if (node is MappingNode mapping && mapping.Find(step) is { } entry)
            {
                key = entry.Key;
                node = entry.Value;
            }
            else if (node is SequenceNode sequence && Index(step) is { } index && index < sequence.Items.Count)
            {
                key = null;
                node = sequence.Items[index];
            }
            else
            {
                return Head(key, node);
            }
        }

        return finding.Target switch
        {
            FindingTarget.Key => Head(key, node),
            FindingTarget.Text when node is ScalarNode scalar => ScalarSourceMap.Locate(document.Text, scalar, finding.Start, finding.Length),

            // A value that is not there has no width, and a section of many lines underlined says nothing: the key shows where.
            _ => node.Range.Length == 0 || (node is not ScalarNode && node.Range.End.Line > node.Range.Start.Line) ? Head(key, node) : node.Range,
        };
    }

    // What names a node: its key, or its own first key.
    private static TextRange Head(ScalarNode? key, SyntaxNode node) =>
        key is not null ? key.Range
        : node is MappingNode { Entries.Count: > 0 } mapping ? mapping.Entries[0].Key.Range
        : node.Range;

    private static int? Index(string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
