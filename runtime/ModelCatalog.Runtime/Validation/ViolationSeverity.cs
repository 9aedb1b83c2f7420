namespace ModelCatalog;

/// <summary>How much a violation weighs.</summary>
public enum ViolationSeverity
{
    /// <summary>The provider refuses the request: it is not sent.</summary>
    Error,

    /// <summary>The provider accepts the request, but it does not do what it says: it is sent.</summary>
    Warning,
}
