namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>A part of a body on its way to C#.</summary>
/// <param name="Condition">When there is something to write; null: always.</param>
/// <param name="Guard">The same for the <c>if</c> right before it: it may declare the variable that is written. Null: the condition.</param>
/// <param name="Write">Emits the writing.</param>
internal sealed record WirePart(string? Condition, string? Guard, Action Write)
{
    /// <summary>What is never written.</summary>
    public static WirePart Nothing { get; } = new("false", null, () => { });

    /// <summary>A condition that holds when one of several does.</summary>
    public static string Any(IEnumerable<string> conditions)
    {
        var possible = conditions.Where(condition => condition != "false").Distinct().ToList();
        return possible.Count switch
        {
            0 => "false",
            1 => possible[0],
            _ => string.Join(" || ", possible.Select(condition => condition.Contains(" && ") ? "(" + condition + ")" : condition)),
        };
    }
}
