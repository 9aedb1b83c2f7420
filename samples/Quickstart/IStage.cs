using ModelCatalog;

namespace Quickstart;

/// <summary>Where requests go: to emulated providers on this machine, or to the real ones.</summary>
internal interface IStage : IAsyncDisposable
{
    /// <summary>Why not to go on, as an exit code, having said it: no key, or nobody agreed to the cost. Null: go on.</summary>
    int? Refusal(Arguments arguments);

    /// <summary>The way to a provider; null where there is none, which was said.</summary>
    ProviderConnection? ConnectionTo<TProvider>()
        where TProvider : IProvider;

    /// <summary>The body that a provider got.</summary>
    string BodyOf<TProvider>(IServedBy<TProvider> request)
        where TProvider : IProvider;

    /// <summary>How many submits a provider saw; null where nobody can know.</summary>
    int? SubmitsOf<TProvider>()
        where TProvider : IProvider;
}
