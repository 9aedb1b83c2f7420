using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool.Creating;

/// <summary>What a call says, its defaults, and what the person at the terminal answers. The first thing that is wrong or missing ends it.</summary>
/// <param name="questions">Who is asked; null: nobody.</param>
/// <param name="takesDefaults">Whether defaults are taken instead of asking.</param>
internal sealed class Answers(IQuestions? questions, bool takesDefaults)
{
    /// <summary>What is wrong with the call; null: nothing so far.</summary>
    public string? Problem { get; private set; }

    /// <summary>A text.</summary>
    /// <param name="given">What the call says.</param>
    /// <param name="flag">How it is said.</param>
    /// <param name="suggested">Its default; null: it has none.</param>
    /// <param name="problem">What is wrong with a text.</param>
    public string Text(string? given, string flag, string? suggested, Func<string, string?> problem)
    {
        if (Problem is not null) return "";
        if (given is null && takesDefaults && suggested is not null) given = suggested;
        if (given is null && questions is null) return Miss(flag, "");
        given ??= questions!.Ask(Question(flag), suggested, problem).Trim();
        Problem = problem(given);
        return given;
    }

    /// <summary>One of several.</summary>
    /// <param name="given">What the call says.</param>
    /// <param name="flag">How it is said.</param>
    /// <param name="choices">What there is; the first is the default.</param>
    public string OneOf(string? given, string flag, IReadOnlyList<string> choices)
    {
        if (Problem is not null) return "";
        if (given is null && (takesDefaults || choices.Count == 1)) given = choices[0];
        if (given is null && questions is null) return Miss(flag, $", one of {string.Join(", ", choices)}");
        given ??= questions!.Choose(Question(flag), choices);
        if (!choices.Contains(given)) Problem = $"there is no {Question(flag).TrimEnd(':').ToLowerInvariant()} '{given}'{NearestName.Hint(given, choices)}; expected one of {string.Join(", ", choices)}";
        return given;
    }

    private string Miss(string flag, string choices)
    {
        Problem = $"{flag} is missing{choices}, and there is nobody to ask{(takesDefaults ? "; it has no default" : "")}";
        return "";
    }

    private static string Question(string flag)
    {
        var word = flag.TrimStart('-');
        return char.ToUpperInvariant(word[0]) + word[1..].Replace('-', ' ') + ":";
    }
}
