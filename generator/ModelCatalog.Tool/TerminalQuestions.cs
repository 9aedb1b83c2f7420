using Spectre.Console;

namespace ModelCatalog.Tool;

/// <summary>Asks the person at a terminal.</summary>
public sealed class TerminalQuestions : IQuestions
{
    private const int ShownAtOnce = 12;

    /// <inheritdoc />
    public string Ask(string question, string? suggested, Func<string, string?> problem)
    {
        var prompt = new TextPrompt<string>(Markup.Escape(question)).Validate(answer => problem(answer) is { } wrong ? ValidationResult.Error("[red]" + Markup.Escape(wrong) + "[/]") : ValidationResult.Success());
        return AnsiConsole.Prompt(suggested is null ? prompt : prompt.DefaultValue(suggested));
    }

    /// <inheritdoc />
    public string Choose(string question, IReadOnlyList<string> choices)
    {
        // A terminal without cursor movements has no list to go through.
        if (!AnsiConsole.Profile.Capabilities.Ansi) return AnsiConsole.Prompt(new TextPrompt<string>(Markup.Escape(question)).AddChoices(choices).DefaultValue(choices[0]));
        var chosen = AnsiConsole.Prompt(new SelectionPrompt<string>().Title(Markup.Escape(question)).PageSize(ShownAtOnce).EnableSearch().UseConverter(Markup.Escape).AddChoices(choices));
        AnsiConsole.WriteLine($"{question} {chosen}");
        return chosen;
    }
}
