using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes parameters.</summary>
internal static class ParameterDocs
{
    /// <summary>A parameter, as one side has it.</summary>
    /// <param name="view">The parameter.</param>
    /// <param name="anchor">Its place.</param>
    /// <param name="property">Its property in C#; null: none.</param>
    public static ParameterDoc Of(ParameterView view, string anchor, string? property)
    {
        var effective = view.Effective;
        return new ParameterDoc
        {
            Name = view.Key,
            Anchor = anchor,
            Property = property,
            Type = TypeOf(view),
            IsList = view.Shape is ListShape,
            IsRequired = effective.Required == true,
            Doc = effective.Doc,
            Deprecated = effective.Deprecated,
            Limits = LimitWords.Of(view),
            Values = [.. effective.Enum?.Values.Select(value => new ValueDoc(value.Value.ToText(), value.Doc, value.Deprecated)) ?? []],
            Source = effective.Source is { } source ? Link.Source(source) : null,
            Format = effective.Format,
        };
    }

    /// <summary>A parameter of a model, with what its providers have otherwise. What only providers have is described as the first of them takes it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="index">Which of its parameters.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="anchor">Its place.</param>
    /// <param name="property">Its property in C#.</param>
    public static ParameterDoc Of(MatrixModel model, int index, CatalogReference catalog, string anchor, string? property)
    {
        var parameter = model.Parameters[index];
        var taken = parameter.IsAdded ? model.Wires.FirstOrDefault(wire => wire.Parameters[index].IsTaken) : null;
        return Of(taken is null ? parameter.View : taken.Parameters[index].View, anchor, property) with
        {
            Differences = [.. model.Wires.Select(wire => Difference(wire.Parameters[index], taken?.Parameters[index], catalog.LinkToProvider(wire.Provider))).OfType<DifferenceDoc>()],
        };
    }

    /// <summary>What one side has otherwise than the model, in words; null: nothing, or nothing at all.</summary>
    public static string? Changes(MatrixParameter there) => LimitWords.Differences(there) is { Count: > 0 } words ? string.Join("; ", words) : null;

    private static DifferenceDoc? Difference(MatrixParameter there, MatrixParameter? first, Link provider)
    {
        if (there.IsAdded)
        {
            if (!there.IsTaken) return null;
            var limits = LimitWords.Of(there.View);
            var same = first is null || ReferenceEquals(first, there) || limits.SequenceEqual(LimitWords.Of(first.View));
            return new DifferenceDoc(provider, "added", same || limits.Count == 0 ? "only here" : "only here; " + string.Join("; ", limits));
        }

        if (!there.IsTaken) return new DifferenceDoc(provider, "refused", "not taken");
        return Changes(there) is { } words ? new DifferenceDoc(provider, "changed", words) : null;
    }

    private static Link TypeOf(ParameterView view)
    {
        var text = view.Effective.Type?.ToString() ?? "any";
        return ValueShape.ObjectOf(view.Shape) is { } shape ? Link.Here(text, Anchors.Of("type", shape.Type)) : new Link(text);
    }
}
