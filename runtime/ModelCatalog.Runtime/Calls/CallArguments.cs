using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelCatalog.Infrastructure;

/// <summary>What a call is given, by the names that its requests refer to. For generated clients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CallArguments
{
    private readonly JsonObject _parameters = [];
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    /// <summary>A text.</summary>
    public static JsonNode? Of(string? value) => string.IsNullOrEmpty(value) ? null : JsonValue.Create(value);

    /// <summary>A boolean.</summary>
    public static JsonNode? Of(bool? value) => value is { } known ? JsonValue.Create(known) : null;

    /// <summary>An integer.</summary>
    public static JsonNode? Of(long? value) => value is { } known ? JsonValue.Create(known) : null;

    /// <summary>An integer.</summary>
    public static JsonNode? Of(ulong? value) => value is { } known ? JsonValue.Create(known) : null;

    /// <summary>A number.</summary>
    public static JsonNode? Of(double? value) => value is { } known ? JsonValue.Create(known) : null;

    /// <summary>A list.</summary>
    public static JsonNode? Of<T>(IReadOnlyList<T>? values, Func<T, JsonNode?> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return values is null or { Count: 0 } ? null : new JsonArray([.. values.Select(item)]);
    }

    /// <summary>Adds a parameter; null: it is absent.</summary>
    public void Add(string name, JsonNode? value)
    {
        if (value is not null) _parameters[name] = value;
    }

    /// <summary>Adds what every call of its kind is given: the text of a file, its name.</summary>
    public void Give(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) _given[name] = text;
    }

    /// <summary>Gives a URL that the provider fetches.</summary>
    /// <exception cref="RequestValidationException">It is no absolute http(s) URL.</exception>
    public void GiveUrl(string name, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || (parsed.Scheme != Uri.UriSchemeHttps && parsed.Scheme != Uri.UriSchemeHttp))
        {
            var shown = Transport.ReplyBody.OneLine(url, 80);
            var violation = new Violation(ViolationSeverity.Error, ViolationKind.Type, name + ".type", name, name, JsonText.Of(shown), $"`{name}` must be an absolute http(s) URL; it is `{shown}`");
            new ValidationResult([violation]).ThrowIfInvalid();
        }

        Give(name, url);
    }

    /// <summary>A value as text; null when it is absent.</summary>
    internal string? Text(string name) => _given.TryGetValue(name, out var text) ? text : _parameters[name] is JsonValue value ? TextOf(value) : null;

    /// <summary>The texts of a list; null when it is none.</summary>
    internal IEnumerable<string>? Items(string name) => (_parameters[name] as JsonArray)?.OfType<JsonValue>().Select(TextOf);

    /// <summary>A value; <c>parameters</c> is all of them. Null when it is absent.</summary>
    internal JsonNode? Node(string name) => name == "parameters" ? _parameters : _given.TryGetValue(name, out var text) ? JsonValue.Create(text) : _parameters[name];

    private static string TextOf(JsonValue value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
