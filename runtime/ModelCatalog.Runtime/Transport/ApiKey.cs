using System.Globalization;
using System.Text;

namespace ModelCatalog.Transport;

/// <summary>The key: where it comes from, the header that carries it, and its removal from every text that leaves the client.</summary>
internal sealed class ApiKey
{
    private const string Redacted = "***";

    private readonly string _provider;
    private readonly AuthProtocol? _auth;
    private readonly ProviderOptions _options;
    private volatile Resolved? _resolved;

    public ApiKey(string provider, AuthProtocol? auth, ProviderOptions options)
    {
        _provider = provider;
        _auth = auth;
        _options = options;
    }

    /// <summary>The header with the key; null where the provider takes none.</summary>
    /// <exception cref="ApiKeyException">The key is missing or cannot be sent.</exception>
    public NamedText? Header() => _auth is null ? null : new NamedText(_auth.Header, (_resolved ??= Resolve(_auth)).Value);

    /// <summary>Whether the key is set, all of its parts; whether it can be sent is told by <see cref="Header"/>.</summary>
    public bool IsSet => _auth is null || _auth.Variables.All(variable => !string.IsNullOrEmpty(Find(variable, _auth.Variables.Count == 1).Key));

    /// <summary>The text without the key.</summary>
    public string Redact(string text)
    {
        if (_resolved is not { } resolved) return text;
        foreach (var secret in resolved.Secrets) text = text.Replace(secret, Redacted, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The exception, unless its text holds the key: a handler of the application may have put it there.</summary>
    public Exception? Redact(Exception? exception)
    {
        if (exception is null || _resolved is not { } resolved) return exception;
        var text = exception.ToString();
        foreach (var secret in resolved.Secrets)
        {
            if (text.Contains(secret, StringComparison.Ordinal)) return null;
        }

        return exception;
    }

    private Resolved Resolve(AuthProtocol auth)
    {
        var value = auth.Template;
        var keys = new List<string>(auth.Variables.Count);
        foreach (var variable in auth.Variables)
        {
            var key = KeyOf(variable, auth.Variables.Count == 1);
            keys.Add(key);
            value = value.Replace("{" + variable + "}", key, StringComparison.Ordinal);
        }

        return new Resolved(value, SecretsOf(keys));
    }

    private string KeyOf(string variable, bool single)
    {
        var (key, isOption) = Find(variable, single);
        var source = isOption ? "the options" : $"the environment variable {variable}";
        if (string.IsNullOrEmpty(key))
        {
            var option = single ? nameof(ProviderOptions.ApiKey) : $"{nameof(ProviderOptions.Keys)}[\"{variable}\"]";
            throw new ApiKeyException(_provider, variable, $"No API key for {_provider}: set the environment variable {variable} or {nameof(ProviderOptions)}.{option}.");
        }

        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] is > ' ' and < '\x7f') continue;
            throw new ApiKeyException(
                _provider,
                variable,
                $"The API key for {_provider} from {source} has {Describe(key[i])} at position {(i + 1).ToString(CultureInfo.InvariantCulture)} of {key.Length.ToString(CultureInfo.InvariantCulture)}; "
                + "a key has visible ASCII characters only. Was it read from a file with a line break at its end?");
        }

        return key;
    }

    private (string? Key, bool IsOption) Find(string variable, bool single)
    {
        var fromOptions = _options.Keys.TryGetValue(variable, out var named) ? named : single ? _options.ApiKey : null;
        return string.IsNullOrEmpty(fromOptions) ? (Environment.GetEnvironmentVariable(variable), false) : (fromOptions, true);
    }

    private static string Describe(char character) => character switch
    {
        '\r' or '\n' => "a line break",
        ' ' => "a space",
        '\t' => "a tab",
        _ => string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)character:X4}"),
    };

    /// <summary>Each key as it is and in the spellings that a server may give back; the longest first, so that none hides in another.</summary>
    private static List<string> SecretsOf(List<string> keys)
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            secrets.Add(key);
            secrets.Add(key.Replace("/", "\\/", StringComparison.Ordinal));
            secrets.Add(key.Replace("+", "\\u002B", StringComparison.Ordinal));
            secrets.Add(Uri.EscapeDataString(key));
            secrets.Add(Convert.ToBase64String(Encoding.ASCII.GetBytes(key)));
        }

        var ordered = secrets.ToList();
        ordered.Sort(static (left, right) => right.Length.CompareTo(left.Length));
        return ordered;
    }

    private sealed record Resolved(string Value, List<string> Secrets)
    {
        public override string ToString() => Redacted;
    }
}
