using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Planning;

/// <summary>An option of a provider's calls as C# sees it. Several routes may have it; the first one's declaration counts.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Property">The property.</param>
/// <param name="Declaration">What is said of it.</param>
/// <param name="Kind">What its value is.</param>
public sealed record OptionPlan(string Key, string Property, ParameterDescriptor Declaration, OptionKind Kind)
{
    /// <summary>The options of a provider's routes, in the order in which they are first declared.</summary>
    public static EquatableArray<OptionPlan> Of(ProviderDescriptor provider) =>
        new[] { provider.Route }.Concat(provider.Routes)
            .SelectMany(route => route.Options)
            .GroupBy(option => option.Key, StringComparer.Ordinal)
            .Select(group => Of(group.First()))
            .ToEquatableArray();

    /// <summary>An option by its declaration.</summary>
    public static OptionPlan Of(ParameterDescriptor option) => new(option.Key, PropertyOf(option), option, KindOf(option));

    private static string PropertyOf(ParameterDescriptor option) =>
        option.Name is { } name && NaturalName.IsWord(name) ? name : NaturalName.Of(option.Key) ?? NaturalName.Proposal(option.Key);

    private static OptionKind KindOf(ParameterDescriptor option) => option.Type?.ToString() switch
    {
        "integer" => OptionKind.Integer,
        "number" => OptionKind.Number,
        "boolean" => OptionKind.Boolean,
        _ => OptionKind.Text,
    };
}

/// <summary>What the value of an option is.</summary>
public enum OptionKind
{
    /// <summary>A text, a URL or one of several words.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A boolean.</summary>
    Boolean,
}
