using Microsoft.CodeAnalysis;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Generator.Requests;

/// <summary>A request as source code writes it.</summary>
/// <param name="Model">Its model.</param>
/// <param name="Anchor">Where it is made: what is missing is reported there.</param>
internal sealed record WrittenRequest(RequestModel Model, SyntaxNode Anchor)
{
    /// <summary>What is known of it.</summary>
    public PartialRequest Known { get; init; } = new();

    /// <summary>Where each value stands, by its path.</summary>
    public IReadOnlyDictionary<string, SyntaxNode> Places { get; init; } = new Dictionary<string, SyntaxNode>();

    /// <summary>The expressions that it was made by: a creation, and what was laid over it.</summary>
    public IReadOnlyList<SyntaxNode> MadeBy { get; init; } = [];

    /// <summary>Whether a value was written for a path, be it empty.</summary>
    public bool IsWritten(string path) => Places.ContainsKey(path);

    /// <summary>Where a path stands, or what it is a part of; the request itself where it is not set.</summary>
    public SyntaxNode PlaceOf(string path)
    {
        while (path.Length > 0)
        {
            if (Places.TryGetValue(path, out var place)) return place;
            path = path.Substring(0, Math.Max(0, path.LastIndexOfAny(['.', '['])));
        }

        return Anchor;
    }

    /// <summary>The values of a mode are gone when another one is set.</summary>
    public Dictionary<string, JsonValue> ValuesWithoutMode()
    {
        var values = Known.Values.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var field in Model.Plan.Shape.Union?.Modes.SelectMany(mode => mode.Fields) ?? []) values.Remove(field.Key);
        return values;
    }
}
