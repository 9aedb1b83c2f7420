using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Generator.Pipeline;

namespace ModelCatalog.Generator.Requests;

/// <summary>Says in words what the compiler says by types: a provider does not serve a model. It looks only at what does not compile.</summary>
internal static class UnservedModels
{
    /// <summary>Looks at a call that does not compile.</summary>
    public static void AnalyzeCall(OperationAnalysisContext context)
    {
        if (context.Operation is not { Syntax: InvocationExpressionSyntax call, SemanticModel: { } model }) return;
        var (name, receiver) = Parts(call);
        if (name is null) return;
        var token = context.CancellationToken;
        var written = new[] { receiver }.Concat(call.ArgumentList.Arguments.Select(argument => argument.Expression)).OfType<ExpressionSyntax>()
            .Concat(TypeArguments(name))
            .Select(one => (Syntax: one, Type: model.GetTypeInfo(one, token).Type))
            .Where(one => CatalogSymbols.IsRequest(one.Type));
        var providers = Providers(model, call, name, receiver, token).Distinct<ITypeSymbol>(SymbolEqualityComparer.Default).ToList();
        foreach (var (syntax, type) in written)
        {
            // Where one of them serves it, something else is wrong with the call.
            if (providers.Count == 0 || providers.Exists(provider => IsServed(type!, provider))) continue;
            context.ReportDiagnostic(Unserved(syntax, type!, providers[0]));
            return;
        }
    }

    /// <summary>Looks at a request that is taken for one of a provider.</summary>
    public static void AnalyzeConversion(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.Conversion.Exists || conversion.Operand.Type is not { } type || CatalogSymbols.ProviderOf(conversion.Type) is not { } provider) return;
        if (CatalogSymbols.IsRequest(type) && CatalogSymbols.IsProvider(provider) && !IsServed(type, provider)) context.ReportDiagnostic(Unserved(conversion.Operand.Syntax, type, provider));
    }

    private static (SimpleNameSyntax? Name, ExpressionSyntax? Receiver) Parts(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => (access.Name, access.Expression),
        MemberBindingExpressionSyntax binding => (binding.Name, call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression),
        SimpleNameSyntax name => (name, null),
        _ => (null, null),
    };

    private static IEnumerable<ExpressionSyntax> TypeArguments(SimpleNameSyntax name) => name is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments : [];

    /// <summary>The providers that a call is about: by its type arguments, its client, or what the methods of that name take.</summary>
    private static IEnumerable<ITypeSymbol> Providers(SemanticModel model, InvocationExpressionSyntax call, SimpleNameSyntax name, ExpressionSyntax? receiver, CancellationToken token)
    {
        var method = name.Identifier.ValueText;
        var isOfRuntime = CatalogSymbols.IsMethodName(method) || method is "Read" or "Write";
        var told = isOfRuntime ? TypeArguments(name).Select(one => model.GetTypeInfo(one, token).Type) : [];
        var client = isOfRuntime && receiver is not null ? CatalogSymbols.ProviderOfClient(model.GetTypeInfo(receiver, token).Type) : null;
        var candidates = model.GetSymbolInfo(call, token).CandidateSymbols.OfType<IMethodSymbol>();
        return told.Append(client)
            .Concat(candidates.SelectMany(candidate => candidate.Parameters).Select(parameter => CatalogSymbols.ProviderOf(parameter.Type)))
            .OfType<ITypeSymbol>()
            .Where(CatalogSymbols.IsProvider);
    }

    private static bool IsServed(ITypeSymbol request, ITypeSymbol provider) => CatalogSymbols.ProvidersOf(request).Contains(provider, SymbolEqualityComparer.Default);

    private static Microsoft.CodeAnalysis.Diagnostic Unserved(SyntaxNode place, ITypeSymbol request, ITypeSymbol provider)
    {
        var serving = CatalogSymbols.ProvidersOf(request).Select(one => one.Name).OrderBy(one => one, StringComparer.Ordinal).ToList();
        var others = serving.Count == 0 ? "no provider does" : "it is served by " + string.Join(", ", serving);
        var rule = RequestDiagnostics.NotServed;
        return Microsoft.CodeAnalysis.Diagnostic.Create(RoslynDescriptors.Of(rule), place.GetLocation(), rule.Format(provider.Name, request.Name, others));
    }
}
