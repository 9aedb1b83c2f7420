using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Docs;
using ModelCatalog.Docs.Building;
using ModelCatalog.Docs.Rendering;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat docs</c>: the reference of a catalog, as Markdown and as a static site.</summary>
public static class DocsCommand
{
    private const int MostNamed = 5;

    private const string Description = """
        Writes the reference of a catalog: every model, provider, rule, price and diagnostic, and the language of descriptors. As Markdown into the catalog's folder 'docs',
        or with --site as a static site that needs no server. Files of an earlier run that are no more are removed; files that somebody else wrote are never touched.

        The pages come from templates. --copy-templates writes those that are built in; changed ones are taken from --templates.

        Exit codes: 0 written; 2 a wrong call, a catalog with errors, a template that cannot be used, or a file in the way.

        Examples:
          modelcat docs
          modelcat docs --site public
          modelcat docs --copy-templates looks
          modelcat docs --site public --templates looks --format json
        """;

    /// <summary>The verb.</summary>
    public static Command Create(ToolTerminal terminal)
    {
        var catalog = CommonOptions.Catalog();
        var output = new Option<string?>("--output", "-o") { Description = "The folder for Markdown. Default: 'docs' in the catalog's folder; with --site none." };
        var site = new Option<string?>("--site") { Description = "The folder for a static site." };
        var templates = new Option<string?>("--templates") { Description = "A folder with templates instead of the built-in ones, under the same names." };
        var copy = new Option<string?>("--copy-templates") { Description = "The folder to write the built-in templates to; nothing else is written." };
        var ns = new Option<string>("--namespace") { Description = "The namespace of the generated types, for the examples in C#.", DefaultValueFactory = _ => "ModelCatalog.Models" };
        var format = CommonOptions.Format("How to say what was written.");
        var command = new Command("docs", Description) { catalog, output, site, templates, copy, ns, format };
        command.SetAction(result => Run(
            new DocsOptions
            {
                Catalog = result.GetValue(catalog),
                Output = result.GetValue(output),
                Site = result.GetValue(site),
                Templates = result.GetValue(templates),
                CopyTemplates = result.GetValue(copy),
                Namespace = result.GetValue(ns) ?? "ModelCatalog.Models",
                Format = result.GetValue(format) ?? "text",
            },
            terminal));
        return command;
    }

    /// <summary>Writes what is asked for.</summary>
    /// <param name="options">What, and where to.</param>
    /// <param name="terminal">Where to say so.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(DocsOptions options, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(terminal);
        if (!CodeCommand.IsNamespace(options.Namespace)) return Refuse($"'{TerminalText.Printable(options.Namespace)}' is no namespace; expected words such as Contoso.Media", terminal);
        try
        {
            return options.CopyTemplates is { } folder ? CopyTemplates(folder, options, terminal) : WriteReference(options, terminal);
        }
        catch (TemplateException exception)
        {
            return Refuse(exception.Message, terminal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refuse("the reference cannot be written: " + exception.Message, terminal);
        }
    }

    private static int WriteReference(DocsOptions options, ToolTerminal terminal)
    {
        var watch = Stopwatch.StartNew();
        var templates = options.Templates is { } folder ? TemplateSet.Load(Path.GetFullPath(folder, terminal.WorkingDirectory)) : TemplateSet.BuiltIn;
        if (LoadedCatalog.Load(options.Catalog, terminal) is not { } catalog) return ExitCode.Usage;
        var output = options.Output ?? (options.Site is null ? Path.Combine(LoadedCatalog.FindFolder(options.Catalog, terminal)!, "docs") : null);
        if (output is not null && options.Site is not null && Path.GetFullPath(output, terminal.WorkingDirectory) == Path.GetFullPath(options.Site, terminal.WorkingDirectory))
            return Refuse($"--output and --site are both '{options.Site}'; each needs a folder of its own", terminal);
        var progress = new ProgressLine(terminal);
        var writer = new ReferenceWriter(new CatalogReference(catalog, options.Namespace), templates) 
        {
            Progress = (done, all) => progress.Tell(() => string.Create(CultureInfo.InvariantCulture, $"{done} of {all} pages")),
        };
        var written = new List<(string What, string Folder, int Pages, FolderChange Change)>();
        foreach (var (what, where, render) in new (string, string?, Func<IReadOnlyList<ReferenceFile>>)[] { ("Markdown", output, writer.Markdown), ("site", options.Site, writer.Site) })
        {
            if (where is null) continue;
            var files = render();
            progress.Clear();
            if (ReferenceFolder.Write(Path.GetFullPath(where, terminal.WorkingDirectory), files, out var conflicts) is not { } change)
                return Refuse($"'{where}' has files that 'modelcat docs' did not write where its own would be: {string.Join(", ", conflicts.Take(MostNamed))}{(conflicts.Count > MostNamed ? ", …" : "")}; remove them or name another folder", terminal);
            written.Add((what, Shown(where, terminal), files.Count, change));
        }

        if (options.Format == "json") terminal.Output.Write(JsonOutput.Text(ToJson(written, watch.Elapsed)));
        else foreach (var one in written) terminal.Output.WriteLine(Summary(one.What, one.Folder, one.Pages, one.Change));
        return ExitCode.Success;
    }

    private static int CopyTemplates(string folder, DocsOptions options, ToolTerminal terminal)
    {
        var target = Path.GetFullPath(folder, terminal.WorkingDirectory);
        if (TemplateSet.BuiltIn.Names.FirstOrDefault(name => File.Exists(Path.Combine(target, name))) is { } known) return Refuse($"'{known}' is there already in '{folder}'; name another folder", terminal);
        foreach (var name in TemplateSet.BuiltIn.Names)
        {
            if (!OutputFile.TryWrite(Path.Combine(target, name), TemplateSet.BuiltIn[name], terminal)) return ExitCode.Usage;
        }

        var count = TemplateSet.BuiltIn.Names.Count();
        if (options.Format == "json") terminal.Output.Write(JsonOutput.Text(JsonOutput.Object(("templates", JsonOutput.Text(Shown(folder, terminal))), ("files", new JsonNumber(count)))));
        else terminal.Output.WriteLine($"{TerminalText.Count(count, "template")} in {Shown(folder, terminal)}");
        return ExitCode.Success;
    }

    private static string Summary(string what, string folder, int files, FolderChange change) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {TerminalText.Count(files, "file")} in {folder}; {change.Written} written, {change.Unchanged} unchanged, {change.Removed} removed");

    private static JsonObject ToJson(List<(string What, string Folder, int Files, FolderChange Change)> written, TimeSpan time) => JsonOutput.Object(
        ("folders", JsonOutput.List(written.Select(one => JsonOutput.Object(
            ("is", JsonOutput.Text(one.What.ToLowerInvariant())), ("folder", JsonOutput.Text(one.Folder)), ("files", new JsonNumber(one.Files)),
            ("written", new JsonNumber(one.Change.Written)), ("unchanged", new JsonNumber(one.Change.Unchanged)), ("removed", new JsonNumber(one.Change.Removed)))))),
        ("milliseconds", new JsonNumber((long)time.TotalMilliseconds)));

    private static string Shown(string folder, ToolTerminal terminal) => Path.GetRelativePath(terminal.WorkingDirectory, Path.GetFullPath(folder, terminal.WorkingDirectory)).Replace('\\', '/');

    private static int Refuse(string problem, ToolTerminal terminal)
    {
        terminal.Error.WriteLine("modelcat: " + problem);
        return ExitCode.Usage;
    }
}
