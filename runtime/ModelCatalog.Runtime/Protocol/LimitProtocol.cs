namespace ModelCatalog;

/// <summary>A documented limit: a client waits before it breaks it.</summary>
/// <param name="On">What is counted.</param>
/// <param name="Count">How many requests.</param>
/// <param name="Per">In which time.</param>
public sealed record LimitProtocol(LimitScope On, int Count, TimeSpan Per);
