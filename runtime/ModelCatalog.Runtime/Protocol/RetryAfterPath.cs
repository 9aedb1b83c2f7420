namespace ModelCatalog;

/// <summary>Where a reply says how long to wait.</summary>
/// <param name="From">The path.</param>
/// <param name="Match">A regular expression whose first group is the value; null: the whole value.</param>
/// <param name="Form">What the value is.</param>
public sealed record RetryAfterPath(ReplyPath From, string? Match, RetryAfterForm Form);
