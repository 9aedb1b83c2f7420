using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Planning;

/// <content>Names across the files of a catalog: each of two that clash says so at its own file.</content>
public sealed partial class NamePlanner
{
    /// <summary>What the types of a model start with. Where it has no good name, <see cref="Plan"/> says so.</summary>
    public static string PrefixOf(ModelSignature model) => WordOf(model.Name, model.Model);

    /// <summary>The C# name of a shared type.</summary>
    public static string SharedTypeName(TypeDescriptor type) => WordOf(type.Name, type.Key);

    /// <summary>The C# name of a provider.</summary>
    public static string ProviderName(ProviderDescriptor provider) => WordOf(provider.Name, provider.Provider);

    /// <summary>The C# name of a provider by its key.</summary>
    public static string ProviderName(string key, CatalogIndex index) => index.FindProvider(key) is { } provider ? ProviderName(provider) : WordOf(null, key);

    /// <summary>What is wrong with a model's prefix within its catalog: another model has it.</summary>
    public static EquatableArray<Finding> CheckPrefix(ModelDescriptor model, CatalogIndex index)
    {
        var prefix = PrefixOf(ModelSignature.Of(model));
        var other = index.Models.FirstOrDefault(item => item.Key != model.Key && PrefixOf(item) == prefix);
        if (other is null) return default;
        return [NameDiagnostics.SamePrefix.At(NamePointer(model.Name, "model"), model.Key, other.Key, prefix, NaturalName.Proposal(model.Vendor) + prefix)];
    }

    /// <summary>What is wrong with a shared type's name: it is none, or another one has it.</summary>
    public static EquatableArray<Finding> CheckSharedType(SharedTypeDescriptor type, CatalogIndex index)
    {
        var findings = new List<Finding>();
        MemberScope.Word(new Named("type", type.Type.Key, type.Type.Name, type.Type.Name is null ? Pointer.Root / "type" : Pointer.Root), findings);
        var name = SharedTypeName(type.Type);
        if (index.Types.FirstOrDefault(item => item.Type.Key != type.Type.Key && SharedTypeName(item.Type) == name) is { } other)
        {
            findings.Add(NameDiagnostics.SameSharedType.At(NamePointer(type.Type.Name, "type"), type.Type.Key, other.Type.Key, name, name + "Type"));
        }

        return findings.ToEquatableArray();
    }

    /// <summary>What is wrong with a provider's name: it is none, or another one has it.</summary>
    public static EquatableArray<Finding> CheckProvider(ProviderDescriptor provider, CatalogIndex index)
    {
        var findings = new List<Finding>();
        MemberScope.Word(new Named("provider", provider.Provider, provider.Name, provider.Name is null ? Pointer.Root / "provider" : Pointer.Root), findings);
        var name = ProviderName(provider);
        if (index.Providers.FirstOrDefault(item => item.Provider != provider.Provider && ProviderName(item) == name) is { } other)
        {
            findings.Add(NameDiagnostics.SameProvider.At(NamePointer(provider.Name, "provider"), provider.Provider, other.Provider, name, name + "Api"));
        }

        return [.. findings, .. provider.Calls.Count + provider.Types.Count == 0 ? default : PlanCalls(provider, CallsChecker.Plan(provider)).Findings];
    }

    private static string WordOf(string? name, string key) => name is not null && NaturalName.IsWord(name) ? name : NaturalName.Of(key) ?? NaturalName.Proposal(key);

    private static Pointer NamePointer(string? name, string key) => Pointer.Root / (name is null ? key : "name");
}
