using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>A model's generated types at one provider, behind the keys of both. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WireBinding
{
    private protected WireBinding(ProviderInfo provider) => Provider = provider;

    internal ProviderInfo Provider { get; }

    /// <summary>Binds the types of a model at a provider.</summary>
    /// <typeparam name="TProvider">The provider.</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    public static WireBinding Of<TProvider, TRequest>()
        where TProvider : IProvider
        where TRequest : class, IServedBy<TProvider>, IReadableRequest<TProvider, TRequest>, IModelRequest => new Bound<TProvider, TRequest>();

    internal abstract string? ModelId(IModelRequest request);

    internal abstract ValidationResult Validate(IModelRequest request);

    internal abstract Price? EstimateCost(IModelRequest request);

    internal abstract void WriteBody(IModelRequest request, Utf8JsonWriter writer, SubmitOptions? options);

    internal abstract ReadResult<IModelRequest> ReadBody(ReadOnlySpan<byte> utf8Body, string? modelId);

    internal abstract ReadResult<IModelRequest> ReadBody(JsonElement body, string? modelId);

    private sealed class Bound<TProvider, TRequest>() : WireBinding(ProviderInfo.Of<TProvider>())
        where TProvider : IProvider
        where TRequest : class, IServedBy<TProvider>, IReadableRequest<TProvider, TRequest>, IModelRequest
    {
        internal override string? ModelId(IModelRequest request) => Served(request).ModelId;

        internal override ValidationResult Validate(IModelRequest request) => Served(request).Validate();

        internal override Price? EstimateCost(IModelRequest request) => Served(request).EstimateCost();

        internal override void WriteBody(IModelRequest request, Utf8JsonWriter writer, SubmitOptions? options) => Served(request).WriteBody(writer, options);

        internal override ReadResult<IModelRequest> ReadBody(ReadOnlySpan<byte> utf8Body, string? modelId) =>
            Untyped(RequestBody.Read<TProvider, TRequest>(utf8Body, modelId));

        internal override ReadResult<IModelRequest> ReadBody(JsonElement body, string? modelId) => Untyped(RequestBody.Read<TProvider, TRequest>(body, modelId));

        private static ReadResult<IModelRequest> Untyped(ReadResult<TRequest> read) => new(read.Request, read.Validation);

        private static IServedBy<TProvider> Served(IModelRequest request) => (TRequest)request;
    }
}
