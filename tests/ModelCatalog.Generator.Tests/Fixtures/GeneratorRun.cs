using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>One run of the generator.</summary>
internal sealed class GeneratorRun(GeneratorDriverRunResult result, CSharpCompilation output, ImmutableArray<Diagnostic> diagnostics)
{
    /// <summary>The project with what was generated.</summary>
    public CSharpCompilation Output { get; } = output;

    /// <summary>What was reported, after the project's own settings of severity.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>The emitted files, by name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; } =
        result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The emitted files as the compiler holds them: one that was not made anew is the same object as before.</summary>
    public IReadOnlyDictionary<string, SourceText> Texts { get; } =
        result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText);

    /// <summary>What was reported, as <c>path(line,column): severity id</c>, in the order of the text.</summary>
    public IEnumerable<string> Reports => Diagnostics
        .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition)
        .Select(Report);

    /// <summary>What was reported, with messages.</summary>
    public IEnumerable<string> Messages => Diagnostics.Select(diagnostic => Report(diagnostic) + ": " + diagnostic.GetMessage(CultureInfo.InvariantCulture));

    /// <summary>Why each stage ran.</summary>
    public RunReasons Reasons { get; } = RunReasons.Of(result.Results.Single());

    private static string Report(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var severity = diagnostic.Severity.ToString().ToLower(CultureInfo.InvariantCulture);
        return diagnostic.Location.Kind == LocationKind.None
            ? $"{severity} {diagnostic.Id}"
            : $"{span.Path[CatalogProject.Folder.Length..]}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {severity} {diagnostic.Id}";
    }
}
