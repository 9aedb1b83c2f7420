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
/// <param name="locals">The body's locals.</param>
/// <param name="report">Takes what is found.</param>
internal sealed class BodyAnalysis(RequestCatalog catalog, LocalValues locals, Action<RoslynDiagnostic> report)
{
    private readonly RequestReader _reader = new(catalog, locals);
    private readonly OptionsAnalysis _options = new(new OptionsReader(catalog, locals), report);
    private readonly HashSet<SyntaxNode> _settled = [];
    private readonly HashSet<(string Rule, SyntaxNode Place)> _reported = [];

    /// <summary>Judges.</summary>
    /// <param name="uses">Where requests are taken as they are.</param>
    /// <param name="made">Where requests and options are made: creations and <c>with</c>.</param>
    /// <param name="token">Ends it.</param>
    public void Run(IReadOnlyCollection<RequestUse> uses, IReadOnlyCollection<IOperation> made, CancellationToken token)
    {
        foreach (var use in uses)
        {
            token.ThrowIfCancellationRequested();
            Use(use);
        }

        Settle(made);
        foreach (var operation in made)
        {
            token.ThrowIfCancellationRequested();
            _options.Make(operation);
            if (_settled.Contains(operation.Syntax) || _reader.Read(operation) is not { } request) continue;
            Judge(request with { Known = request.Known.Open() }, request.Model.Plan.ModelView, null);
        }
    }

    private void Use(RequestUse use)
    {
        if (_reader.Read(use.Request) is not { } request) return;
        var key = use.Provider is null ? null : catalog.FindProvider(use.Provider);
        if (use.Provider is not null && key is null) return;
        foreach (var syntax in request.MadeBy) _settled.Add(syntax);
        if (request.Model.Plan.FindView(key) is not { } view) return;
        Judge(request, view, use);
        if (use.Options is not null) _options.Use(use.Options, view.Body.Route);
    }

    /// <summary>What is filled in later is judged when it is full.</summary>
    private void Settle(IReadOnlyCollection<IOperation> made)
    {
        var filled = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var with in made.OfType<IWithOperation>())
        {
            foreach (var syntax in _reader.Read(with.Operand)?.MadeBy ?? []) _settled.Add(syntax);
            _options.Settle(with.Operand);

            // Of a local that changes nobody knows which of its values is meant.
            if (LocalValues.InPlace(with.Operand) is ILocalReferenceOperation { Local: var local } && locals.Find(local) is null) filled.Add(local);
        }

        if (filled.Count == 0) return;
        foreach (var operation in made)
        {
            if (LocalOf(operation) is { } local && filled.Contains(local)) _settled.Add(operation.Syntax);
        }
    }

    /// <summary>The local that a value is put into; null: it goes elsewhere.</summary>
    private static ILocalSymbol? LocalOf(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation) parent = parent.Parent;
        return parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
            _ => null,
        };
    }

    private void Judge(WrittenRequest request, RequestView view, RequestUse? use)
    {
        var violations = Violations(request, view);
        if (violations.Count == 0) return;
        var everywhere = view.Provider is null ? [] : Violations(request, request.Model.Plan.ModelView);
        foreach (var violation in violations)
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
        var mended = Stage.Run("mending a request", () => Mend(new Repair(request, view, violation)), _ => new Mended(null, null, []), default);
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(RequestProperties.Rule, violation.Rule)
            .Add(RequestProperties.Kind, violation.KindName)
            .Add(RequestProperties.Parameter, violation.Parameter)
            .Add(RequestProperties.Provider, provider)
            .Add(RequestProperties.Replacement, mended.Replacement)
            .Add(RequestProperties.Set, mended.Addition?.Member)
            .Add(RequestProperties.Remove, mended.Removals.Count == 0 ? null : string.Join(" ", mended.Removals.Select(one => one.Property)));
        var message = rule.Format(request.Model.InCSharp(violation), violation.Rule + (provider is null ? "" : " at " + provider));
        var further = mended.Removals.Select(one => one.Place).Prepend(mended.Addition?.Place ?? request.Anchor).Select(one => one.GetLocation());
        report(RoslynDiagnostic.Create(RoslynDescriptors.Of(rule), place.GetLocation(), further, properties, message));
    }

    private static Mended Mend(Repair repair) => new(repair.Replacement(), repair.Addition(), repair.Removals());

    /// <summary>Whether the compiler itself misses a value: a required member.</summary>
    private static bool IsDemanded(ModelPlan plan, string parameter)
    {
        if (parameter == "variant" && plan.Model.Variants.Count > 0) return plan.ModelView.DefaultVariant is null;
        if (plan.Shape.Union is { } union && union.Declaration.UnionName == parameter) return union.IsRequired;
        return plan.Shape.Fields.Concat(plan.Shape.Union?.Modes.SelectMany(mode => mode.Fields) ?? []).Any(field => field.Key == parameter && field.IsRequired);
    }

    /// <summary>What mends a violation.</summary>
    private sealed record Mended(string? Replacement, (string Member, SyntaxNode Place)? Addition, IReadOnlyList<(string Property, SyntaxNode Place)> Removals);
}
