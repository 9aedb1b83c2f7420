using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ModelCatalog.Generator.Requests;

/// <summary>A place where a request is taken as it is: nothing is filled in any more.</summary>
/// <param name="Request">The request.</param>
/// <param name="Provider">The marker of the provider; null: the model level.</param>
/// <param name="MayLack">Whether what is required may be missing.</param>
internal sealed record RequestUse(IOperation Request, INamedTypeSymbol? Provider, bool MayLack)
{
    /// <summary>The options that go along; null: none.</summary>
    public IOperation? Options { get; private init; }

    /// <summary>The use that a call makes of a request; null: none.</summary>
    public static RequestUse? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!CatalogSymbols.IsMethodName(method.Name)) return null;
        if (call.Instance is { } instance && method.Parameters.IsEmpty && method.Name is "Validate" or "EstimateCost") return OfInstance(call.Instance!, method);
        if (!CatalogSymbols.IsRuntime(method.ContainingType, "ServedByExtensions") && CatalogSymbols.ProviderOfClient(method.ContainingType) is null) return null;
        var taken = call.Arguments.FirstOrDefault(argument => CatalogSymbols.ProviderOf(argument.Parameter?.Type) is not null);
        if (taken is null) return null;
        return new RequestUse(taken.Value, CatalogSymbols.ProviderOf(taken.Parameter!.Type), method.Name == "EstimateCost")
        {
            Options = call.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && CatalogSymbols.IsOptions(argument.Parameter?.Type))?.Value,
        };
    }

    private static RequestUse? OfInstance(IOperation request, IMethodSymbol method)
    {
        if (CatalogSymbols.IsRequest(method.ContainingType)) return new RequestUse(request, null, method.Name == "EstimateCost");
        return CatalogSymbols.ProviderOf(method.ContainingType) is { } provider ? new RequestUse(request, provider, method.Name == "EstimateCost") : null;
    }
}
