using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>A project with a model of every kind of rule at two providers, one of which takes less, and C# that uses it.</summary>
internal static class RequestProject
{
    /// <summary>Another provider: <see cref="Samples.Provider"/> is Nimbus.</summary>
    public static readonly string Cirrus = Samples.Provider.Replace("nimbus", "cirrus", StringComparison.Ordinal).Replace("Nimbus", "Cirrus", StringComparison.Ordinal).Replace("NIMBUS", "CIRRUS", StringComparison.Ordinal)
        .Replace("input: $input }", "input: $input, callback_url: $callback_url, priority: $priority, start_timeout: $start_timeout }", StringComparison.Ordinal)
        .Replace("submit:\n", """
            options:
              callback_url: { type: url, doc: Where it posts. }
              priority: { type: string, enum: [low, high], doc: Place in the queue. }
              start_timeout: { type: integer, range: 2..60, unit: seconds, doc: How long it waits. }
            submit:

            """, StringComparison.Ordinal);

    /// <summary>The model.</summary>
    public const string Harbor = """
        model: harbor-1
        vendor: acme
        title: Harbor
        tasks: [text-to-video]
        summary: Video from a prompt.
        variants:
          pro: Better.
          fast: { doc: Faster., default: true }
        parameters:
          prompt: { type: string, required: true, length: ..20, doc: What the video shows. }
          duration: { type: integer, range: 2..12, default: 5, doc: Seconds. }
          fps: { type: integer, enum: [24, 30, 60], doc: Pictures per second. }
          guidance: { type: number, range: 0..1, step: 0.25, doc: How closely. }
          ratio: { type: string, enum: ["16:9", "9:16", "1:1"], default: "16:9", doc: Shape. }
          style: { type: string, enum: [calm, wild], open: true, pattern: "[a-z]+", doc: Style. }
          code: { type: string, pattern: "[A-Z]{3}", doc: Three letters. }
          cover: { type: image, doc: A picture. }
          looks: { type: image, list: 1..2, doc: Pictures. }
          markers: { type: marker, list: 1..3, doc: Places. }
          strength: { type: "number | 'auto'", range: 0..10, doc: Strength. }
          loop: { type: boolean, doc: Whether it loops. }
          seed: { type: integer, range: 1..99999, doc: Seed. }
        types:
          marker:
            doc: A place.
            fields:
              x: { type: number, required: true, range: 0..1, doc: From the left. }
              label: { type: string, length: ..5, doc: A word. }
              size: { type: integer, range: 1..5, doc: How large. }
            rules:
              - { when: label == 'dot', require: [size] }
        modes:
          others: reject
          none: { doc: Text to video. }
          frame:
            parameters:
              start_image: { type: image, required: true, doc: The first picture. }
              end_image: { type: image, doc: The last picture. }
            rules:
              - { when: fps == 60, require: [end_image] }
          extend:
            parameters:
              source: { type: string, required: true, doc: A task. }
        rules:
          - { when: duration > 8, forbid: [end_image], message: Long videos take no last frame. }
          - { exclusive: [cover, looks] }
          - { when: duration == 7, forbid: [code], message: "With 7 seconds `code` cannot be `ABC`." }
          - { when: has(loop), require: [seed] }
          - { when: ratio == '1:1', ignored: [style] }
          - { check: size(markers) + duration <= 12, message: Too many markers for the length. }
        output: video
        wires:
          nimbus:
            model: acme/harbor-1-{variant}
          cirrus:
            model: { fast: acme/harbor }
            parameters: { duration: { range: 2..8 }, ratio: { enum: ["16:9", "9:16"] } }
        """;

    /// <summary>What the analyzer says of the body of a method with clients <c>nimbus</c> and <c>cirrus</c> and values <c>number</c> and <c>text</c>.</summary>
    public static Task<IReadOnlyList<string>> AnalyzeAsync(string body, params string[] errors) => AnalyzeAsync(Create(), body, errors);

    /// <summary>The project.</summary>
    public static CatalogProject Create() => new CatalogProject(tracked: false)
        .Descriptor("providers/nimbus.yaml", Samples.Provider)
        .Descriptor("providers/cirrus.yaml", Cirrus)
        .Descriptor("models/acme/harbor-1.yaml", Harbor);

    /// <summary>What the analyzer says of a body in a project.</summary>
    public static async Task<IReadOnlyList<string>> AnalyzeAsync(CatalogProject project, string body, params string[] errors)
    {
        var found = await project.CSharp(Program(body)).AnalyzeAsync(errors);
        return [.. found.Select(Describe)];
    }

    /// <summary>What the analyzer says of whole members of a class.</summary>
    /// <param name="members">The members.</param>
    /// <param name="unsafeCode">Whether they have pointers.</param>
    /// <param name="errors">What the compiler says of them.</param>
    public static async Task<IReadOnlyList<string>> AnalyzeMembersAsync(string members, bool unsafeCode = false, params string[] errors)
    {
        var project = Create().Options(options => options.WithAllowUnsafe(unsafeCode)).CSharp(Usings + "\nnamespace Contoso.Media;\n\ninternal partial class Shapes\n{\n" + members + "\n}\n");
        return [.. (await project.AnalyzeAsync(errors)).Select(Describe)];
    }

    /// <summary>What each fix makes of a statement with one mistake; it must be mended by it, unless it leaves a text to fill in.</summary>
    public static async Task<IReadOnlyList<string>> FixAsync(string statement)
    {
        var project = Create().CSharp(Program(statement));
        var mistake = Assert.Single(await project.AnalyzeAsync());
        var texts = new List<string>();
        foreach (var (title, text) in await project.FixAsync(mistake))
        {
            var left = await Create().CSharp(text).AnalyzeAsync();
            if (!title.EndsWith("\"\"", StringComparison.Ordinal)) Assert.Empty(left);
            var start = text.IndexOf("await Task.Yield();", StringComparison.Ordinal) + "await Task.Yield();".Length;
            texts.Add(title + ": " + text[start..text.IndexOf(';', start)].Trim() + ";");
        }

        return texts;
    }

    /// <summary>The text that is marked, the id of the diagnostic, and what it says.</summary>
    internal static string Describe(Diagnostic diagnostic)
    {
        var marked = diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan);
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return $"{marked}: {severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using ModelCatalog;
        """;

    private static string Program(string body) => Usings + $$"""

        using Contoso.Package;

        namespace Contoso.Package { internal static class None; }

        namespace Contoso.Media
        {

        internal static class Program
        {
            internal static async Task<object?> Run(NimbusClient nimbus, CirrusClient cirrus, int number, string text)
            {
                await Task.Yield();
                {{body}}
            }
        }
        }
        """;
}
