namespace ModelCatalog;

/// <summary>How a waiting time is written.</summary>
public enum RetryAfterForm
{
    /// <summary>A number of seconds from now.</summary>
    Seconds,

    /// <summary>A moment, in seconds (or milliseconds) since 1970.</summary>
    Unix,

    /// <summary>A moment, as a date and time; without an offset it is UTC.</summary>
    Iso,
}
