namespace ModelCatalog.Generator.Requests;

/// <summary>What diagnostics of requests carry for tools.</summary>
internal static class RequestProperties
{
    /// <summary>The id of the rule: <c>duration.range</c>.</summary>
    public const string Rule = "Rule";

    /// <summary>What is wrong: <c>range</c>.</summary>
    public const string Kind = "Kind";

    /// <summary>The path of the parameter; empty where none is meant.</summary>
    public const string Parameter = "Parameter";

    /// <summary>The marker class of the provider that the rule holds at; absent: it holds everywhere.</summary>
    public const string Provider = "Provider";

    /// <summary>The nearest legal value as C#, for the expression that is reported; absent: none is known.</summary>
    public const string Replacement = "Replacement";

    /// <summary>A member that mends the request when it is set, as C#: <c>Seed = 1</c>. It goes where the first additional location is.</summary>
    public const string Set = "Set";

    /// <summary>Properties that mend the request when one of them is not set, separated by spaces. Their values stand at the further additional locations.</summary>
    public const string Remove = "Remove";
}
