namespace ModelCatalog;

/// <summary>What a limit counts.</summary>
public enum LimitScope
{
    /// <summary>Every request.</summary>
    All,

    /// <summary>Submits.</summary>
    Submit,

    /// <summary>Polls and result requests.</summary>
    Poll,
}
