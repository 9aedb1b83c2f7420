using System.Text.Json;

namespace ModelCatalog;

/// <summary>What the client of a provider asks of a request. Generated for each provider that serves a model.</summary>
/// <typeparam name="TProvider">The provider.</typeparam>
public interface IServedBy<TProvider>
    where TProvider : IProvider
{
    /// <summary>The provider's route that serves it; null is the default route.</summary>
    string? RouteName { get; }

    /// <summary>The provider's id of the model, for the URL and the logs; null where the provider has none.</summary>
    string? ModelId { get; }

    /// <summary>Judges the request by the model's rules and the provider's.</summary>
    ValidationResult Validate();

    /// <summary>What the request costs, by the prices that the provider documents; null: not known, or the request is wrong.</summary>
    Price? EstimateCost() => null;

    /// <summary>Writes the body as the provider takes it.</summary>
    /// <param name="writer">Where to write; nothing written means that the request has no body.</param>
    /// <param name="options">The options of this call; null when none were given.</param>
    void WriteBody(Utf8JsonWriter writer, SubmitOptions? options);
}

/// <summary>A request whose finished task gives a <typeparamref name="TOutput"/>.</summary>
/// <typeparam name="TProvider">The provider.</typeparam>
/// <typeparam name="TOutput">What comes out.</typeparam>
public interface IServedBy<TProvider, TOutput> : IServedBy<TProvider>
    where TProvider : IProvider
{
    /// <summary>Reads the output of a task that succeeded.</summary>
    /// <param name="output">The output as the provider sent it.</param>
    /// <exception cref="ProtocolException">The output does not hold what the provider documents.</exception>
    TOutput ReadOutput(TaskOutput output);
}
