using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Tool.Listing;

/// <summary>A row of a list.</summary>
/// <param name="Models">The models that it is about.</param>
/// <param name="Providers">The providers that it is about.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Json">The same as data.</param>
internal sealed record ListItem(IReadOnlyList<ModelPlan> Models, IReadOnlyList<string> Providers, IReadOnlyList<string> Cells, JsonObject Json)
{
    /// <summary>Further texts that a search looks through.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether all words of a search stand in it somewhere.</summary>
    public bool Has(IEnumerable<string> words) => words.All(word => Cells.Concat(Words).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
