using System.CommandLine;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Tool.Checking;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat check</c>: everything that is wrong with a catalog.</summary>
public static class CheckCommand
{
    private const string Description = """
        Reports everything that is wrong with the descriptors of a catalog.

        --watch checks again after each edit until Ctrl+C and tells what an edit brought and what it fixed; with --format json in one line for each check.

        Exit codes: 0 no errors (warnings do not count), or a watch that was ended; 1 errors; 2 a wrong call.

        Examples:
          modelcat check
          modelcat check catalog --format sarif > check.sarif
          modelcat check --watch
        """;

    /// <summary>The verb.</summary>
    public static Command Create(ToolTerminal terminal)
    {
        var path = new Argument<string?>("path")
        {
            Description = "A catalog's folder, or one file. Default: 'catalog' if there is one, else the current folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = CommonOptions.Format("How to print what is found.", "text", "json", "sarif");
        var watch = new Option<bool>("--watch", "-w") { Description = "Check again after each edit, until Ctrl+C." };
        var command = new Command("check", Description) { path, format, watch };
        command.SetAction(result => Run(result.GetValue(path), result.GetValue(format) ?? "text", result.GetValue(watch), terminal));
        return command;
    }

    /// <summary>Checks a folder or a file.</summary>
    /// <param name="path">The folder or file; null: the folder <c>catalog</c>, else the current one.</param>
    /// <param name="format"><c>text</c>, <c>json</c> or <c>sarif</c>.</param>
    /// <param name="watch">Whether to check again after each edit, until it is stopped.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string? path, string format, bool watch, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(terminal);
        if (CheckTarget.Find(path, terminal) is not { } target) return ExitCode.Usage;
        if (!watch) return CheckOnce(target, format, terminal);
        if (format != "sarif") return new WatchLoop(target, format == "json" ? new JsonWatchWriter(terminal) : new TextWatchWriter(target, terminal), terminal.Stopped()).Run();
        terminal.Error.WriteLine("modelcat: --format sarif is one report, and --watch makes many; expected text or json");
        return ExitCode.Usage;
    }

    private static int CheckOnce(CheckTarget target, string format, ToolTerminal terminal)
    {
        var files = target.Read();
        if (files.Texts.Count == 0 && files.Unreadable.Count == 0)
        {
            terminal.Error.WriteLine($"modelcat: no .yaml, .yml or .json file below '{target.Name}' (looked in {target.FullPath})");
            return ExitCode.Usage;
        }

        var report = CheckReport.Of(CatalogCompiler.Compile(files.Texts), files, target.Prefix);
        foreach (var file in report.Unreadable) terminal.Error.WriteLine($"modelcat: {file.Path} cannot be read: {file.Reason}");
        switch (format)
        {
            case "json":
                terminal.Output.WriteLine(DiagnosticFormatter.ToJson(report.Diagnostics));
                break;
            case "sarif":
                terminal.Output.WriteLine(DiagnosticFormatter.ToSarif(report.Diagnostics, Version));
                break;
            default:
                terminal.Output.Write(report.Describe(report.Diagnostics, target.Prefix, terminal));
                terminal.Output.WriteLine(report.Summary());
                break;
        }

        return report.IsGood ? ExitCode.Success : ExitCode.Errors;
    }

    private static string Version => typeof(CheckCommand).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
