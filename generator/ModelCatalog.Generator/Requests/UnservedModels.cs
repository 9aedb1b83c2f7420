using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Generator.Pipeline;

namespace ModelCatalog.Generator.Requests;

/// <summary>Says in words what the compiler says by types: a provider does not serve a model.</summary>
internal static class UnservedModels
{
    /// <summary>Looks at a call.</summary>
    public static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not MemberAccessExpressionSyntax { Name: { } name, Expression: { } receiver } || !CatalogSymbols.IsMethodName(name.Identifier.ValueText)) return;

        // What compiles is served.
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not null) return;
        var (request, provider) = name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } markers } && context.SemanticModel.GetTypeInfo(receiver, context.CancellationToken).Type is { } self && CatalogSymbols.IsRequest(self)
            ? (receiver, context.SemanticModel.GetTypeInfo(markers[0], context.CancellationToken).Type as INamedTypeSymbol)
            : (call.ArgumentList.Arguments.FirstOrDefault()?.Expression, CatalogSymbols.ProviderOfClient(context.SemanticModel.GetTypeInfo(receiver, context.CancellationToken).Type));
        if (request is null || provider is null || context.SemanticModel.GetTypeInfo(request, context.CancellationToken).Type is not { } type || !CatalogSymbols.IsRequest(type)) return;
        if (provider.TypeKind == TypeKind.Error || !provider.AllInterfaces.Any(one => CatalogSymbols.IsRuntime(one, "IProvider"))) return;
        var serving = CatalogSymbols.ProvidersOf(type).ToList();
        if (serving.Contains(provider, SymbolEqualityComparer.Default)) return;
        var rule = RequestDiagnostics.NotServed;
        var others = serving.Count == 0 ? "no provider does" : "it is served by " + string.Join(", ", serving.Select(one => one.Name).OrderBy(one => one, StringComparer.Ordinal));
        context.ReportDiagnostic(Microsoft.CodeAnalysis.Diagnostic.Create(RoslynDescriptors.Of(rule), request.GetLocation(), rule.Format(provider.Name, type.Name, others)));
    }
}
