using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ModelCatalog.Infrastructure;

namespace ModelCatalog;

/// <summary>Requests as JSON and back: as a provider takes them, or by parameter names.</summary>
public static class RequestBody
{
    private const int DeepestBody = 64;

    /// <summary>Reads a provider's body. What is wrong with it, malformed JSON included, is in the result.</summary>
    /// <param name="utf8Body">The body, in UTF-8.</param>
    /// <param name="modelId">The provider's model id where it travels in the URL; null: the body says it, or nothing does.</param>
    /// <typeparam name="TProvider">A provider that serves the request.</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    public static ReadResult<TRequest> Read<TProvider, TRequest>(ReadOnlySpan<byte> utf8Body, string? modelId = null)
        where TProvider : IProvider
        where TRequest : class, IReadableRequest<TProvider, TRequest> =>
        TryParse(utf8Body, out var body, out var problem) ? TRequest.ReadBody(body, modelId) : NotJson<TRequest>(problem, "");

    /// <summary>Reads a provider's body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="modelId">The provider's model id where it travels in the URL; null: the body says it, or nothing does.</param>
    /// <typeparam name="TProvider">A provider that serves the request.</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    public static ReadResult<TRequest> Read<TProvider, TRequest>(string body, string? modelId = null)
        where TProvider : IProvider
        where TRequest : class, IReadableRequest<TProvider, TRequest> => Read<TProvider, TRequest>(Encoding.UTF8.GetBytes(body), modelId);

    /// <summary>Reads a provider's body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="modelId">The provider's model id where it travels in the URL; null: the body says it, or nothing does.</param>
    /// <typeparam name="TProvider">A provider that serves the request.</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    public static ReadResult<TRequest> Read<TProvider, TRequest>(JsonElement body, string? modelId = null)
        where TProvider : IProvider
        where TRequest : class, IReadableRequest<TProvider, TRequest> =>
        TextProblem(body) is { } problem ? NotJson<TRequest>(problem, "") : TRequest.ReadBody(body, modelId);

    /// <summary>Reads a request by parameter names.</summary>
    /// <param name="utf8Json">The request, in UTF-8.</param>
    /// <typeparam name="TRequest">The request.</typeparam>
    public static ReadResult<TRequest> Read<TRequest>(ReadOnlySpan<byte> utf8Json)
        where TRequest : class, IReadableRequest<TRequest> =>
        TryParse(utf8Json, out var request, out var problem) ? TRequest.ReadJson(request) : NotJson<TRequest>(problem, null);

    /// <summary>Reads a request by parameter names.</summary>
    /// <param name="json">The request.</param>
    /// <typeparam name="TRequest">The request.</typeparam>
    public static ReadResult<TRequest> Read<TRequest>(string json)
        where TRequest : class, IReadableRequest<TRequest> => Read<TRequest>(Encoding.UTF8.GetBytes(json));

    /// <summary>Reads a request by parameter names.</summary>
    /// <param name="json">The request.</param>
    /// <typeparam name="TRequest">The request.</typeparam>
    public static ReadResult<TRequest> Read<TRequest>(JsonElement json)
        where TRequest : class, IReadableRequest<TRequest> =>
        TextProblem(json) is { } problem ? NotJson<TRequest>(problem, null) : TRequest.ReadJson(json);

    /// <summary>The body of a request as a provider takes it, in UTF-8. The request is not validated.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">Options of the call that the body carries; null: none.</param>
    /// <typeparam name="TProvider">A provider that serves the request.</typeparam>
    public static byte[] Write<TProvider>(IServedBy<TProvider> request, SubmitOptions? options = null)
        where TProvider : IProvider
    {
        ArgumentNullException.ThrowIfNull(request);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) request.WriteBody(writer, options);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A request by parameter names, in UTF-8. It is not validated.</summary>
    /// <param name="request">The request.</param>
    /// <typeparam name="TRequest">The request.</typeparam>
    public static byte[] Write<TRequest>(TRequest request)
        where TRequest : class, IReadableRequest<TRequest>
    {
        ArgumentNullException.ThrowIfNull(request);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) request.WriteJson(writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static bool TryParse(ReadOnlySpan<byte> utf8, out JsonElement value, out string problem)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DeepestBody });
            using var document = JsonDocument.ParseValue(ref reader);
            value = document.RootElement.Clone();
            while (reader.Read())
            {
                // Only the end may follow; anything else makes the reader throw.
            }

            problem = TextProblem(utf8) ?? "";
            return problem.Length == 0;
        }
        catch (JsonException exception)
        {
            value = default;
            problem = exception.Message;
            return false;
        }
    }

    internal static string? TextProblem(JsonElement json) => json.ValueKind == JsonValueKind.Undefined ? null : TextProblem(JsonMarshal.GetRawUtf8Value(json));

    /// <summary>What is wrong with the texts of JSON: halves of surrogate pairs and bytes that are no UTF-8 are found only when a text is asked for. Null: nothing.</summary>
    private static string? TextProblem(ReadOnlySpan<byte> utf8)
    {
        // Nearly every body is told by these two alone.
        if (utf8.IndexOf("\\u"u8) < 0 && Utf8.IsValid(utf8)) return null;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) _ = reader.GetString();
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the text at byte {reader.TokenStartIndex} is not valid Unicode");
        }
    }

    private static ReadResult<TRequest> NotJson<TRequest>(string problem, string? wire)
        where TRequest : class =>
        new(null, new ValidationResult([new Violation(ViolationSeverity.Error, ViolationKind.Type, "body.json", "", wire, null, BodySentences.NotJson(problem))]));
}
