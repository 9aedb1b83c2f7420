using System.Globalization;
using System.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat check</c>: everything that is wrong with a catalog.</summary>
public static class CheckCommand
{
    private const string DefaultFolder = "catalog";

    /// <summary>Checks a folder or a file.</summary>
    /// <param name="path">The folder or file; null: the folder <c>catalog</c>, else the current one.</param>
    /// <param name="format"><c>text</c>, <c>json</c> or <c>sarif</c>.</param>
    /// <param name="terminal">Where to write.</param>
    public static int Run(string? path, string format, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(terminal);
        if (path is { Length: 0 })
        {
            terminal.Error.WriteLine("modelcat: the path is empty; expected a folder or a file");
            return ExitCode.Usage;
        }

        path ??= Directory.Exists(Path.Combine(terminal.WorkingDirectory, DefaultFolder)) ? DefaultFolder : ".";
        var full = Path.GetFullPath(path, terminal.WorkingDirectory);
        CatalogFolder files;
        string prefix;
        if (Directory.Exists(full))
        {
            files = CatalogFolder.Read(full);
            prefix = Prefix(path);
        }
        else if (File.Exists(full))
        {
            files = CatalogFolder.ReadFile(full);
            prefix = Prefix(Path.GetDirectoryName(path) ?? "");
        }
        else
        {
            terminal.Error.WriteLine($"modelcat: there is no folder or file '{path}' (looked for {full})");
            return ExitCode.Usage;
        }

        if (files.Texts.Count == 0 && files.Unreadable.Count == 0)
        {
            terminal.Error.WriteLine($"modelcat: no .yaml, .yml or .json file below '{path}' (looked in {full})");
            return ExitCode.Usage;
        }

        return Report(files, prefix, format, terminal);
    }

    private static int Report(CatalogFolder files, string prefix, string format, ToolTerminal terminal)
    {
        // The compiler knows paths of the catalog; a terminal or an editor opens paths of the current folder.
        var diagnostics = CatalogCompiler.Compile(files.Texts).Diagnostics.Select(diagnostic => diagnostic with { Path = prefix + diagnostic.Path }).ToList();
        foreach (var file in files.Unreadable) terminal.Error.WriteLine($"modelcat: {prefix}{file.Path} cannot be read: {file.Reason}");
        switch (format)
        {
            case "json":
                terminal.Output.WriteLine(DiagnosticFormatter.ToJson(diagnostics));
                break;
            case "sarif":
                terminal.Output.WriteLine(DiagnosticFormatter.ToSarif(diagnostics, Version));
                break;
            default:
                var withErrors = diagnostics.Select(diagnostic => diagnostic.Path).ToHashSet(StringComparer.Ordinal);
                var texts = files.Texts.Select(text => (Text: text, Path: prefix + text.Path)).Where(pair => withErrors.Contains(pair.Path));
                terminal.Output.Write(DiagnosticFormatter.ToText(
                    diagnostics, texts.Select(pair => new SourceText(pair.Path, pair.Text.Content)), terminal.Color, terminal.Width));
                terminal.Output.WriteLine(Summary(diagnostics, files));
                break;
        }

        return files.Unreadable.Count > 0 || diagnostics.Any(diagnostic => diagnostic.IsError) ? ExitCode.Errors : ExitCode.Success;
    }

    private static string Version => typeof(CheckCommand).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    private static string Summary(List<Diagnostic> diagnostics, CatalogFolder files)
    {
        var all = files.Texts.Count;
        var output = new StringBuilder();
        if (diagnostics.Count == 0)
        {
            output.Append(Count(all, "file")).Append(all == 1 ? " is right" : " are right");
        }
        else
        {
            var errors = diagnostics.Count(diagnostic => diagnostic.IsError);
            var warnings = diagnostics.Count - errors;
            var parts = new List<string>();
            if (errors > 0) parts.Add(Count(errors, "error"));
            if (warnings > 0) parts.Add(Count(warnings, "warning"));
            var touched = diagnostics.Select(diagnostic => diagnostic.Path).Distinct(StringComparer.Ordinal).Count();
            output.Append(string.Join(", ", parts)).Append(CultureInfo.InvariantCulture, $" in {touched} of {Count(all, "file")}");
        }

        if (files.Unreadable.Count > 0) output.Append(CultureInfo.InvariantCulture, $"; {files.Unreadable.Count} could not be read");
        return output.ToString();
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Prefix(string folder)
    {
        var path = folder.Replace('\\', '/').TrimEnd('/');
        if (path is "" && folder.Length > 0) return "/";
        return path is "" or "." ? "" : path + "/";
    }
}
