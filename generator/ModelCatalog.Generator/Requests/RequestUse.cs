using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ModelCatalog.Generator.Requests;

/// <summary>A place where a request is taken as it is: nothing is filled in any more.</summary>
/// <param name="Request">The request.</param>
/// <param name="Provider">The marker of the provider; null: the model level.</param>
/// <param name="MayLack">Whether what is required may be missing.</param>
internal sealed record RequestUse(IOperation Request, INamedTypeSymbol? Provider, bool MayLack)
{
    /// <summary>The use that a call makes of a request; null: none.</summary>
    public static RequestUse? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!CatalogSymbols.IsMethodName(method.Name)) return null;
        if (call.Instance is { } instance && method.Name == "Validate" && method.Parameters.IsEmpty && CatalogSymbols.IsRequest(method.ContainingType)) return new RequestUse(instance, null, false);
        if (!CatalogSymbols.IsRuntime(method.ContainingType, "ServedByExtensions") && CatalogSymbols.ProviderOfClient(method.ContainingType) is null) return null;
        var taken = call.Arguments.FirstOrDefault(argument => CatalogSymbols.ProviderOf(argument.Parameter?.Type) is not null);
        return taken is null ? null : new RequestUse(taken.Value, CatalogSymbols.ProviderOf(taken.Parameter!.Type), method.Name == "EstimateCost");
    }
}
