using System.ComponentModel;
using System.Text.Json;
using ModelCatalog.Infrastructure;

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

    /// <summary>Reads a request and adds what is wrong with it; what is marked as failed before is not known to rules.</summary>
    /// <param name="request">The request, an object by parameter names.</param>
    /// <param name="provider">The key of a provider that serves it; null: the model's own rules alone.</param>
    /// <param name="violations">Takes what is wrong.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void Judge(JsonElement request, string? provider, ref ViolationCollector violations);
}
