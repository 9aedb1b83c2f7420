using System.Diagnostics;
using System.Drawing;
using System.Globalization;
using ImageGenerator;
using Microsoft.Extensions.AI;
using ModelCatalog.Emulator;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ModelCatalog.Samples.Tests;

public class TelemetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_one_span_by_the_conventions_with_those_of_the_client_inside()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        using var recorder = new Recorder();
        using var generator = stage.Generator().AsBuilder().UseTelemetry(recorder.Source).Build();

        await generator.GenerateAsync(new ImageGenerationRequest("A heron"), new ImageGenerationOptions { Count = 1, ImageSize = new Size(2048, 1152) }, Token);

        var span = recorder.Span("generate_content nano-banana-pro");
        Assert.Equal((ActivityKind.Client, ActivityStatusCode.Unset), (span.Kind, span.Status));
        var tags = span.TagObjects.ToDictionary(tag => tag.Key, tag => Convert.ToString(tag.Value, CultureInfo.InvariantCulture));
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["gen_ai.operation.name"] = "generate_content",
                ["gen_ai.output.type"] = "image",
                ["gen_ai.provider.name"] = "kie",
                ["gen_ai.request.model"] = "nano-banana-pro",
                ["gen_ai.request.choice.count"] = "1",
                ["gen_ai.request.image.width"] = "2048",
                ["gen_ai.request.image.height"] = "1152",
                ["server.address"] = "127.0.0.1",
                ["server.port"] = stage.Emulator.BaseAddress.Port.ToString(CultureInfo.InvariantCulture),
            },
            tags);
        Assert.Equal(span.SpanId, recorder.Span("submit nano-banana-pro").ParentSpanId);
        Assert.Equal(span.SpanId, recorder.Span("wait nano-banana-pro").ParentSpanId);
    }

    [Fact]
    public async Task A_call_is_measured_with_its_error()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        using var recorder = new Recorder();
        using var generator = stage.Generator().AsBuilder().UseTelemetry(recorder.Source).Build();

        await generator.GenerateAsync(new ImageGenerationRequest("A heron"), null, Token);
        await Assert.ThrowsAsync<RequestValidationException>(() => generator.GenerateAsync(new ImageGenerationRequest("A heron"), new ImageGenerationOptions { Count = 2 }, Token));

        var points = recorder.Points("gen_ai.client.operation.duration");
        Assert.Equal(["", typeof(RequestValidationException).FullName!], points.Select(point => point.GetValueOrDefault("error.type", "")).Order(StringComparer.Ordinal));
        Assert.All(points, point => Assert.Equal(("generate_content", "kie", "nano-banana-pro"), (point["gen_ai.operation.name"], point["gen_ai.provider.name"], point["gen_ai.request.model"])));
    }

    [Fact]
    public async Task An_error_is_its_type_and_status_and_no_word_of_it()
    {
        await using var stage = await ImageStage.StartAsync("kie", new EmulatorOptions { Refuse = _ => new EmulatedError("invalid", "the words A heron are not allowed") });
        using var recorder = new Recorder();
        using var generator = stage.Generator().AsBuilder().UseTelemetry(recorder.Source).Build();

        await Assert.ThrowsAnyAsync<ProviderException>(() => generator.GenerateAsync(new ImageGenerationRequest("A heron"), new ImageGenerationOptions { ModelId = "nano-banana-pro" }, Token));

        var span = recorder.Span("generate_content nano-banana-pro");
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
        Assert.Equal(typeof(RequestRejectedException).FullName, span.GetTagItem("error.type"));
        Assert.DoesNotContain("heron", recorder.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(ImageStage.Key, recorder.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_source_has_the_name_of_the_library_unless_another_is_given_and_ends_with_the_generator()
    {
        await using var stage = await ImageStage.StartAsync("kie");

        using var named = stage.Generator().AsBuilder().UseTelemetry("Acme").Build();
        using var generator = stage.Generator().AsBuilder().UseTelemetry().Build();

        Assert.Equal("Acme", named.GetService<ActivitySource>()!.Name);
        Assert.Equal(TelemetryImageGenerator.DefaultSourceName, generator.GetService<ActivitySource>()!.Name);
        Assert.Null(generator.GetService(typeof(ActivitySource), "some key"));
    }

    [Fact]
    public async Task Nobody_listening_changes_nothing()
    {
        await using var stage = await ImageStage.StartAsync("kie");
        using var generator = stage.Generator().AsBuilder().UseTelemetry("nobody listens").Build();

        Assert.Single((await generator.GenerateAsync(new ImageGenerationRequest("A heron"), null, Token)).Contents);
        await Assert.ThrowsAsync<ArgumentNullException>(() => generator.GenerateAsync(null!, null, Token));
    }

    /// <summary>What one test's generator tells OpenTelemetry, by a source of its own, and its client below that.</summary>
    private sealed class Recorder : IDisposable
    {
        private readonly List<Activity> _spans = [];
        private readonly List<Metric> _metrics = [];
        private readonly TracerProvider _tracer;
        private readonly MeterProvider _meter;

        public Recorder()
        {
            _tracer = Sdk.CreateTracerProviderBuilder().AddSource(Source, ModelCatalogTelemetry.Name).AddProcessor(new SimpleActivityExportProcessor(new Exporter<Activity>(_spans))).Build();
            _meter = Sdk.CreateMeterProviderBuilder().AddMeter(Source).AddReader(new BaseExportingMetricReader(new Exporter<Metric>(_metrics))).Build();
        }

        public string Source { get; } = "test " + Guid.NewGuid().ToString("N");

        public string Everything => string.Join('\n', Mine.Select(span => $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.Select(e => e.Name + string.Join(' ', e.Tags)))}"));

        private IReadOnlyList<Activity> Mine
        {
            get
            {
                lock (_spans)
                {
                    var root = _spans.Single(span => span.Source.Name == Source);
                    return [.. _spans.Where(span => span.TraceId == root.TraceId)];
                }
            }
        }

        public Activity Span(string name) => Mine.Single(span => span.DisplayName == name);

        public IReadOnlyList<IReadOnlyDictionary<string, string>> Points(string metric)
        {
            _meter.ForceFlush();
            var points = new List<IReadOnlyDictionary<string, string>>();
            foreach (var one in _metrics.Where(one => one.Name == metric))
            {
                foreach (ref readonly var point in one.GetMetricPoints())
                {
                    var tags = new Dictionary<string, string>();
                    foreach (var tag in point.Tags) tags[tag.Key] = Convert.ToString(tag.Value, CultureInfo.InvariantCulture)!;
                    Assert.Equal(1, point.GetHistogramCount());
                    Assert.True(point.GetHistogramSum() >= 0);
                    points.Add(tags);
                }
            }

            return points;
        }

        public void Dispose()
        {
            _tracer.Dispose();
            _meter.Dispose();
        }

        private sealed class Exporter<T>(List<T> items) : BaseExporter<T>
            where T : class
        {
            public override ExportResult Export(in Batch<T> batch)
            {
                lock (items)
                {
                    foreach (var item in batch) items.Add(item);
                }

                return ExportResult.Success;
            }
        }
    }
}
