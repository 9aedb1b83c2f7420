using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ModelCatalog;

namespace ImageGenerator;

/// <summary>Typed models of one provider behind <see cref="IImageGenerator"/>. What a model cannot be told is refused, all of it at once, before anything is sent.</summary>
/// <typeparam name="TProvider">The provider.</typeparam>
internal sealed class CatalogImageGenerator<TProvider> : IImageGenerator
    where TProvider : IProvider
{
    private readonly ProviderClient<TProvider> _client;
    private readonly IReadOnlyList<ServedModel<TProvider>> _models;
    private readonly ImageGenerationOptions _defaults;
    private readonly ImageGeneratorMetadata _metadata;

    /// <summary>Takes a client, which stays the caller's.</summary>
    /// <param name="client">The client.</param>
    /// <param name="models">The models; the first is the default unless <paramref name="defaults"/> names one.</param>
    /// <param name="defaults">What holds where a call says nothing; null: nothing.</param>
    /// <param name="endpoint">Where the provider is; null: as the catalog says.</param>
    public CatalogImageGenerator(ProviderClient<TProvider> client, IReadOnlyList<ServedModel<TProvider>> models, ImageGenerationOptions? defaults = null, Uri? endpoint = null)
    {
        if (models.Count == 0) throw new ArgumentException("At least one model is expected.", nameof(models));
        _client = client;
        _models = models;
        _defaults = OptionDefaults.Copy(defaults);
        _defaults.ModelId ??= models[0].Id;
        _metadata = new ImageGeneratorMetadata(TProvider.Protocol.Name, endpoint ?? (TProvider.Protocol.BaseUrl is { } url ? new Uri(url) : null), _defaults.ModelId);
    }

    /// <summary>Brings bytes to the provider and gives their URL; null: it takes none.</summary>
    public Func<DataContent, CancellationToken, Task<string>>? Upload { get; init; }

    /// <summary>Hears of each task that was submitted: whoever keeps it can resume after a cancellation, a time-out or a crash instead of paying again.</summary>
    public Action<TaskHandle>? Submitted { get; init; }

    /// <summary>Where is logged what happens; prompts, pictures and keys are not.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <inheritdoc />
    /// <exception cref="RequestValidationException">Something cannot be done as asked; all of it is in the exception, and nothing was sent.</exception>
    /// <exception cref="AmbiguousSubmitException">The request was sent, but its outcome is unknown; it is not repeated.</exception>
    /// <exception cref="ProviderException">The provider refused, failed, or does not answer.</exception>
    public async Task<ImageGenerationResponse> GenerateAsync(ImageGenerationRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var merged = OptionDefaults.Merge(options, _defaults);
        var raw = merged.RawRepresentationFactory?.Invoke(this);
        var model = Find(options?.ModelId ?? (raw as IServedBy<TProvider>)?.ModelId ?? merged.ModelId!);
        var problems = new List<(string Path, string Problem)>();
        var pictures = OriginalPicture.ReadAll(request.OriginalImages, Upload is not null, (path, problem) => problems.Add((path, problem)));
        var (typed, warnings) = Build(pictures.Select(picture => picture.Url));
        if (pictures.Any(picture => picture.Data is not null)) (typed, warnings) = Build(await UploadAsync(pictures, cancellationToken).ConfigureAwait(false));

        foreach (var warning in warnings) GeneratorLog.Warning(Logger, model.Id, warning.Rule, warning.Parameter);
        var task = await _client.SubmitAsync(typed, cancellationToken: cancellationToken).ConfigureAwait(false);
        GeneratorLog.Submitted(Logger, model.Id, task.Provider, task.TaskId);
        Submitted?.Invoke(task.Handle);
        var output = await task.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var contents = new List<AIContent>();
        foreach (var url in output.Urls) contents.Add(await ToContentAsync(url, merged, cancellationToken).ConfigureAwait(false));
        GeneratorLog.Finished(Logger, task.TaskId, contents.Count);
        return new ImageGenerationResponse(contents) { RawRepresentation = new GeneratedImages(task.Handle, output, warnings) };

        (IServedBy<TProvider, ImageOutput> Typed, IReadOnlyList<Violation> Warnings) Build(IEnumerable<string> urls)
        {
            var input = new ImageInput(model.Id, request.Prompt, [.. urls], merged);
            foreach (var (path, problem) in problems) input.Refuse(path, ViolationKind.Type, null, problem);
            var built = model.Build(raw, input);
            new ValidationResult(input.Violations).ThrowIfInvalid();
            return (built, input.Violations);
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null) return null;
        return serviceType == typeof(ImageGeneratorMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(_client) ? _client
            : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // The client is the caller's.
    }

    private ServedModel<TProvider> Find(string id)
    {
        if (_models.FirstOrDefault(model => model.Id == id) is { } found) return found;
        var nearest = _models.MaxBy(model => Pairs(model.Id).Intersect(Pairs(id)).Count())!.Id;
        var message = $"`ModelId` is `{id}`; {string.Join(", ", _models.Select(model => model.Id))} are set up for {TProvider.Protocol.Name}; the nearest is {nearest}";
        throw new RequestValidationException([new Violation(ViolationSeverity.Error, ViolationKind.Enum, "option.ModelId", nameof(ImageGenerationOptions.ModelId), null, null, message)]);

        static IEnumerable<(char, char)> Pairs(string text) => text.Zip(text.Skip(1));
    }

    /// <summary>The URLs of all pictures, once those that are data have one.</summary>
    private async Task<IReadOnlyList<string>> UploadAsync(IReadOnlyList<OriginalPicture> pictures, CancellationToken cancellationToken)
    {
        var urls = new List<string>();
        foreach (var picture in pictures) urls.Add(picture.Data is { } data ? await Upload!(data, cancellationToken).ConfigureAwait(false) : picture.Url);
        return urls;
    }

    private async Task<AIContent> ToContentAsync(string url, ImageGenerationOptions options, CancellationToken cancellationToken)
    {
        if (options.ResponseFormat != ImageGenerationResponseFormat.Data && !url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            var link = new UriContent(new Uri(url));
            if (!link.HasTopLevelMediaType("image")) link.MediaType = options.MediaType ?? "image/*";
            return link;
        }

        using var bytes = new MemoryStream();
        await _client.DownloadAsync(url, bytes, cancellationToken).ConfigureAwait(false);
        var data = bytes.ToArray();
        return new DataContent(data, MediaTypes.OfBytes(data) ?? options.MediaType ?? "application/octet-stream");
    }
}

/// <summary>What stands behind a response: its <see cref="ImageGenerationResponse.RawRepresentation"/>.</summary>
/// <param name="Task">The task at the provider.</param>
/// <param name="Output">The typed output, with the provider's own JSON.</param>
/// <param name="Warnings">What was sent all the same, though a rule warns of it.</param>
internal sealed record GeneratedImages(TaskHandle Task, ImageOutput Output, IReadOnlyList<Violation> Warnings);
