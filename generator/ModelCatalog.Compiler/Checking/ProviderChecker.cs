using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Placeholder until the checker is there.</summary>
public static class ProviderChecker
{
    /// <summary>Checks.</summary>
    public static EquatableArray<Finding> Check(ProviderDescriptor provider) => [];
}
