using System.Text.Encodings.Web;
using System.Text.Json;

namespace ModelCatalog.Transport;

/// <summary>Judges a request with the options of its call, and writes its body.</summary>
internal static class RequestContent
{
    // Bodies are no HTML: prompts in any script stay as they are, instead of six bytes a letter.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // As deep as a writer goes: what can be submitted can be asked about.
    private const int DeepestWritten = 1000;

    /// <summary>Judges both before anything is sent.</summary>
    /// <exception cref="RequestValidationException">One of them is invalid; what is wrong with the options comes first.</exception>
    public static void ThrowIfInvalid<TProvider>(IServedBy<TProvider> request, SubmitOptions? options)
        where TProvider : IProvider
    {
        var ofOptions = TProvider.ValidateOptions(options, request.RouteName);
        var ofRequest = request.Validate();
        if (ofOptions.Violations.Count == 0) ofRequest.ThrowIfInvalid();
        else new ValidationResult([.. ofOptions.Violations, .. ofRequest.Violations]).ThrowIfInvalid();
    }

    /// <summary>The body as the submit sends it.</summary>
    public static PooledBuffer Write<TProvider>(IServedBy<TProvider> request, SubmitOptions? options)
        where TProvider : IProvider
    {
        var body = new PooledBuffer();
        using var writer = new Utf8JsonWriter(body, WriterOptions);
        request.WriteBody(writer, options);
        writer.Flush();
        return body;
    }

    /// <summary>The body of a submit with further fields.</summary>
    public static byte[] With(ReadOnlyMemory<byte> body, IReadOnlyList<PriceField> fields)
    {
        if (fields.Count == 0) return body.ToArray();
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DeepestWritten });
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject()) member.WriteTo(writer);
            foreach (var field in fields)
            {
                writer.WritePropertyName(field.Name);
                writer.WriteRawValue(field.Json);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
