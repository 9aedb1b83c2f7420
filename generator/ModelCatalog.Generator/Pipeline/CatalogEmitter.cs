using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Emission;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>Finds the emitter of a descriptor.</summary>
internal static class CatalogEmitter
{
    /// <summary>The files of a descriptor without errors.</summary>
    public static EquatableArray<SourceFile> Emit(CheckedDescriptor descriptor, EmissionOptions options) => descriptor switch
    {
        { Descriptor: ProviderDescriptor provider } => ProviderEmitter.Emit(provider, options),
        { Descriptor: SharedTypeDescriptor type, Names: { } names } => ModelEmitter.EmitShared(type.Path, type.Type.Key, descriptor.SharedTypes, names, options),
        { Plan: { } plan, Names: { } names } => ModelEmitter.Emit(plan, names, options).Concat(WiresEmitter.Emit(plan, names, options)).ToEquatableArray(),
        _ => [],
    };
}
