using System.Text.Json;
using ModelCatalog.Infrastructure;

namespace ModelCatalog;

/// <summary>A provider, as a type: what generated requests and clients are parameterised with.</summary>
public interface IProvider
{
    /// <summary>How its API is spoken.</summary>
    static abstract ProviderProtocol Protocol { get; }

    /// <summary>Judges the options of a call, as they are judged before anything is sent.</summary>
    /// <param name="options">The options; null: none were given.</param>
    /// <param name="route">The provider's route; null: the default route.</param>
    /// <exception cref="ArgumentException">The options are those of another provider.</exception>
    static virtual ValidationResult ValidateOptions(SubmitOptions? options, string? route) => default;

    /// <summary>Reads the options of a call by their names, and judges them.</summary>
    /// <param name="json">An object.</param>
    /// <param name="route">The provider's route; null: the default route.</param>
    static virtual ReadResult<SubmitOptions> ReadOptions(JsonElement json, string? route) => new OptionReader(json).Result(NoOptions.Instance, default);
}
