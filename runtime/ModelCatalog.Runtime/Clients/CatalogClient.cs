using System.Collections.Concurrent;

namespace ModelCatalog;

/// <summary>
/// Sends requests of any model of a catalog to any of its providers, both by their keys. Thread-safe; make one and keep it, as it keeps one client for each provider.
/// <see cref="ModelCatalogServiceCollectionExtensions.AddCatalogClient"/> registers it.
/// </summary>
public sealed class CatalogClient
{
    private readonly ConcurrentDictionary<string, Lazy<IProviderClient>> _clients = new(StringComparer.Ordinal);
    private readonly Func<ProviderInfo, IProviderClient> _create;

    /// <summary>Takes the catalog and how its providers are reached.</summary>
    /// <param name="models">The models: <c>CatalogModels.Registry</c> of generated code.</param>
    /// <param name="connect">The way to a provider; asked once for each, when it is first needed.</param>
    public CatalogClient(ModelRegistry models, Func<ProviderInfo, ProviderConnection> connect)
        : this(models, provider => provider.CreateClient(connect(provider)))
    {
        ArgumentNullException.ThrowIfNull(connect);
    }

    internal CatalogClient(ModelRegistry models, Func<ProviderInfo, IProviderClient> create)
    {
        ArgumentNullException.ThrowIfNull(models);
        Models = models;
        _create = create;
    }

    /// <summary>The models.</summary>
    public ModelRegistry Models { get; }

    /// <summary>The client of a provider, the same for each call.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <exception cref="CatalogLookupException">The catalog has no such provider.</exception>
    /// <exception cref="ArgumentException">A URL or a bound of the provider's options is not valid.</exception>
    public IProviderClient GetClient(string provider)
    {
        var info = Models.GetProvider(provider);
        return _clients.GetOrAdd(info.Key, static (_, made) => new Lazy<IProviderClient>(() => made._create(made.info)), (_create, info)).Value;
    }

    /// <summary>Validates a request, sends it to a provider, and gives the task that it started. A submit that may have been accepted is never repeated.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="request">The request.</param>
    /// <param name="options">Options of this call (<see cref="ModelWire.ReadOptions"/>); null: none.</param>
    /// <param name="cancellationToken">Ends the call. After the request left, the exception's inner one is an <see cref="AmbiguousSubmitException"/>.</param>
    /// <exception cref="CatalogLookupException">The catalog has no such provider, or it does not serve the model; nothing was sent.</exception>
    /// <exception cref="RequestValidationException">The request or the options are invalid; nothing was sent.</exception>
    /// <exception cref="ModelCatalogException">See <see cref="IProviderClient.SubmitAsync"/>.</exception>
    public Task<GenerationTask<ModelOutput>> SubmitAsync(string provider, IModelRequest request, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        _ = request.Model.GetWire(provider);
        return GetClient(provider).SubmitAsync(request, options, cancellationToken);
    }

    /// <summary>Goes on with a task that was submitted before, perhaps by another process. Nothing is sent until the task is asked for.</summary>
    /// <param name="handle">The task. It names its model (<see cref="TaskHandle.CatalogModel"/>) if the submitted request was a generated one.</param>
    /// <exception cref="CatalogLookupException">The catalog does not have the model or the provider of the task.</exception>
    /// <exception cref="ArgumentException">The handle names no model, a route that the provider does not have, or a task that cannot be asked for.</exception>
    public GenerationTask<ModelOutput> Resume(TaskHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        var key = handle.CatalogModel
            ?? throw new ArgumentException($"The handle of {handle} does not name its model, so it is not known how its output is read: resume it with the model, at {nameof(IProviderClient)}.{nameof(IProviderClient.Resume)}.", nameof(handle));
        return GetClient(handle.Provider).Resume(Models.Get(key), handle);
    }
}
