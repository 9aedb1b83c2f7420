using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Placeholder until the checker is there.</summary>
public static class ModelChecker
{
    /// <summary>Checks.</summary>
    public static CheckedModel Check(ModelDescriptor model, CatalogIndex index) => new(null, []);
}
