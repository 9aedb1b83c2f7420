namespace ModelCatalog;

/// <summary>When something was signed.</summary>
/// <param name="From">Where the time is.</param>
/// <param name="Form">How it is written: a Unix time in seconds or milliseconds, or ISO 8601.</param>
/// <param name="Within">How far from now it may be, before or after.</param>
public sealed record SignedTimeProtocol(ReplyPath From, RetryAfterForm Form, TimeSpan Within);
