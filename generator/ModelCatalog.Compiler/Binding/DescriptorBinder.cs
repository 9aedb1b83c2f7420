using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Binding;

/// <summary>A file as a descriptor, and what was wrong with its form.</summary>
/// <remarks>Equality contract: deep, no positions: an edit that moves lines gives an equal result.</remarks>
/// <param name="Descriptor">The descriptor; null where there is not even a head.</param>
/// <param name="Findings">What was wrong.</param>
public sealed record BoundFile(Descriptor? Descriptor, EquatableArray<Finding> Findings);

/// <summary>Turns nodes into descriptors. Every key is known or reported; what is wrong is left out and the rest is bound.</summary>
public static partial class DescriptorBinder
{
    /// <summary>Binds a document. Never throws.</summary>
    public static BoundFile Bind(SyntaxDocument document)
    {
        var path = document.Text.Path;
        var context = new BindingContext
        {
            IsJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase),
            IsIncomplete = document.Diagnostics.Any(diagnostic => diagnostic.IsError),
        };
        Descriptor? descriptor = null;
        if (document.Root is { } root) descriptor = BindFile(BindingScope.Root(context, root), path);
        return new BoundFile(descriptor, context.Findings.ToEquatableArray());
    }

    private static Descriptor? BindFile(BindingScope scope, string path)
    {
        if (scope.Node is not MappingNode mapping)
        {
            scope.Report(BindingDiagnostics.Head, scope.Node is ScalarNode { IsNull: true } ? "is empty" : "is " + scope.Found);
            return null;
        }

        var heads = Grammar.Heads.Where(head => mapping.Find(head) is not null).ToList();
        if (heads.Count != 1)
        {
            ReportHeads(scope, mapping, heads);
            return null;
        }

        return heads[0] switch
        {
            "model" => BindModel(scope, path),
            "provider" => BindProvider(scope, path),
            _ => BindSharedType(scope, path),
        };
    }

    private static void ReportHeads(BindingScope scope, MappingNode mapping, List<string> heads)
    {
        if (heads.Count > 1)
        {
            scope.Context.Add(BindingDiagnostics.Head.AtKey(Pointer.Root / heads[1], "has " + string.Join(" and ", heads.Select(head => "'" + head + "'"))));
            return;
        }

        foreach (var entry in mapping.Entries.Take(50))
        {
            if (NearestName.Find(entry.Key.Text, Grammar.Heads) is not { } nearest) continue;
            var problem = "has '" + BindingScope.Shown(entry.Key.Text) + "'; did you mean '" + nearest + "'?";
            scope.Context.Add(BindingDiagnostics.Head.AtKey(Pointer.Root / entry.Key.Text, problem));
            return;
        }

        scope.Report(BindingDiagnostics.Head, "has none of them");
    }
}
