using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks a shared type on its own, so that its mistakes are reported once, in its own file.</summary>
public static class SharedTypeChecker
{
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
