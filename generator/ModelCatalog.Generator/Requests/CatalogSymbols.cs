using Microsoft.CodeAnalysis;

namespace ModelCatalog.Generator.Requests;

/// <summary>What the runtime's types mean where C# uses them.</summary>
internal static class CatalogSymbols
{
    private const string Home = "ModelCatalog";

    /// <summary>Whether a method takes a request as it is, to send or to judge it.</summary>
    public static bool IsMethodName(string name) => name is "SubmitAsync" or "SubmitBatchAsync" or "GenerateAsync" or "GetPriceAsync" or "Validate" or "EstimateCost";

    /// <summary>Whether a type is one of the runtime's.</summary>
    public static bool IsRuntime(ITypeSymbol? type, string name) =>
        type is not null && type.Name == name && type.ContainingNamespace is { Name: Home, ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Whether a type is a request of some model.</summary>
    public static bool IsRequest(ITypeSymbol? type) => type is INamedTypeSymbol { IsRecord: true } && type.AllInterfaces.Any(one => IsRuntime(one, "IReadableRequest"));

    /// <summary>Whether a type holds the options of a call.</summary>
    public static bool IsOptions(ITypeSymbol? type) => type is INamedTypeSymbol { IsRecord: true, BaseType: { } parent } && (IsRuntime(parent, "SubmitOptions") || IsRuntime(type, "SubmitOptions"));

    /// <summary>Whether a type stands for a provider.</summary>
    public static bool IsProvider(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: not (TypeKind.Error or TypeKind.Interface) } && type.AllInterfaces.Any(one => IsRuntime(one, "IProvider"));

    /// <summary>The marker of the provider that takes a type of request; null: it is not about one.</summary>
    public static INamedTypeSymbol? ProviderOf(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Interface } named) return null;
        var served = IsRuntime(named, "IServedBy") ? named : named.AllInterfaces.FirstOrDefault(one => IsRuntime(one, "IServedBy"));
        return served?.TypeArguments[0] as INamedTypeSymbol;
    }

    /// <summary>The marker of the provider that a client is of; null: it is no client.</summary>
    public static INamedTypeSymbol? ProviderOfClient(ITypeSymbol? type)
    {
        for (var client = type as INamedTypeSymbol; client is not null; client = client.BaseType)
        {
            if (IsRuntime(client, "ProviderClient") && client.TypeArguments.Length == 1) return client.TypeArguments[0] as INamedTypeSymbol;
        }

        return null;
    }

    /// <summary>The markers of the providers that serve a request.</summary>
    public static IEnumerable<INamedTypeSymbol> ProvidersOf(ITypeSymbol request) =>
        request.AllInterfaces.Where(one => IsRuntime(one, "IServedBy")).Select(one => one.TypeArguments[0]).OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
}
