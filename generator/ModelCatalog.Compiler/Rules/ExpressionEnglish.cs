namespace ModelCatalog.Compiler.Rules;

/// <summary>Says expressions in plain English, without a capital and without a full stop: the caller builds the sentence.</summary>
/// <remarks>Names and values stand between backticks, numbers bare. No operator is ever shown.</remarks>
public static class ExpressionEnglish
{
    /// <summary>A condition as a fact: <c>`duration` is between 3 and 15</c>.</summary>
    /// <param name="condition">A boolean expression.</param>
    /// <param name="rename">Gives the name to show for a parameter's path (<c>voice_settings.speed</c>); null: the path itself.</param>
    public static string Describe(Expression condition, Func<string, string>? rename = null) =>
        new EnglishWriter(rename ?? Same).Clause(condition, Mood.Fact, negated: false);

    /// <summary>The opposite of a condition as a fact: <c>`duration` is not between 3 and 15</c>.</summary>
    /// <inheritdoc cref="Describe"/>
    public static string Negate(Expression condition, Func<string, string>? rename = null) =>
        new EnglishWriter(rename ?? Same).Clause(condition, Mood.Fact, negated: true);

    /// <summary>A condition as a demand: <c>`duration` must be between 3 and 15</c>.</summary>
    /// <inheritdoc cref="Describe"/>
    public static string Require(Expression condition, Func<string, string>? rename = null) =>
        new EnglishWriter(rename ?? Same).Clause(condition, Mood.Demand, negated: false);

    /// <summary>A value: <c>the number of `image_urls` plus 1</c>.</summary>
    /// <param name="value">Any expression.</param>
    /// <param name="rename">As for a condition.</param>
    public static string Value(Expression value, Func<string, string>? rename = null) => new EnglishWriter(rename ?? Same).Value(value);

    /// <summary>Whether a condition can be said in words alone; else it shows a regular expression, for which the descriptor may have given words.</summary>
    /// <param name="condition">A boolean expression.</param>
    public static bool IsWords(Expression condition)
    {
        var writer = new EnglishWriter(Same);
        writer.Clause(condition, Mood.Fact, negated: false);
        return !writer.HasPattern;
    }

    private static string Same(string path) => path;
}

/// <summary>How a clause is meant.</summary>
internal enum Mood
{
    /// <summary>Is.</summary>
    Fact,

    /// <summary>Must be.</summary>
    Demand,
}
