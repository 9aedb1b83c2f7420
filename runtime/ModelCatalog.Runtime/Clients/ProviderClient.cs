using System.ComponentModel;
using ModelCatalog.Infrastructure;
using ModelCatalog.Transport;

namespace ModelCatalog;

/// <summary>A client of one provider. Thread-safe; make one and keep it, since it paces its requests below the provider's limits.</summary>
/// <typeparam name="TProvider">The provider.</typeparam>
public class ProviderClient<TProvider> : IProviderClient
    where TProvider : IProvider
{
    private readonly ProviderEngine _engine;

    /// <summary>Takes the connection.</summary>
    /// <param name="connection">HTTP clients, options, a logger and a clock.</param>
    /// <exception cref="ArgumentException">A URL or a bound of the options is not valid.</exception>
    public ProviderClient(ProviderConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _engine = new ProviderEngine(TProvider.Protocol, connection);
        Calls = new ProviderCalls(_engine.Calls);
    }

    ProviderInfo IProviderClient.Provider => ProviderInfo.Of<TProvider>();

    bool IProviderClient.HasKey => _engine.HasKey;

    /// <summary>The further calls of the provider, by name. For generated clients.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ProviderCalls Calls { get; }

    /// <summary>Takes an HTTP client of the application.</summary>
    /// <param name="http">The client. Its handler should not follow redirects (<see cref="ProviderConnection.CreateHandler"/>) and must not repeat requests.</param>
    /// <param name="options">The options; null: the defaults, and the key from the environment.</param>
    /// <exception cref="ArgumentException">A URL or a bound of the options is not valid.</exception>
    public ProviderClient(HttpClient http, ProviderOptions? options = null)
        : this(new ProviderConnection(http, options))
    {
    }

    /// <summary>Validates a request, sends it, and gives the task that it started. A submit that may have been accepted is never repeated.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">Options of this call; null: none.</param>
    /// <param name="cancellationToken">Ends the call. After the request left, the exception's inner one is an <see cref="AmbiguousSubmitException"/>.</param>
    /// <typeparam name="TOutput">What comes out.</typeparam>
    /// <exception cref="RequestValidationException">The request or the options are invalid; nothing was sent.</exception>
    /// <exception cref="ArgumentException">The options are those of another provider.</exception>
    /// <exception cref="ApiKeyException">The key is missing or cannot be sent; nothing was sent.</exception>
    /// <exception cref="ProviderAuthenticationException">The provider does not accept the key.</exception>
    /// <exception cref="InsufficientCreditsException">The account has too little credit.</exception>
    /// <exception cref="RateLimitedException">Too many requests, also after the repeats.</exception>
    /// <exception cref="RequestRejectedException">The provider refused the request.</exception>
    /// <exception cref="ProviderUnavailableException">The provider cannot be reached or is down; the request was not accepted.</exception>
    /// <exception cref="AmbiguousSubmitException">The request was sent, but its outcome is unknown: no answer, or one that cannot be read.</exception>
    /// <exception cref="ProtocolException">The provider answered that the task is finished, but sent no output.</exception>
    public async Task<GenerationTask<TOutput>> SubmitAsync<TOutput>(
        IServedBy<TProvider, TOutput> request, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var start = await _engine.SubmitAsync(request, options, cancellationToken).ConfigureAwait(false);
        return new GenerationTask<TOutput>(_engine, start, request.ReadOutput);
    }

    /// <summary>
    /// Validates a request and asks what it would cost; nothing is started, so it is asked again when the provider does not answer. Generated clients
    /// make it public as <c>GetPriceAsync</c> where the provider can be asked.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="options">Options of the call that the price is asked for; null: none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RequestValidationException">The request or the options are invalid; nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The catalog does not know how the provider is asked for the price of this request.</exception>
    /// <exception cref="ProviderException">The provider refused to say it, or does not answer.</exception>
    protected Task<Price> AskPriceAsync(IServedBy<TProvider> request, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _engine.AskPriceAsync(request, options, cancellationToken);
    }

    /// <summary>
    /// Validates a request that may start several tasks, and submits it once; gives every task that was started and every one that was refused.
    /// Generated clients make it public as <c>SubmitBatchAsync</c> where the provider takes such requests.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="options">Options of this call; null: none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <typeparam name="TOutput">What comes out of each task.</typeparam>
    /// <exception cref="RequestValidationException">The request or the options are invalid; nothing was sent.</exception>
    /// <exception cref="AmbiguousSubmitException">The request was sent, but its outcome is unknown.</exception>
    /// <exception cref="ProviderException">The provider refused the request as a whole, or its reply names no task.</exception>
    protected async Task<SubmittedBatch<TOutput>> SubmitSeveralAsync<TOutput>(
        IServedBy<TProvider, TOutput> request, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (tasks, failures) = await _engine.SubmitSeveralAsync(request, options, cancellationToken).ConfigureAwait(false);
        return new SubmittedBatch<TOutput>([.. tasks.Select(task => new GenerationTask<TOutput>(_engine, task, request.ReadOutput))], failures);
    }

    /// <summary>
    /// Validates a request, sends it once and gives the output that it is answered with; it is never repeated if it may have been accepted. Generated
    /// clients make it public as <c>GenerateAsync</c> where the provider answers so.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="options">Options of this call; null: none.</param>
    /// <param name="cancellationToken">Ends the call. After the request left, the exception's inner one is an <see cref="AmbiguousSubmitException"/>.</param>
    /// <typeparam name="TOutput">What comes out.</typeparam>
    /// <exception cref="RequestValidationException">The request or the options are invalid; nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The catalog does not know how the provider answers this request at once.</exception>
    /// <exception cref="TaskFailedException">The generation failed, or was refused by moderation.</exception>
    /// <exception cref="AmbiguousSubmitException">The request was sent, but its outcome is unknown.</exception>
    /// <exception cref="ProviderException">The provider refused it, or its answer is not what it documents.</exception>
    protected async Task<TOutput> AnswerAsync<TOutput>(
        IServedBy<TProvider, TOutput> request, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var start = await _engine.AnswerAsync(request, options, cancellationToken).ConfigureAwait(false);
        return new GenerationTask<TOutput>(_engine, start, request.ReadOutput).GetOutput();
    }

    /// <summary>Asks the provider to cancel a task. Generated clients make it public as <c>CancelAsync</c> where it can.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether the provider took it: the task may still end otherwise, which waiting for it tells. False: it is too late.</returns>
    /// <exception cref="ArgumentException">The handle belongs to another provider, or to a route that this one does not have.</exception>
    /// <exception cref="NotSupportedException">The catalog does not know how this task is cancelled.</exception>
    /// <exception cref="ProviderException">The provider does not answer, or does not know the task.</exception>
    protected Task<bool> CancelTaskAsync(TaskHandle handle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return _engine.CancelAsync(handle, null, cancellationToken);
    }

    /// <summary>Asks the provider to cancel a task; one that is known to be over is not asked for.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <typeparam name="TOutput">What would come out.</typeparam>
    /// <returns>Whether the provider took it: the task may still end otherwise, which waiting for it tells. False: it is too late.</returns>
    /// <exception cref="ArgumentException">The task belongs to another provider.</exception>
    /// <exception cref="NotSupportedException">The catalog does not know how this task is cancelled.</exception>
    /// <exception cref="ProviderException">The provider does not answer, or does not know the task.</exception>
    protected Task<bool> CancelTaskAsync<TOutput>(GenerationTask<TOutput> task, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        return _engine.CancelAsync(task.Handle, task.Progress, cancellationToken);
    }

    /// <summary>Goes on with a task that was submitted before, perhaps by another process. Nothing is sent until the task is asked for.</summary>
    /// <param name="handle">The task: <see cref="GenerationTask{TOutput}.Handle"/>, or read from JSON.</param>
    /// <param name="readOutput">How the output is read: the static <c>ReadOutput</c> of the request's type.</param>
    /// <typeparam name="TOutput">What comes out.</typeparam>
    /// <exception cref="ArgumentException">The handle belongs to another provider, or to a route that this one does not have.</exception>
    public GenerationTask<TOutput> Resume<TOutput>(TaskHandle handle, Func<TaskOutput, TOutput> readOutput)
    {
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(readOutput);
        return new GenerationTask<TOutput>(_engine, _engine.Resume(handle), readOutput);
    }

    async Task<GenerationTask<ModelOutput>> IProviderClient.SubmitAsync(IModelRequest request, SubmitOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = request.Model;
        _ = model.GetWire(TProvider.Protocol.Name);
        if (request is not IServedBy<TProvider> served)
            throw new ArgumentException($"The request's {TProvider.Protocol.Name} is another one than this client's: they were generated from two catalogs.", nameof(request));
        var start = await _engine.SubmitAsync(served, options, cancellationToken).ConfigureAwait(false);
        return new GenerationTask<ModelOutput>(_engine, start, model.ReadOutput);
    }

    GenerationTask<ModelOutput> IProviderClient.Resume(ModelInfo model, TaskHandle handle)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Resume(handle, model.ReadOutput);
    }

    /// <summary>
    /// Downloads a file of an output. The key goes along where the file lies on a host of the provider, and nowhere else, also after redirects.
    /// </summary>
    /// <param name="url">A URL of the output: http(s), or a data URL.</param>
    /// <param name="destination">Where the bytes go; it may hold a part of them when the download fails.</param>
    /// <param name="cancellationToken">Ends the download. <see cref="ProviderOptions.Timeout"/> bounds the wait for its first byte only.</param>
    /// <exception cref="ArgumentException">The URL is of another kind.</exception>
    /// <exception cref="ProviderUnavailableException">The host cannot be reached, or the connection broke.</exception>
    /// <exception cref="ProtocolException">The host does not give the file; links expire.</exception>
    public Task DownloadAsync(string url, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(destination);
        return MediaDownload.CopyAsync(_engine, url, destination, cancellationToken);
    }
}
