using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks a shared type on its own, so that its mistakes are reported once, in its own file.</summary>
public static class SharedTypeChecker
{
    /// <summary>The plans of a type without errors: its own, behind those of the types that it uses. Empty for an alias.</summary>
    public static EquatableArray<TypePlan> Plan(SharedTypeDescriptor shared, CatalogIndex index)
    {
        var shapes = new ShapeResolver([], index, []);
        shapes.Resolve(new ParameterDescriptor(shared.Type.Key, Pointer.Root) { Type = TypeReference.Of(shared.Type.Key) });
        return shapes.Types;
    }

    /// <summary>What is wrong with a type.</summary>
    public static EquatableArray<Finding> Check(SharedTypeDescriptor shared, CatalogIndex index)
    {
        var findings = new List<Finding>();
        if (index.Types.FirstOrDefault(type => type.Type.Key == shared.Type.Key) is { } first && first.Path != shared.Path)
            findings.Add(ModelDiagnostics.DuplicateDescriptor.At(Pointer.Root / "type", "The type", shared.Type.Key, first.Path));

        // Under a local name, so that what is found is this file's to report.
        var own = shared.Type with { Key = shared.Type.Key.Split('/').Last() };
        var shapes = new ShapeResolver([own], index, findings);
        if (own.Alias is not null || own.Fields.Count > 0)
            shapes.Resolve(new ParameterDescriptor(own.Key, Pointer.Root) { Type = TypeReference.Of(own.Key) });
        return findings.Distinct().ToEquatableArray();
    }
}
