using System.CommandLine;

namespace ModelCatalog.Tool;

/// <summary>The verbs of the tool and their options.</summary>
public static class CommandLine
{
    /// <summary>Runs the tool.</summary>
    /// <param name="arguments">As typed, without the program's name.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, ToolTerminal terminal)
    {
        var root = new RootCommand("Works on a catalog of model descriptors.") { Check(terminal) };
        var result = root.Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors) terminal.Error.WriteLine("modelcat: " + error.Message);
            terminal.Error.WriteLine("Run 'modelcat --help' for verbs and options.");
            return ExitCode.Usage;
        }

        return result.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error });
    }

    private static Command Check(ToolTerminal terminal)
    {
        var path = new Argument<string?>("path")
        {
            Description = "A catalog's folder, or one file. Default: 'catalog' if there is one, else the current folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = new Option<string>("--format")
        {
            Description = "How to print what is found.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command("check", "Reports everything that is wrong with the descriptors of a catalog.") { path, format };
        command.SetAction(result => CheckCommand.Run(result.GetValue(path), result.GetValue(format) ?? "text", terminal));
        return command;
    }
}
