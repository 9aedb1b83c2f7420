using System.Net.Http.Headers;

namespace ModelCatalog.Transport;

/// <summary>Makes HTTP requests from a provider's operations.</summary>
internal sealed class RequestBuilder
{
    private static readonly ProductInfoHeaderValue Product = new(new ProductHeaderValue("ModelCatalog"));

    private readonly ProviderProtocol _protocol;
    private readonly HostList _hosts;
    private readonly ApiKey _key;

    public RequestBuilder(ProviderProtocol protocol, HostList hosts, ApiKey key)
    {
        _protocol = protocol;
        _hosts = hosts;
        _key = key;
    }

    /// <summary>The request, with the key if the operation takes it.</summary>
    /// <exception cref="ProtocolException">What the provider gave does not make a URL on a declared host.</exception>
    /// <exception cref="ApiKeyException">The key is missing or cannot be sent.</exception>
    /// <exception cref="ArgumentException">The value of an option cannot stand in a header.</exception>
    public HttpRequestMessage Build(OperationProtocol operation, RequestValues values, HttpContent? content)
    {
        var key = operation.Authorized ? _key.Header() : null;
        var url = UrlTemplate.Expand(operation, _hosts, values, out var reason);
        if (url is null)
        {
            var error = new ProviderError { Provider = _protocol.Name, Class = ErrorClass.Invalid };
            throw new ProtocolException(error, $"The request '{operation.Method} {operation.PathTemplate}' of {_protocol.Name} was not sent: {_key.Redact(reason)}.");
        }

        var message = new HttpRequestMessage(new HttpMethod(operation.Method), url) { Content = content };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.UserAgent.Add(Product);
        foreach (var header in _protocol.Headers) Add(message, header, values);
        foreach (var header in operation.Headers) Add(message, header, values);
        if (key is not null) Set(message, key.Name, key.Text);
        return message;
    }

    private static void Add(HttpRequestMessage message, NamedText header, RequestValues values)
    {
        if (values.Text(header.Text) is not { } text) return;
        foreach (var character in text)
        {
            if (character is >= ' ' and < '\x7f') continue;
            throw new ArgumentException($"The value of the header {header.Name} ({header.Text}) holds a character that a header cannot carry: ASCII without line breaks is expected.");
        }

        Set(message, header.Name, text);
    }

    private static void Set(HttpRequestMessage message, string name, string text)
    {
        message.Headers.Remove(name);
        if (message.Headers.TryAddWithoutValidation(name, text) || message.Content is null) return;
        // Headers of the content (its type) live apart in .NET.
        message.Content.Headers.Remove(name);
        message.Content.Headers.TryAddWithoutValidation(name, text);
    }
}
