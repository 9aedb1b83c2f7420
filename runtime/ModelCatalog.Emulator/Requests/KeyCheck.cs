using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Emulator.Requests;

/// <summary>Looks at the key of a request, and hides it in records.</summary>
internal sealed class KeyCheck
{
    private const string Mask = "***";

    private readonly AuthDescriptor? _auth;
    private readonly string? _key;
    private readonly string _before = "";
    private readonly string _after = "";
    private readonly Regex? _form;

    /// <summary>Takes the provider's way of sending a key.</summary>
    /// <param name="auth">How the key travels; null: none is needed.</param>
    /// <param name="key">The only key that is accepted; null: any.</param>
    public KeyCheck(AuthDescriptor? auth, string? key)
    {
        _auth = auth;
        _key = key;
        if (auth is null) return;
        var open = auth.Template.IndexOf('{', StringComparison.Ordinal);
        var close = auth.Template.LastIndexOf('}');
        if (open < 0 || close < open)
        {
            _before = auth.Template;
            return;
        }

        // Between the first and the last variable stand the key's parts and what joins them.
        _before = auth.Template[..open];
        _after = auth.Template[(close + 1)..];
        var parts = Regex.Split(auth.Template[open..(close + 1)], @"\{[^{}]*\}").Select(Regex.Escape);
        _form = new Regex(@"\A" + string.Join(".+", parts) + @"\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>What is wrong with the key of a request; null: nothing.</summary>
    /// <param name="header">The text of a header; null where it is absent.</param>
    public string? Problem(Func<string, string?> header)
    {
        if (_auth is null) return null;
        var expected = $"expected `{_auth.Header}: {_auth.Template}`";
        var text = header(_auth.Header);
        if (string.IsNullOrWhiteSpace(text)) return $"The header `{_auth.Header}` is missing; {expected}";
        if (Credential(text) is not { } credential || _form?.IsMatch(credential) == false) return $"The header `{_auth.Header}` has another form; {expected}";
        return _key is null || string.Equals(credential, _key, StringComparison.Ordinal) ? null : "The key is not valid";
    }

    /// <summary>The text of a header with the key replaced.</summary>
    public string Masked(string name, string text)
    {
        if (_auth is null || !string.Equals(name, _auth.Header, StringComparison.OrdinalIgnoreCase)) return text;

        // A header of a wrong form may hold the key all the same.
        return Credential(text) is null ? Mask : _before + Mask + _after;
    }

    private string? Credential(string text)
    {
        if (text.Length <= _before.Length + _after.Length) return null;
        var fits = text.StartsWith(_before, StringComparison.Ordinal) && text.EndsWith(_after, StringComparison.Ordinal);
        return fits && text[_before.Length..^_after.Length].Trim() is { Length: > 0 } credential ? credential : null;
    }
}
