using System.Text.Json;

namespace ModelCatalog;

/// <summary>A request that can be read back from a provider's body. Implemented by generated code; called through <see cref="RequestBody"/>.</summary>
/// <typeparam name="TProvider">The provider.</typeparam>
/// <typeparam name="TSelf">The request.</typeparam>
public interface IReadableRequest<TProvider, TSelf>
    where TProvider : IProvider
    where TSelf : class, IReadableRequest<TProvider, TSelf>
{
    /// <summary>Reads a body and judges it by the model's rules and the provider's.</summary>
    /// <param name="body">The body.</param>
    /// <param name="modelId">The provider's model id where it travels outside the body, in the URL; null: the body says it, or nothing does.</param>
    static abstract ReadResult<TSelf> ReadBody(JsonElement body, string? modelId);
}

/// <summary>A request that is written and read by its parameters' names, whoever serves it. Implemented by generated code; called through <see cref="RequestBody"/>.</summary>
/// <typeparam name="TSelf">The request.</typeparam>
public interface IReadableRequest<TSelf> : IModelRequest
    where TSelf : class, IReadableRequest<TSelf>
{
    /// <summary>Reads a request and judges it by the model's rules.</summary>
    /// <param name="request">The request, an object by parameter names.</param>
    static abstract ReadResult<TSelf> ReadJson(JsonElement request);
}
