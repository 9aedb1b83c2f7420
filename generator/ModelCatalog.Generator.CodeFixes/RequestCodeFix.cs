using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using ModelCatalog.Generator.Requests;

namespace ModelCatalog.Generator.CodeFixes;

/// <summary>Mends requests: the nearest legal value, the member that is missing, or one of those that exclude each other left out. The analyzer has tried each.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequestCodeFix))]
[Shared]
public sealed class RequestCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["MC9101", "MC9102"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Text(diagnostic, RequestProperties.Replacement) is { } replacement) Offer(context, diagnostic, "Use " + replacement, Replace(root, diagnostic, replacement));
            if (Text(diagnostic, RequestProperties.Set) is { } member) Offer(context, diagnostic, "Set " + member, Add(root, diagnostic, member));
            var removals = Text(diagnostic, RequestProperties.Remove)?.Split(' ') ?? [];
            for (var i = 0; i < removals.Length; i++) Offer(context, diagnostic, "Remove " + removals[i], Remove(root, diagnostic.AdditionalLocations[i + 1]));
        }
    }

    private static string? Text(Diagnostic diagnostic, string key) => diagnostic.Properties.TryGetValue(key, out var text) ? text : null;

    private static void Offer(CodeFixContext context, Diagnostic diagnostic, string title, SyntaxNode? changed)
    {
        if (changed is null) return;
        var document = context.Document;
        context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(document.WithSyntaxRoot(changed)), title), diagnostic);
    }

    private static SyntaxNode? Replace(SyntaxNode root, Diagnostic diagnostic, string replacement) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax old
            ? root.ReplaceNode(old, SyntaxFactory.ParseExpression(replacement).WithTriviaFrom(old))
            : null;

    private static SyntaxNode? Add(SyntaxNode root, Diagnostic diagnostic, string member)
    {
        var span = diagnostic.AdditionalLocations[0].SourceSpan;
        var added = SyntaxFactory.ParseExpression(member);

        // The place is a creation, its type, or what a `with` is laid over: several nodes may fill it.
        foreach (var node in root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf().TakeWhile(node => node.Span == span))
        {
            if (MakerOf(node) is not { } maker) continue;
            var initializer = (maker is WithExpressionSyntax with ? with.Initializer : ((BaseObjectCreationExpressionSyntax)maker).Initializer) ?? SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression);
            return root.ReplaceNode(maker, WithInitializer(maker, initializer.AddExpressions(added)));
        }

        return null;
    }

    private static ExpressionSyntax? MakerOf(SyntaxNode node) => node switch
    {
        BaseObjectCreationExpressionSyntax or WithExpressionSyntax => (ExpressionSyntax)node,
        { Parent: ObjectCreationExpressionSyntax creation } when creation.Type == node => creation,
        { Parent: WithExpressionSyntax with } when with.Expression == node => with,
        _ => null,
    };

    private static ExpressionSyntax WithInitializer(ExpressionSyntax maker, InitializerExpressionSyntax initializer) => maker switch
    {
        WithExpressionSyntax with => with.WithInitializer(initializer).WithAdditionalAnnotations(Formatter.Annotation),
        BaseObjectCreationExpressionSyntax creation => creation.WithInitializer(initializer).WithAdditionalAnnotations(Formatter.Annotation),
        _ => maker,
    };

    private static SyntaxNode? Remove(SyntaxNode root, Location location)
    {
        var value = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        if (value.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { Parent: InitializerExpressionSyntax initializer } member) return null;
        var left = initializer.Expressions.Remove(member);

        // What stands between the last member and the brace stays there.
        if (left.Count > 0 && member == initializer.Expressions.Last()) left = left.Replace(left.Last(), left.Last().WithTrailingTrivia(member.GetTrailingTrivia()));
        return root.ReplaceNode(initializer, initializer.WithExpressions(left));
    }
}
