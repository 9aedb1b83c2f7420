using System.Text.Json;
using ModelCatalog.Narrowing;

namespace ModelCatalog;

/// <summary>What a registry says of a model beside its names, read from the text that generated code carries.</summary>
internal sealed record ModelFacts(string? Summary, IReadOnlyList<VariantInfo> Variants, IReadOnlyList<ParameterInfo> Parameters, IReadOnlyDictionary<string, WireFacts> Wires)
{
    /// <summary>What narrowing knows, by provider; the model level under the empty key. Read when it is asked for.</summary>
    public IReadOnlyDictionary<string, Lazy<ChoiceSpace>> Choices { get; private init; } = new Dictionary<string, Lazy<ChoiceSpace>>();

    /// <summary>Nothing is said.</summary>
    public static ModelFacts None() => new(null, [], [], new Dictionary<string, WireFacts>());

    /// <summary>Reads the text.</summary>
    public static ModelFacts Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var facts = JsonElement.ParseValue(ref reader);
        var parameters = FactReader.Items(facts, "parameters", item => FactReader.Parameter(item, null));
        return new ModelFacts(
            FactReader.Text(facts, "summary"),
            FactReader.Items(facts, "variants", item => new VariantInfo(
                FactReader.Text(item, "key")!, FactReader.Text(item, "title"), FactReader.Text(item, "doc"), FactReader.Flag(item, "default"), FactReader.Text(item, "deprecated"))),
            parameters,
            facts.GetProperty("wires").EnumerateObject().ToDictionary(wire => wire.Name, wire => WireFacts.Read(wire.Value, parameters), StringComparer.Ordinal))
        {
            // Code that an older version generated says nothing of it.
            Choices = !facts.TryGetProperty("choices", out var choices) ? new Dictionary<string, Lazy<ChoiceSpace>>() : choices.EnumerateObject().ToDictionary(side => side.Name, side => new Lazy<ChoiceSpace>(() => ChoiceSpace.Read(side.Value)), StringComparer.Ordinal),
        };
    }
}

/// <summary>What a registry says of a model at one provider.</summary>
internal sealed record WireFacts(IReadOnlyList<string> Variants, IReadOnlyList<ModelIdInfo> Ids, IReadOnlyList<ParameterInfo> Parameters, IReadOnlyList<PriceInfo> Prices)
{
    /// <summary>Nothing is said.</summary>
    public static WireFacts None { get; } = new([], [], [], []);

    /// <summary>Reads what differs from the model level.</summary>
    public static WireFacts Read(JsonElement wire, IReadOnlyList<ParameterInfo> parameters) => new(
        FactReader.Texts(wire, "variants"),
        FactReader.Items(wire, "ids", id => new ModelIdInfo(FactReader.Text(id, "variant"), FactReader.Text(id, "id")!, FactReader.Text(id, "when"))),
        [.. wire.GetProperty("parameters").EnumerateArray().Select((change, i) => FactReader.Parameter(change, parameters[i]))],
        FactReader.Items(wire, "prices", price => new PriceInfo(
            price.GetProperty("amount").GetDecimal(),
            FactReader.Text(price, "unit") == "credits" ? PriceUnit.Credits : PriceUnit.Usd,
            FactReader.Text(price, "per")!, FactReader.Text(price, "times"), FactReader.Text(price, "when"), FactReader.Text(price, "words")!)));
}
