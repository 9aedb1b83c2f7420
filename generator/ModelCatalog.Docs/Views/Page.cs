namespace ModelCatalog.Docs.Views;

/// <summary>A page of the reference: what a template is given.</summary>
/// <param name="Path">Where it is, without the ending: <c>models/acme/clip-2</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">One sentence about it.</param>
/// <param name="Template">The template's name: <c>model</c>.</param>
/// <param name="Body">What it shows: one of the records beside this one.</param>
public sealed record Page(string Path, string Title, string Description, string Template, object Body)
{
    /// <summary>The way from the page to the first one: <c>../../</c>, empty at the top.</summary>
    public string Root => string.Concat(Enumerable.Repeat("../", Path.Count(c => c == '/')));

    /// <summary>The ways to the other parts of the reference.</summary>
    public IReadOnlyList<NavigationItem> Navigation { get; init; } = [];
}

/// <summary>A part of the reference, as every page leads to it.</summary>
/// <param name="Link">Its first page.</param>
/// <param name="IsCurrent">Whether the page is of this part.</param>
public sealed record NavigationItem(Link Link, bool IsCurrent);

/// <summary>A text that leads somewhere, or is only a text.</summary>
/// <param name="Text">The text; names and values between backticks.</param>
public sealed record Link(string Text)
{
    /// <summary>The page of the reference; null: none.</summary>
    public string? Page { get; init; }

    /// <summary>The place on that page, or on this one; null: its start.</summary>
    public string? Anchor { get; init; }

    /// <summary>An address outside, http or https; null: none.</summary>
    public string? Url { get; init; }

    /// <summary>A link to a page.</summary>
    public static Link To(string text, string page, string? anchor = null) => new(text) { Page = page, Anchor = anchor };

    /// <summary>A link within the page.</summary>
    public static Link Here(string text, string anchor) => new(text) { Anchor = anchor };

    /// <summary>A source: a link where it is an address, else a text.</summary>
    public static Link Source(string source) =>
        new(source) { Url = Uri.TryCreate(source, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url.AbsoluteUri : null };
}
