using System.ComponentModel;

namespace ModelCatalog.Infrastructure;

/// <summary>What reading a parameter's value may find wrong with it.</summary>
/// <param name="parameter">The parameter.</param>
/// <param name="type">Its check for a value of the wrong type.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FieldRules(string parameter, RuleInfo type)
{
    /// <summary>The parameter.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>Its check for a value of the wrong type.</summary>
    public RuleInfo Type { get; } = type;

    /// <summary>Its check for a number out of bounds; null: it has none.</summary>
    public RuleInfo? Range { get; init; }

    /// <summary>Its check for a value that is not listed; null: it has none.</summary>
    public RuleInfo? Enum { get; init; }

    /// <summary>Its check for a missing value; null: it may be absent, and an empty text or list means that it is.</summary>
    public RuleInfo? Required { get; init; }

    /// <summary>The texts that are listed, for the right spelling.</summary>
    public string[] Listed { get; init; } = [];

    /// <summary>How a wire value is turned back into the request's; null: it travels as it is.</summary>
    public ValueDecoder? Decoder { get; init; }
}
