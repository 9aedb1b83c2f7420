using System.Text.Json;

namespace ModelCatalog;

/// <summary>A reply that was read completely.</summary>
public sealed class ProviderReply
{
    private readonly Func<string, string?> _header;

    /// <summary>Takes the parts.</summary>
    /// <param name="httpStatus">The HTTP status.</param>
    /// <param name="body">The body; undefined when it is not JSON.</param>
    /// <param name="raw">The bytes of the body.</param>
    /// <param name="header">Gives a header by its name, null when it is absent.</param>
    public ProviderReply(int httpStatus, JsonElement body, ReadOnlyMemory<byte> raw, Func<string, string?> header)
    {
        HttpStatus = httpStatus;
        Body = body;
        Raw = raw;
        _header = header;
    }

    /// <summary>The HTTP status.</summary>
    public int HttpStatus { get; }

    /// <summary>The body; undefined when it is not JSON.</summary>
    public JsonElement Body { get; }

    /// <summary>The bytes of the body as they came.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => HttpStatus is >= 200 and < 300;

    /// <summary>Whether the body is JSON.</summary>
    public bool IsJson => Body.ValueKind != JsonValueKind.Undefined;

    /// <summary>A header; null when it is absent.</summary>
    /// <param name="name">Its name, in any case.</param>
    public string? Header(string name) => _header(name);
}
