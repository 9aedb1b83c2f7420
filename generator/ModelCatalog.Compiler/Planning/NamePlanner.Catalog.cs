using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Planning;

/// <summary>A model and what its types start with.</summary>
/// <param name="Key"><c>vendor/model</c>.</param>
/// <param name="Prefix">The prefix.</param>
public sealed record ModelPrefix(string Key, string Prefix);

/// <content>Names across the files of a catalog: each of two that clash says so at its own file.</content>
public sealed partial class NamePlanner
{
    /// <summary>Whether another model has the same prefix; null: none.</summary>
    /// <param name="model">The model.</param>
    /// <param name="all">All models of the catalog, this one included.</param>
    public static Finding? CheckPrefix(ModelDescriptor model, EquatableArray<ModelPrefix> all)
    {
        if (PrefixOf(model) is not { } prefix) return null;
        var other = all.Where(item => item.Prefix == prefix && item.Key != model.Key).OrderBy(item => item.Key, StringComparer.Ordinal).FirstOrDefault();
        return other is null ? null : NameDiagnostics.SamePrefix.At(
            Pointer.Root / (model.Name is null ? "model" : "name"), model.Key, other.Key, prefix, NaturalName.Proposal(model.Vendor) + prefix);
    }

    /// <summary>Whether another shared type has the same C# name; null: none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="all">All shared types of the catalog, this one included.</param>
    public static Finding? CheckSharedType(TypeDescriptor type, EquatableArray<TypeDescriptor> all)
    {
        var name = SharedTypeName(type);
        var other = all.Where(item => item.Key != type.Key && SharedTypeName(item) == name).OrderBy(item => item.Key, StringComparer.Ordinal).FirstOrDefault();
        return other is null ? null : NameDiagnostics.SameSharedType.At(
            type.Pointer / (type.Name is null ? "type" : "name"), type.Key, other.Key, name, NaturalName.Proposal(type.Key) + "Type");
    }
}
