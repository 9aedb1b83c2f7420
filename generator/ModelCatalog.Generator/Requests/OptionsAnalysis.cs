using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Generator.Pipeline;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace ModelCatalog.Generator.Requests;

/// <summary>Judges the options of calls in one body of code: with the request that they go along with, else by what every route says.</summary>
/// <param name="reader">Reads them.</param>
/// <param name="report">Takes what is found.</param>
internal sealed class OptionsAnalysis(OptionsReader reader, Action<RoslynDiagnostic> report)
{
    private readonly HashSet<SyntaxNode> _settled = [];
    private readonly HashSet<(string Rule, SyntaxNode Place)> _reported = [];

    /// <summary>Judges options that a request is sent with.</summary>
    /// <param name="operation">The options.</param>
    /// <param name="route">The route of the request; null: the default.</param>
    public void Use(IOperation operation, string? route)
    {
        if (reader.Read(operation) is not { } options) return;
        foreach (var syntax in options.MadeBy) _settled.Add(syntax);
        Report(options, () => options.Model.Judge(route, options.Values));
    }

    /// <summary>Judges options where they are made, unless that was done where they are used.</summary>
    /// <param name="operation">The creation, or the <c>with</c>.</param>
    public void Make(IOperation operation)
    {
        if (_settled.Contains(operation.Syntax) || reader.Read(operation) is not { } options) return;
        Report(options, () => options.Model.JudgeAnywhere(options.Values));
    }

    /// <summary>What a <c>with</c> is laid over is judged with it.</summary>
    /// <param name="operand">What it is laid over.</param>
    public void Settle(IOperation operand)
    {
        foreach (var syntax in reader.Read(operand)?.MadeBy ?? []) _settled.Add(syntax);
    }

    private void Report(WrittenOptions options, Func<IReadOnlyList<RequestViolation>> judge)
    {
        foreach (var violation in Stage.Run("judging options", judge, _ => [], default))
        {
            var place = options.Places.TryGetValue(violation.Parameter, out var written) ? written : options.Made;
            if (!_reported.Add((violation.Rule, place))) continue;
            var rule = violation.IsWarning ? RequestDiagnostics.Warning : RequestDiagnostics.Violation;
            var properties = ImmutableDictionary<string, string?>.Empty
                .Add(RequestProperties.Rule, violation.Rule)
                .Add(RequestProperties.Kind, violation.KindName)
                .Add(RequestProperties.Parameter, violation.Parameter)
                .Add(RequestProperties.Provider, options.Model.Marker);
            report(RoslynDiagnostic.Create(RoslynDescriptors.Of(rule), place.GetLocation(), properties, rule.Format(options.Model.InCSharp(violation.Message), violation.Rule + " at " + options.Model.Marker)));
        }
    }
}
