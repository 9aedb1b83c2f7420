using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Emission;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>The project that the catalog is compiled in.</summary>
/// <remarks>Equality contract: by content; no symbols.</remarks>
/// <param name="Settings">What the project file says.</param>
/// <param name="Language">The version of C#.</param>
/// <param name="IsRuntimeReferenced">Whether the types that emitted code calls are there.</param>
internal sealed record ProjectState(ProjectSettings Settings, LanguageVersion Language, bool IsRuntimeReferenced)
{
    /// <summary>The version of C# that options ask for, with <c>latest</c> and the like resolved.</summary>
    public static LanguageVersion VersionOf(ParseOptions options) =>
        options is CSharpParseOptions csharp ? csharp.LanguageVersion.MapSpecifiedToEffectiveVersion() : LanguageVersion.CSharp1;

    /// <summary>Whether a compilation sees the runtime.</summary>
    public static bool HasRuntime(Compilation compilation) =>
        !compilation.GetTypesByMetadataName("ModelCatalog.ValidationResult").IsEmpty;

    /// <summary>What emission needs to know; null when the project cannot take emitted code.</summary>
    public EmissionOptions? OptionsWith(IndexedCatalog catalog) =>
        Language < LanguageVersion.CSharp12 || !IsRuntimeReferenced || !Settings.HasValidNamespace
            ? null
            : new EmissionOptions(Settings.Namespace) { ReferencedProviders = catalog.ReferencedProviders, ReferencedTypes = catalog.ReferencedTypes };

    /// <summary>Says what keeps the project from taking emitted code, if there is anything to emit.</summary>
    public void ReportTo(SourceProductionContext output, bool hasOwnDescriptors)
    {
        if (!hasOwnDescriptors) return;
        if (Language < LanguageVersion.CSharp12)
        {
            Report(output, GeneratorDiagnostics.LanguageVersion, Language.ToDisplayString());
        }

        if (!IsRuntimeReferenced) Report(output, GeneratorDiagnostics.MissingRuntime);
        if (!Settings.HasValidNamespace) Report(output, GeneratorDiagnostics.Namespace, Settings.Namespace, Settings.ValidNamespace);
    }

    // These concern the project, which has no text to point into.
    private static void Report(SourceProductionContext output, DiagnosticRule rule, params object[] arguments) =>
        output.ReportDiagnostic(Microsoft.CodeAnalysis.Diagnostic.Create(RoslynDescriptors.Of(rule), Location.None, rule.Format(arguments)));
}
