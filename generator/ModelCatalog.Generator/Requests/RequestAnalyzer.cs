using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Generator.Pipeline;

namespace ModelCatalog.Generator.Requests;

/// <summary>Reports what the constants of a request violate, by the rules of the catalog and with the interpreter that judges requests everywhere else.</summary>
/// <remarks>What is not constant is not judged, so there is no false alarm. Only code that makes or uses requests costs anything.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. RequestDiagnostics.All.Select(RoslynDescriptors.Of)];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypesByMetadataName("ModelCatalog.ValidationResult").IsEmpty) return;
            var (options, token) = (start.Options, start.CancellationToken);
            var catalog = new Lazy<RequestCatalog?>(() => RequestCatalog.Of(options, token));
            start.RegisterOperationBlockStartAction(block => StartBody(block, catalog));
            start.RegisterOperationAction(UnservedModels.AnalyzeCall, OperationKind.Invalid);
            start.RegisterOperationAction(UnservedModels.AnalyzeConversion, OperationKind.Conversion);
        });
    }

    private static void StartBody(OperationBlockStartAnalysisContext context, Lazy<RequestCatalog?> catalog)
    {
        var uses = new ConcurrentBag<RequestUse>();
        var made = new ConcurrentBag<IOperation>();
        var results = new ConcurrentBag<IVariableDeclaratorOperation>();
        context.RegisterOperationAction(
            operation =>
            {
                if (CatalogSymbols.IsOptions(operation.Operation.Type) || CatalogSymbols.IsRequest(operation.Operation.Type)) made.Add(operation.Operation);
            },
            OperationKind.ObjectCreation,
            OperationKind.With);
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (RequestUse.Of(call) is { } use) uses.Add(use);
                if (call.Parent is IExpressionStatementOperation or IConditionalAccessOperation { Parent: IExpressionStatementOperation } && CatalogSymbols.IsRuntime(call.Type, "ValidationResult")) operation.ReportDiagnostic(Unread(call));
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                var declarator = (IVariableDeclaratorOperation)operation.Operation;
                if (CatalogSymbols.IsRuntime(declarator.Symbol.Type, "ValidationResult")) results.Add(declarator);
            },
            OperationKind.VariableDeclarator);
        context.RegisterOperationBlockEndAction(end =>
        {
            if (uses.IsEmpty && made.IsEmpty && results.IsEmpty) return;
            var locals = new LocalValues(end.OperationBlocks);
            ReportUnread(results, locals, end.ReportDiagnostic);
            if ((uses.IsEmpty && made.IsEmpty) || catalog.Value is not { } models) return;
            new BodyAnalysis(models, locals, end.ReportDiagnostic).Run(
                [.. uses.OrderBy(use => use.Request.Syntax.SpanStart)],
                [.. made.OrderBy(operation => operation.Syntax.SpanStart)],
                end.CancellationToken);
        });
    }

    private static void ReportUnread(IEnumerable<IVariableDeclaratorOperation> results, LocalValues locals, Action<Microsoft.CodeAnalysis.Diagnostic> report)
    {
        foreach (var declarator in results)
        {
            if (!locals.IsRead(declarator.Symbol) && locals.Find(declarator.Symbol) is IInvocationOperation call) report(Unread(call));
        }
    }

    private static Microsoft.CodeAnalysis.Diagnostic Unread(IInvocationOperation call)
    {
        var rule = RequestDiagnostics.UnreadResult;
        return Microsoft.CodeAnalysis.Diagnostic.Create(RoslynDescriptors.Of(rule), call.Syntax.GetLocation(), rule.Format(call.TargetMethod.Name));
    }
}
