using System.CommandLine;
using ModelCatalog.Tool.Completion;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat completions</c>: what makes a shell complete its commands.</summary>
public static class CompletionsCommand
{
    private const string Description = """
        Prints a script that makes a shell complete verbs, options and the words of the nearest catalog.

        Exit codes: 0 printed, 2 a wrong call.

        Examples:
          eval "$(modelcat completions bash)"                      # in ~/.bashrc
          eval "$(modelcat completions zsh)"                       # in ~/.zshrc, behind compinit
          modelcat completions fish > ~/.config/fish/completions/modelcat.fish
          modelcat completions pwsh | Out-String | Invoke-Expression
        """;

    /// <summary>The verb.</summary>
    public static Command Create(ToolTerminal terminal)
    {
        var shell = new Argument<string>("shell") { Description = string.Join(", ", ShellScripts.All.Keys) + "." };
        shell.AcceptOnlyFromAmong([.. ShellScripts.All.Keys]);
        var command = new Command("completions", Description) { shell };
        command.SetAction(result =>
        {
            terminal.Output.Write(ShellScripts.All[result.GetValue(shell)!].ReplaceLineEndings("\n"));
            return ExitCode.Success;
        });
        return command;
    }
}
