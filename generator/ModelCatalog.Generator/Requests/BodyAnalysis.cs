using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Pipeline;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace ModelCatalog.Generator.Requests;

/// <summary>Judges the requests of one body of code: first where they are used, then, as far as that was not seen, where they are made.</summary>
/// <param name="catalog">The models.</param>
/// <param name="blocks">The body.</param>
/// <param name="report">Takes what is found.</param>
internal sealed class BodyAnalysis(RequestCatalog catalog, ImmutableArray<IOperation> blocks, Action<RoslynDiagnostic> report)
{
    private readonly RequestReader _reader = new(catalog, new LocalValues(blocks));
    private readonly HashSet<SyntaxNode> _settled = [];
    private readonly HashSet<(string Rule, SyntaxNode Place)> _reported = [];

    /// <summary>Judges.</summary>
    /// <param name="uses">Where requests are taken as they are.</param>
    /// <param name="made">Where they are made: creations and <c>with</c>.</param>
    /// <param name="token">Ends it.</param>
    public void Run(IReadOnlyCollection<RequestUse> uses, IReadOnlyCollection<IOperation> made, CancellationToken token)
    {
        foreach (var use in uses)
        {
            token.ThrowIfCancellationRequested();
            if (_reader.Read(use.Request) is not { } request) continue;
            var key = use.Provider is null ? null : catalog.FindProvider(use.Provider);
            if (use.Provider is not null && key is null) continue;
            foreach (var syntax in request.MadeBy) _settled.Add(syntax);
            if (request.Model.Plan.FindView(key) is { } view) Judge(request, view, use);
        }

        // What is filled in later is judged when it is full.
        foreach (var with in made.OfType<IWithOperation>())
        {
            foreach (var syntax in _reader.Read(with.Operand)?.MadeBy ?? []) _settled.Add(syntax);
        }

        foreach (var operation in made)
        {
            token.ThrowIfCancellationRequested();
            if (_settled.Contains(operation.Syntax) || _reader.Read(operation) is not { } request) continue;
            Judge(request with { Known = request.Known.Open() }, request.Model.Plan.ModelView, null);
        }
    }

    private void Judge(WrittenRequest request, RequestView view, RequestUse? use)
    {
        var everywhere = view.Provider is null ? [] : Violations(request, request.Model.Plan.ModelView);
        foreach (var violation in Violations(request, view))
        {
            if (violation.Kind == ViolationKind.Required && !request.IsWritten(violation.Parameter) && (use?.MayLack == true || IsDemanded(request.Model.Plan, violation.Parameter))) continue;
            var place = request.PlaceOf(violation.Parameter);
            if (_reported.Add((violation.Rule, place))) Report(request, view, violation, place, everywhere.Any(one => one.Rule == violation.Rule && one.Message == violation.Message) ? null : use?.Provider?.Name);
        }
    }

    private static IReadOnlyList<RequestViolation> Violations(WrittenRequest request, RequestView view) =>
        Stage.Run("judging a request", () => request.Known.Judge(request.Model.Plan, view).Violations, _ => [], default);

    private void Report(WrittenRequest request, RequestView view, RequestViolation violation, SyntaxNode place, string? provider)
    {
        var rule = violation.IsWarning ? RequestDiagnostics.Warning : RequestDiagnostics.Violation;
        var (replacement, addition, removals) = Stage.Run<(string?, string?, IReadOnlyList<(string Property, SyntaxNode Place)>)>(
            "mending a request",
            () =>
            {
                var repair = new Repair(request, view, violation);
                return (repair.Replacement(), repair.Addition(), repair.Removals());
            },
            _ => (null, null, []),
            default);
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(RequestProperties.Rule, violation.Rule)
            .Add(RequestProperties.Kind, violation.KindName)
            .Add(RequestProperties.Parameter, violation.Parameter)
            .Add(RequestProperties.Provider, provider)
            .Add(RequestProperties.Replacement, replacement)
            .Add(RequestProperties.Set, addition)
            .Add(RequestProperties.Remove, removals.Count == 0 ? null : string.Join(" ", removals.Select(one => one.Property)));
        var message = rule.Format(request.Model.InCSharp(violation.Message), violation.Rule + (provider is null ? "" : " at " + provider));
        report(RoslynDiagnostic.Create(RoslynDescriptors.Of(rule), place.GetLocation(), [request.Anchor.GetLocation(), .. removals.Select(one => one.Place.GetLocation())], properties, message));
    }

    /// <summary>Whether the compiler itself misses a value: a required member.</summary>
    private static bool IsDemanded(ModelPlan plan, string parameter)
    {
        if (parameter == "variant" && plan.Model.Variants.Count > 0) return plan.ModelView.DefaultVariant is null;
        if (plan.Shape.Union is { } union && union.Declaration.UnionName == parameter) return union.IsRequired;
        return plan.Shape.Fields.Concat(plan.Shape.Union?.Modes.SelectMany(mode => mode.Fields) ?? []).Any(field => field.Key == parameter && field.IsRequired);
    }
}
