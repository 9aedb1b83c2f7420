using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>What narrowing says that no rule says.</summary>
internal static class ChoiceWords
{
    /// <summary>A parameter that the mode does not have.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="owners">The modes that have it; null: not said.</param>
    /// <param name="mode">The mode at hand; null: not said.</param>
    public static ChoiceRemoval OtherMode(string parameter, IReadOnlyList<string>? owners, string? mode)
    {
        var whose = owners is null ? "another mode" : (owners.Count == 1 ? "the mode " : "the modes ") + string.Join(", ", owners.Select(owner => "`" + owner + "`"));
        return new ChoiceRemoval(parameter + ".mode", ViolationKind.Mode, parameter, $"`{parameter}` belongs to {whose}{(mode is null ? "" : $"; the mode here is `{mode}`")}");
    }
}
