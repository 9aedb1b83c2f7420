namespace ModelCatalog;

/// <summary>
/// A client of some provider, for requests of any model. Every <see cref="ProviderClient{TProvider}"/> is one; its own methods take only requests that the provider serves,
/// these find out.
/// </summary>
public interface IProviderClient
{
    /// <summary>The provider.</summary>
    ProviderInfo Provider { get; }

    /// <summary>Whether the key is set, in the options or the environment, or none is needed. Whether the provider accepts it is not asked.</summary>
    bool HasKey { get; }

    /// <summary>Validates a request, sends it, and gives the task that it started. A submit that may have been accepted is never repeated.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">Options of this call; null: none.</param>
    /// <param name="cancellationToken">Ends the call. After the request left, the exception's inner one is an <see cref="AmbiguousSubmitException"/>.</param>
    /// <exception cref="CatalogLookupException">The provider does not serve the model; nothing was sent.</exception>
    /// <exception cref="RequestValidationException">The request or the options are invalid; nothing was sent.</exception>
    /// <exception cref="ArgumentException">The options are those of another provider.</exception>
    /// <exception cref="NotSupportedException">The catalog does not know how the request is sent.</exception>
    /// <exception cref="ApiKeyException">The key is missing or cannot be sent; nothing was sent.</exception>
    /// <exception cref="AmbiguousSubmitException">The request was sent, but its outcome is unknown.</exception>
    /// <exception cref="ProviderException">The provider refused the request, or cannot be reached; see <see cref="ProviderClient{TProvider}.SubmitAsync"/>.</exception>
    Task<GenerationTask<ModelOutput>> SubmitAsync(IModelRequest request, SubmitOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Goes on with a task that was submitted before, perhaps by another process. Nothing is sent until the task is asked for.</summary>
    /// <param name="model">The model, which knows how its output is read.</param>
    /// <param name="handle">The task.</param>
    /// <exception cref="ArgumentException">The handle belongs to another provider, to a route that this one does not have, or to a task that cannot be asked for.</exception>
    GenerationTask<ModelOutput> Resume(ModelInfo model, TaskHandle handle);
}
