using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Emission;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>Finds the emitters of a descriptor.</summary>
internal static class CatalogEmitter
{
    /// <summary>The files of a descriptor without errors.</summary>
    public static EquatableArray<SourceFile> Emit(CheckedDescriptor descriptor, EmissionOptions options) => descriptor switch
    {
        { Descriptor: ProviderDescriptor provider } => ProviderEmitter.Emit(provider, options),
        { Plan: { } plan, Names: { } names } =>
            ModelEmitter.Emit(plan, names, options).Concat(WiresEmitter.Emit(plan, names, options)).ToEquatableArray(),

        // An alias of a scalar lives in the parameters that use it.
        { Descriptor: SharedTypeDescriptor, Types.Count: 0, Names: { Enums.Count: 0, Choices.Count: 0 } } => [],
        { Descriptor: SharedTypeDescriptor type, Names: { } names } => ModelEmitter.EmitShared(type.Path, type.Type.Key, descriptor.Types, names, options),
        _ => [],
    };
}
