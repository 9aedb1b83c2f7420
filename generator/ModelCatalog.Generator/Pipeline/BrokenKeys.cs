using System.Collections.Immutable;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>Providers and shared types that are not emitted because they have errors.</summary>
/// <remarks>Equality contract: deep; ordered.</remarks>
/// <param name="Keys">Their keys: <c>provider x</c>, <c>type vendor/x</c>.</param>
internal sealed record BrokenKeys(EquatableArray<string> Keys)
{
    /// <summary>The key of a provider.</summary>
    public static string OfProvider(string provider) => "provider " + provider;

    /// <summary>The key of a shared type.</summary>
    public static string OfType(string type) => "type " + type;

    /// <summary>Collects keys.</summary>
    public static BrokenKeys Create(ImmutableArray<string?> keys) =>
        new(keys.OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(key => key, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>Whether a descriptor stands on one of them: its own code would not compile, and say nothing that their errors do not say.</summary>
    public bool Concern(CheckedDescriptor descriptor) =>
        Keys.Count > 0
        && (descriptor.Types.Any(IsBroken)
            || (descriptor.Plan is { } plan
                && (plan.ProviderViews.Any(view => view.Provider is not null && Keys.Contains(OfProvider(view.Provider)))
                    || plan.Types.Concat(plan.Output.Types).Any(IsBroken))));

    private bool IsBroken(TypePlan type) => Keys.Contains(OfType(type.Key));
}
