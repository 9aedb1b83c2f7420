using System.Text.Json;

namespace ModelCatalog;

/// <summary>
/// A request of any model: what an application holds that knows the model by its key alone. Every generated request is one, so a typed request needs no conversion;
/// <see cref="ModelRequestExtensions"/> asks it for a provider by the provider's key.
/// </summary>
public interface IModelRequest
{
    /// <summary>The model.</summary>
    ModelInfo Model { get; }

    /// <summary>Judges the request by what holds at every provider.</summary>
    ValidationResult Validate();

    /// <summary>Writes the request by parameter names.</summary>
    /// <param name="writer">Where to write.</param>
    void WriteJson(Utf8JsonWriter writer);
}
