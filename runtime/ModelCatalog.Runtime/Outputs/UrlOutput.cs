using System.Text.Json;

namespace ModelCatalog;

/// <summary>An output that is one kind of media, by URL. Providers keep files for hours or days: download them at once.</summary>
public abstract record UrlOutput
{
    private protected UrlOutput(IReadOnlyList<string> urls, JsonElement raw)
    {
        ArgumentNullException.ThrowIfNull(urls);
        if (urls.Count == 0) throw new ArgumentException("An output has at least one URL.", nameof(urls));
        Urls = urls;
        Raw = raw;
    }

    /// <summary>All URLs, in the provider's order.</summary>
    public IReadOnlyList<string> Urls { get; }

    /// <summary>The first URL.</summary>
    public string Url => Urls[0];

    /// <summary>The whole output as the provider sent it.</summary>
    public JsonElement Raw { get; }

    /// <summary>Whether both have the same URLs and the same JSON.</summary>
    /// <param name="other">The other output.</param>
    public virtual bool Equals(UrlOutput? other) =>
        other is not null && EqualityContract == other.EqualityContract && Urls.SequenceEqual(other.Urls) && JsonOutput.SameJson(Raw, other.Raw);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(Url, StringComparison.Ordinal);

    /// <summary>The URLs.</summary>
    public sealed override string ToString() => string.Join(' ', Urls);
}
