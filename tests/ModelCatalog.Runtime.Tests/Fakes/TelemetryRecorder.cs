using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ModelCatalog.Runtime.Tests;

/// <summary>What one test's clients tell OpenTelemetry: spans below a span of its own, and points of metrics by the port of its server.</summary>
public sealed class TelemetryRecorder : IDisposable
{
    private static readonly ActivitySource Source = new("ModelCatalog.Runtime.Tests");

    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly List<Point> _points = [];
    private readonly TracerProvider _tracer;
    private readonly MeterProvider _meter;
    private readonly Activity _root;
    private readonly string _port;

    public TelemetryRecorder(string url)
    {
        _port = new Uri(url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _tracer = Sdk.CreateTracerProviderBuilder().AddSource(Source.Name, ModelCatalogTelemetry.Name).AddProcessor(new SimpleActivityExportProcessor(new SpanExporter(_spans))).Build();
        _meter = Sdk.CreateMeterProviderBuilder().AddMeter(ModelCatalogTelemetry.Name).AddReader(new BaseExportingMetricReader(new PointExporter(_points))).Build();
        _root = Source.StartActivity("test")!;
    }

    /// <summary>The spans in the order in which they began.</summary>
    public IReadOnlyList<Activity> Spans => [.. _spans.Where(span => span.TraceId == _root.TraceId && span.Source.Name == ModelCatalogTelemetry.Name).OrderBy(span => span.StartTimeUtc)];

    /// <summary>Everything that was told, as text.</summary>
    public string Everything => string.Join('\n', Spans.Select(Text).Concat(Read().Select(point => point.ToString())));

    public Activity Span(string name) => Spans.Single(span => span.DisplayName == name);

    /// <summary>The points of all metrics as they stand now.</summary>
    public IReadOnlyList<Point> Read()
    {
        lock (_points) _points.Clear();
        _meter.ForceFlush();
        lock (_points) return [.. _points.Where(point => point.Tags.GetValueOrDefault("server.port") == _port)];
    }

    public IReadOnlyList<Point> Read(string metric) => [.. Read().Where(point => point.Metric == metric)];

    public void Dispose()
    {
        _root.Dispose();
        _tracer.Dispose();
        _meter.Dispose();
    }

    private static string Text(Activity span) =>
        $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.Select(e => e.Name + string.Join(' ', e.Tags)))}";

    private sealed class SpanExporter(ConcurrentQueue<Activity> spans) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch) spans.Enqueue(span);
            return ExportResult.Success;
        }
    }

    private sealed class PointExporter(List<Point> points) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            lock (points)
            {
                foreach (var metric in batch)
                {
                    foreach (ref readonly var point in metric.GetMetricPoints()) points.Add(Read(metric, point));
                }
            }

            return ExportResult.Success;
        }

        private static Point Read(Metric metric, in MetricPoint point)
        {
            var tags = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var tag in point.Tags) tags[tag.Key] = Convert.ToString(tag.Value, System.Globalization.CultureInfo.InvariantCulture);
            return metric.MetricType == MetricType.Histogram
                ? new Point(metric.Name, metric.Unit, tags, point.GetHistogramCount(), point.GetHistogramSum())
                : new Point(metric.Name, metric.Unit, tags, point.GetSumLong(), 0);
        }
    }

    /// <summary>One point of a metric: how many, and the sum of a histogram.</summary>
    public sealed record Point(string Metric, string Unit, IReadOnlyDictionary<string, string?> Tags, long Count, double Sum)
    {
        public string? Operation => Tags.GetValueOrDefault("gen_ai.operation.name");

        public string? Error => Tags.GetValueOrDefault("error.type");

        public override string ToString() => $"{Metric} {Count} {string.Join(' ', Tags)}";
    }
}
