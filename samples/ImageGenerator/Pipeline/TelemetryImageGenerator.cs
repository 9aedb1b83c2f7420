using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using ModelCatalog;

namespace ImageGenerator;

/// <summary>
/// One span and one measurement for each call, by OpenTelemetry's conventions for generative AI. The client's own spans (submit, wait, poll) lie inside. No key, no prompt,
/// no picture, no word of an exception.
/// </summary>
internal sealed class TelemetryImageGenerator : DelegatingImageGenerator
{
    /// <summary>The name of source and meter that Microsoft.Extensions.AI uses: whoever listens to it, hears this.</summary>
    public const string DefaultSourceName = "Experimental.Microsoft.Extensions.AI";

    private const string Operation = "generate_content";

    private readonly ActivitySource _source;
    private readonly Meter _meter;
    private readonly Histogram<double> _durations;
    private readonly ImageGeneratorMetadata? _metadata;

    /// <summary>Takes the generator that is to be watched; it is disposed along.</summary>
    public TelemetryImageGenerator(IImageGenerator inner, string? sourceName = null)
        : base(inner)
    {
        _metadata = inner.GetService<ImageGeneratorMetadata>();
        _source = new ActivitySource(sourceName ?? DefaultSourceName);
        _meter = new Meter(sourceName ?? DefaultSourceName);
        // The convention's boundaries, and on: a queue may take minutes.
        _durations = _meter.CreateHistogram("gen_ai.client.operation.duration", "s", "How long operations of generative AI take.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, 163.84, 327.68, 655.36],
        });
    }

    /// <inheritdoc />
    public override async Task<ImageGenerationResponse> GenerateAsync(ImageGenerationRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var tags = Tags(options);
        using var activity = _source.StartActivity(tags.FirstOrDefault(tag => tag.Key == "gen_ai.request.model").Value is { } model ? $"{Operation} {model}" : Operation, ActivityKind.Client);
        if (activity is { IsAllDataRequested: true }) Describe(activity, tags, options);
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await base.GenerateAsync(request, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var type = exception.GetType().FullName!;
            tags.Add("error.type", type);
            // No description: the words of an exception may be the provider's, and those may repeat the prompt.
            activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", type);
            if (exception is ProviderException { HttpStatus: { } status }) activity?.SetTag("http.response.status_code", status);
            throw;
        }
        finally
        {
            _durations.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);
        }
    }

    /// <inheritdoc />
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(ActivitySource) ? _source : base.GetService(serviceType, serviceKey);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
            _meter.Dispose();
        }

        base.Dispose(disposing);
    }

    private TagList Tags(ImageGenerationOptions? options)
    {
        var tags = new TagList { { "gen_ai.operation.name", Operation } };
        if (_metadata?.ProviderName is { } provider) tags.Add("gen_ai.provider.name", provider);
        if ((options?.ModelId ?? _metadata?.DefaultModelId) is { } model) tags.Add("gen_ai.request.model", model);
        if (_metadata?.ProviderUri is not { } url) return tags;
        tags.Add("server.address", url.Host);
        tags.Add("server.port", url.Port);
        return tags;
    }

    private static void Describe(Activity activity, TagList tags, ImageGenerationOptions? options)
    {
        foreach (var (name, value) in tags) activity.SetTag(name, value);
        activity.SetTag("gen_ai.output.type", "image");
        if (options?.Count is { } count) activity.SetTag("gen_ai.request.choice.count", count);
        if (options?.ImageSize is { } size) activity.SetTag("gen_ai.request.image.width", size.Width).SetTag("gen_ai.request.image.height", size.Height);
    }
}
