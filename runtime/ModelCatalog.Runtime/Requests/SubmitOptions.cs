namespace ModelCatalog;

/// <summary>Options of one call that are no part of the request: a callback, a priority. Each provider has its own, generated.</summary>
public abstract record SubmitOptions
{
    /// <summary>The text of an option for a header or the URL; null when it is not set or not known.</summary>
    /// <param name="name">The option as the provider's descriptor names it: <c>callback_url</c>.</param>
    public virtual string? GetText(string name) => null;
}
