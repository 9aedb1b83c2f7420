using System.Globalization;
using System.Text;

namespace ModelCatalog;

/// <summary>What an error reply says, as far as it says it. Every text is free of keys and line breaks, and bounded.</summary>
public sealed record ProviderError
{
    /// <summary>The provider's key.</summary>
    public required string Provider { get; init; }

    /// <summary>What the error means.</summary>
    public required ErrorClass Class { get; init; }

    /// <summary>The HTTP status; null when there was no reply.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The code in the reply's body; null when it has none.</summary>
    public string? Code { get; init; }

    /// <summary>The provider's own words; the start of the body when that is no JSON.</summary>
    public string? Message { get; init; }

    /// <summary>The parameter that the provider complains about, by the name it has there.</summary>
    public string? Parameter { get; init; }

    /// <summary>The provider's id of the request, to be named to its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the provider asks to wait before the next request.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The part of the reply that this was read from, as JSON without the key, where the reply answers for several tasks; else null.</summary>
    public string? Json { get; init; }

    /// <summary><c>HTTP 422, code bad_prompt: too long (parameter prompt, request abc)</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (HttpStatus is { } status) text.Append(CultureInfo.InvariantCulture, $"HTTP {status}");
        if (Code is not null) text.Append(text.Length == 0 ? "code " : ", code ").Append(Code);
        if (Message is not null) text.Append(text.Length == 0 ? "" : ": ").Append(Message);
        if (Parameter is not null) text.Append(" (parameter ").Append(Parameter).Append(')');
        if (RequestId is not null) text.Append(" (request ").Append(RequestId).Append(')');
        if (RetryAfter is { } wait) text.Append(CultureInfo.InvariantCulture, $" (retry after {wait.TotalSeconds:0.#} s)");
        return text.ToString();
    }
}
