namespace ModelCatalog.Generator.Requests;

/// <summary>What diagnostics of requests carry for tools.</summary>
public static class RequestProperties
{
    /// <summary>The id of the rule: <c>duration.range</c>.</summary>
    public const string Rule = "Rule";

    /// <summary>What is wrong: <c>range</c>.</summary>
    public const string Kind = "Kind";

    /// <summary>The path of the parameter; empty where none is meant.</summary>
    public const string Parameter = "Parameter";

    /// <summary>The marker class of the provider that the rule holds at; absent: it holds everywhere.</summary>
    public const string Provider = "Provider";
}
