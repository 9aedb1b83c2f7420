using System.CommandLine;
using System.CommandLine.Parsing;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool;

/// <summary>Says what is wrong with a call: what, and the nearest right word.</summary>
internal static class WrongCall
{
    /// <summary>Whether something is.</summary>
    public static bool Is(ParseResult result) => result.Errors.Count > 0 || Strangers(result).Any();

    /// <summary>Prints it.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Tell(ParseResult result, ToolTerminal terminal)
    {
        var command = result.CommandResult.Command;
        var verb = NameOf(result);

        // Where a word is none that is known, what else is missing follows from it.
        var problems = Strangers(result).Concat(result.UnmatchedTokens).Distinct().Select(token => ProblemOf(token, command, verb)).OfType<string>().ToList();
        if (problems.Count == 0) problems = result.Errors.Select(error => error.Message).Distinct().ToList();
        foreach (var problem in problems) terminal.Error.WriteLine("modelcat: " + TerminalText.Printable(problem));
        terminal.Error.WriteLine($"Run '{verb} --help' for {(command.Subcommands.Count > 0 ? "its verbs" : "its options")}.");
        return ExitCode.Usage;
    }

    // An option that nobody knows is no file, unless the call says so with '--'.
    private static IEnumerable<string> Strangers(ParseResult result) => result.Tokens.Any(token => token.Type == TokenType.DoubleDash) ? []
        : result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Where(value => value.Length > 1 && value[0] == '-');

    private static string? ProblemOf(string token, Command command, string verb)
    {
        if (token.StartsWith('-') && token.Length > 1)
        {
            var name = token.Split('=', ':')[0];
            var options = command.Options.Where(option => !option.Hidden).ToList();
            var hint = NearestName.Hint(name, options.SelectMany(option => option.Aliases.Append(option.Name)).Where(known => known.StartsWith("--", StringComparison.Ordinal)));
            return $"'{name}' is no option of '{verb}'{(hint.Length > 0 ? hint : "; expected one of " + string.Join(", ", options.Select(option => option.Name)))}";
        }

        if (command.Subcommands.Count == 0) return $"'{token}' is too much: '{verb}' takes {(command.Arguments.Count == 0 ? "no argument" : "no more than " + string.Join(" and ", command.Arguments.Select(argument => $"<{argument.Name}>")))}";
        var verbs = command.Subcommands.Where(one => !one.Hidden).Select(one => one.Name).ToList();
        return $"'{token}' is no verb{(command is RootCommand ? "" : $" of '{verb}'")}{NearestName.Hint(token, verbs)}; expected one of {string.Join(", ", verbs)}";
    }

    private static string NameOf(ParseResult result)
    {
        var words = new List<string>();
        for (var one = result.CommandResult; one is not null && one.Command is not RootCommand; one = one.Parent as CommandResult) words.Insert(0, one.Command.Name);
        return string.Join(' ', words.Prepend("modelcat"));
    }
}
