using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks the request that asks for a price: it must never be taken for a submit, which costs money.</summary>
internal static class PriceOperationChecker
{
    public static void Check(RouteDescriptor route, PriceOperationDescriptor price, ICollection<Finding> findings)
    {
        if ((price.Usd.Count == 0) == (price.Credits.Count == 0))
        {
            var problem = price.Usd.Count == 0 ? "must say where the price is: 'usd' or 'credits'" : "gives the price once: in 'usd' or in 'credits'";
            findings.Add(ProviderDiagnostics.Incomplete.AtKey(price.Pointer, "The reply of 'price' " + problem));
        }

        if (Difference(route.Submit!, price) is { } same) findings.Add(ProviderDiagnostics.PriceLikeSubmit.AtKey(price.Pointer, same));
        foreach (var field in price.With)
        {
            var place = price.Pointer / "with" / field.Name;
            if (route.Submit!.Body is null)
                findings.Add(ProviderDiagnostics.PriceLikeSubmit.AtKey(place, $"The submit has no body that could carry '{field.Name}'"));
            else if (route.Submit.Body is BodyObject body && body.Members.Any(member => member.Name == field.Name))
                findings.Add(ProviderDiagnostics.PriceLikeSubmit.AtKey(place, $"'{field.Name}' stands in the body of every submit already"));
        }
    }

    private static string? Difference(OperationDescriptor submit, PriceOperationDescriptor price)
    {
        var operation = price.Operation;
        var isSameRequest = operation.Method == submit.Method && operation.PathTemplate == submit.PathTemplate && operation.Query == submit.Query && operation.Headers == submit.Headers;
        return isSameRequest && price.With.Count == 0 ? "It is the request of 'submit', and would start a task; say what differs under 'with' or 'request'" : null;
    }
}
