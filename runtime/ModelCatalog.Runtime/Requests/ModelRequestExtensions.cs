using System.Buffers;
using System.Text.Json;
using ModelCatalog.Infrastructure;

namespace ModelCatalog;

/// <summary>What can be asked of a request of any model for a provider that is known by its key. The typed path answers: nothing is judged or written by other code.</summary>
public static class ModelRequestExtensions
{
    /// <summary>Judges the request by the model's rules and the provider's. Nothing is sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="provider">The provider's key.</param>
    /// <exception cref="CatalogLookupException">The provider does not serve the model.</exception>
    public static ValidationResult Validate(this IModelRequest request, string provider) => WireOf(request, provider).Validate(request);

    /// <summary>What the request costs by the prices that the provider documents, without asking anyone.</summary>
    /// <param name="request">The request.</param>
    /// <param name="provider">The provider's key.</param>
    /// <returns>The price; null: it is not known, which is not 0, or the request is wrong.</returns>
    /// <exception cref="CatalogLookupException">The provider does not serve the model.</exception>
    public static Price? EstimateCost(this IModelRequest request, string provider) => WireOf(request, provider).EstimateCost(request);

    /// <summary>The body as the provider takes it, in UTF-8; empty where the request has none. The request is not validated.</summary>
    /// <param name="request">The request.</param>
    /// <param name="provider">The provider's key.</param>
    /// <param name="options">Options of the call that the body carries; null: none.</param>
    /// <exception cref="CatalogLookupException">The provider does not serve the model.</exception>
    /// <exception cref="ArgumentException">The options are those of another provider.</exception>
    public static byte[] ToBody(this IModelRequest request, string provider, SubmitOptions? options = null)
    {
        var wire = WireOf(request, provider);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) wire.WriteBody(request, writer, options);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The request by parameter names, in UTF-8: what <see cref="ModelInfo.Read(string)"/> reads. It is not validated.</summary>
    /// <param name="request">The request.</param>
    public static byte[] ToJson(this IModelRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) request.WriteJson(writer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What a parameter may still be, given what the request says; what it leaves out may still become anything.</summary>
    /// <param name="request">The request.</param>
    /// <param name="parameter">The parameter's name, <c>variant</c>, or the name of the union of modes.</param>
    /// <param name="provider">The key of a provider that serves the model; null: what holds at each.</param>
    /// <exception cref="CatalogLookupException">There is no such parameter, or the provider does not serve the model.</exception>
    public static AllowedChoices Allowed(this IModelRequest request, string parameter, string? provider = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Model.Narrow(JsonValues.Parse(request.ToJson()), parameter, provider);
    }

    private static ModelWire WireOf(IModelRequest request, string provider)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Model.GetWire(provider);
    }
}
