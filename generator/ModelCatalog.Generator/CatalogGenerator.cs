using Microsoft.CodeAnalysis;
using ModelCatalog.Generator.Pipeline;

namespace ModelCatalog.Generator;

/// <summary>Turns the descriptors of a project into typed requests, validators and wire mappers.</summary>
/// <remarks>
/// One chain from text to source, whose values carry no positions; and, apart from it, one that gives findings their places.
/// A moved line runs the second one alone. Only signatures are collected, so an edited file re-emits itself and nothing else.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class CatalogGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What the project says: namespace, catalog folder, C# version, references.
        var project = Project(context);

        // Text: the content is the key of everything behind it, never the AdditionalText.
        var files = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, token) => DescriptorFile.Read(input.Left, input.Right, token))
            .Where(static file => file is not null).Select(static (file, _) => file!)
            .WithTrackingName(StageNames.Files);

        // What packages bring is of use where the project has descriptors that may name it. (The analyzer reads for itself what it judges by.)
        var hasOwn = files.Select(static (file, _) => file.IsOwn).Collect().Select(static (own, _) => own.Contains(true));
        var read = files.Combine(hasOwn).Where(static input => input.Right).Select(static (input, _) => input.Left);

        // Descriptors, and what is wrong with their form.
        var bound = read.Select(static (file, token) => BoundDescriptor.Bind(file, token)).WithTrackingName(StageNames.Bound);

        // What the files need to know of each other, and nothing more.
        var index = bound.Select(static (descriptor, token) => SignedDescriptor.Sign(descriptor, token)).WithTrackingName(StageNames.Signatures)
            .Collect().Select(static (signed, _) => IndexedCatalog.Create(signed)).WithTrackingName(StageNames.Index);

        // Plans, and what is wrong with their meaning.
        var checkedDescriptors = bound.Combine(index)
            .Select(static (input, token) => CheckedDescriptor.Check(input.Left, input.Right, token)).WithTrackingName(StageNames.Checked);

        // Providers and shared types with errors: what stands on them would not compile.
        var broken = checkedDescriptors.Select(static (descriptor, _) => descriptor.BrokenKey).Where(static key => key is not null)
            .Collect().Select(static (keys, _) => BrokenKeys.Create(keys)).WithTrackingName(StageNames.Broken);

        // Source, one file after the other.
        var options = project.Combine(index).Select(static (input, _) => input.Left.OptionsWith(input.Right)).WithTrackingName(StageNames.Options);
        var sources = checkedDescriptors.Combine(broken).Combine(options)
            .Select(static (input, token) => EmittedDescriptor.Emit(input.Left.Left, input.Left.Right, input.Right, token)).WithTrackingName(StageNames.Sources);

        // No two files under one name; and the list of all models, from their names alone.
        var names = sources.Select(static (emitted, _) => emitted.Names).Where(static emitted => emitted.HintNames.Count > 0).Collect();
        var clashes = names.Select(static (emitted, _) => HintNameClashes.Find(emitted)).WithTrackingName(StageNames.Clashes);
        var registry = names.Combine(clashes).Combine(options)
            .Select(static (input, token) => EmittedRegistry.Emit(input.Left.Left, input.Left.Right, input.Right, token)).WithTrackingName(StageNames.Registry);

        // What .editorconfig makes of diagnostics.
        var severities = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, token) => ConfigurationFile.Read(input.Left, input.Right, token)).Where(static file => file is not null)
            .Collect().Select(static (files, _) => SeverityConfiguration.Create(files)).WithTrackingName(StageNames.Severities);

        // The way of what was found: gathered without positions, placed in the text as it stands now.
        var findings = checkedDescriptors.Select(static (descriptor, _) => descriptor.AllFindings)
            .Collect().Combine(sources.Select(static (emitted, _) => emitted.AllFindings).Collect()).Combine(clashes).Combine(registry).Combine(index)
            .Select(static (input, _) => CatalogFindings.Gather(
                input.Left.Left.Left.Left, input.Left.Left.Left.Right, input.Left.Left.Right.Findings, input.Left.Right.Findings, input.Right.Defects)).WithTrackingName(StageNames.Findings);
        var diagnostics = files.Combine(findings).Combine(severities)
            .Select(static (input, token) => PlacedDiagnostics.Place(input.Left.Left, input.Left.Right, input.Right, token)).WithTrackingName(StageNames.Diagnostics);

        context.RegisterSourceOutput(sources.Combine(clashes), static (output, input) => input.Left.AddTo(output, input.Right));
        context.RegisterSourceOutput(registry, static (output, emitted) => emitted.AddTo(output));
        context.RegisterSourceOutput(diagnostics, static (output, placed) => placed.ReportTo(output));
        context.RegisterSourceOutput(project.Combine(hasOwn), static (output, input) => input.Left.ReportTo(output, input.Right));
    }

    private static IncrementalValueProvider<ProjectState> Project(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectSettings.Read(options));
        var language = context.ParseOptionsProvider.Select(static (options, _) => ProjectState.VersionOf(options));
        var runtime = context.CompilationProvider.Select(static (compilation, _) => ProjectState.HasRuntime(compilation));
        return settings.Combine(language).Combine(runtime)
            .Select(static (input, _) => new ProjectState(input.Left.Left, input.Left.Right, input.Right)).WithTrackingName(StageNames.Project);
    }
}
