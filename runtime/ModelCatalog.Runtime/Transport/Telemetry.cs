using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ModelCatalog.Transport;

/// <summary>The spans and metrics of one client, as <see cref="ModelCatalogTelemetry"/> lists them. It takes names and numbers alone: no text that came from a caller or a reply.</summary>
internal sealed class Telemetry(string provider, Uri server, TimeProvider time)
{
    private static readonly ActivitySource Source = new(ModelCatalogTelemetry.Name);
    private static readonly Meter Meter = new(ModelCatalogTelemetry.Name);

    // The convention's boundaries, and on: videos take minutes.
    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "How long operations of generative AI take.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, 163.84, 327.68, 655.36, 1310.72],
        });

    private static readonly Counter<long> Submits = Meter.CreateCounter<long>("modelcatalog.submits", "{submit}", "Submits.");
    private static readonly Counter<long> AmbiguousSubmits = Meter.CreateCounter<long>("modelcatalog.submits.ambiguous", "{submit}", "Submits whose outcome is unknown.");
    private static readonly Counter<long> Polls = Meter.CreateCounter<long>("modelcatalog.polls", "{poll}", "Questions how a task stands.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("modelcatalog.retries", "{retry}", "Requests that were sent again.");
    private static readonly UpDownCounter<long> Waits = Meter.CreateUpDownCounter<long>("modelcatalog.waits", "{wait}", "Tasks that are waited for now.");
    private static readonly Histogram<double> LimitDurations = Meter.CreateHistogram<double>("modelcatalog.limit.duration", "s", "How long requests waited for their turn under a documented limit.");

    /// <summary>Traces and measures a submit; one whose reply is the output is the whole generation.</summary>
    public async Task<Submission> SubmitAsync(RequestValues values, bool isSync, Func<Task<Submission>> submit)
    {
        using var span = Start(isSync ? "generate_content" : "submit", values.ModelId, ActivityKind.Client);
        span.Tag("modelcatalog.submission.id", values.RequestUuid);
        try
        {
            var submission = await span.RunAsync(submit).ConfigureAwait(false);
            if (submission.Operation.TaskId?.Text(submission.Reply) is { } id) span.Tag("modelcatalog.task.id", id);
            return submission;
        }
        finally
        {
            Submits.Add(1, span.Metrics);
            if (span.Error is AmbiguousSubmitException or OperationCanceledException { InnerException: AmbiguousSubmitException }) AmbiguousSubmits.Add(1, span.Metrics);
        }
    }

    /// <summary>Traces and measures one question how a task stands.</summary>
    public async Task<TaskState> PollAsync(TaskHandle handle, Func<Task<TaskState>> poll)
    {
        using var span = Start("poll", handle.Model, ActivityKind.Client);
        span.Tag("modelcatalog.task.id", handle.TaskId);
        try
        {
            var state = await span.RunAsync(poll).ConfigureAwait(false);
            span.Tag("modelcatalog.task.status", TaskProgress.WordOf(state.Progress.Status));
            return state;
        }
        finally
        {
            Polls.Add(1, span.Metrics);
        }
    }

    /// <summary>Traces and measures the wait for a task. A task that fails is an error of the span, though no exception.</summary>
    /// <param name="handle">The task.</param>
    /// <param name="wait">Waits.</param>
    /// <param name="state">How the task stands.</param>
    public async Task WaitAsync(TaskHandle handle, Func<Task> wait, Func<TaskState> state)
    {
        using var span = Start("wait", handle.Model, ActivityKind.Internal);
        span.Tag("modelcatalog.task.id", handle.TaskId);
        Waits.Add(1, Client);
        try
        {
            await span.RunAsync(async () =>
            {
                await wait().ConfigureAwait(false);
                return 0;
            }).ConfigureAwait(false);
            if (state().Failure is { } failure) span.Fail(failure);
        }
        finally
        {
            Waits.Add(-1, Client);
            span.Tag("modelcatalog.task.status", TaskProgress.WordOf(state().Progress.Status));
        }
    }

    /// <summary>Traces and measures any other request.</summary>
    public async Task<T> CallAsync<T>(string operation, string? model, Func<Task<T>> call)
    {
        using var span = Start(operation, model, ActivityKind.Client);
        return await span.RunAsync(call).ConfigureAwait(false);
    }

    /// <summary>Measures a generation whose end was heard of.</summary>
    public void Finished(TaskHandle handle, TaskState state) =>
        Durations.Record(state.Progress.Elapsed.TotalSeconds, Tags("generate_content", handle.Model, state.Failure));

    /// <summary>Counts a request that is about to be sent again.</summary>
    public void Retried(string operation, Exception failure, int attempt, TimeSpan pause)
    {
        Retries.Add(1, Tags(operation, null, failure));
        if (Activity.Current is not { } activity || activity.Source != Source) return;
        activity.AddEvent(new ActivityEvent("modelcatalog.retry", tags: new ActivityTagsCollection
        {
            { "error.type", TypeOf(failure) }, { "modelcatalog.attempt", attempt }, { "modelcatalog.pause", pause.TotalSeconds },
        }));
    }

    /// <summary>Measures how long a request waited for its turn.</summary>
    public void Limited(TimeSpan wait) => LimitDurations.Record(wait.TotalSeconds, Client);

    private TimeProvider Clock => time;

    private TagList Client => new() { { "gen_ai.provider.name", provider }, { "server.address", server.Host }, { "server.port", server.Port } };

    private static string TypeOf(Exception exception) => exception.GetType().FullName!;

    private TelemetrySpan Start(string operation, string? model, ActivityKind kind)
    {
        var activity = Source.StartActivity(model is null ? operation : $"{operation} {model}", kind);
        if (activity is { IsAllDataRequested: true })
        {
            foreach (var tag in Tags(operation, model, null)) activity.SetTag(tag.Key, tag.Value);
        }

        return new TelemetrySpan(this, operation, model, activity);
    }

    private TagList Tags(string operation, string? model, Exception? error)
    {
        var tags = Client;
        tags.Add("gen_ai.operation.name", operation);
        if (model is not null) tags.Add("gen_ai.request.model", model);
        if (error is not null) tags.Add("error.type", TypeOf(error));
        return tags;
    }

    /// <summary>One operation while it runs.</summary>
    private sealed class TelemetrySpan(Telemetry telemetry, string operation, string? model, Activity? activity) : IDisposable
    {
        private readonly long _start = telemetry.Clock.GetTimestamp();

        /// <summary>What ended it early.</summary>
        public Exception? Error { get; private set; }

        /// <summary>The tags of its metrics.</summary>
        public TagList Metrics => telemetry.Tags(operation, model, Error);

        public void Tag(string name, string value) => activity?.SetTag(name, value);

        public void Fail(Exception exception)
        {
            Error = exception;
            // No description: the words of an exception may be the provider's, and those may repeat the prompt.
            activity?.SetStatus(ActivityStatusCode.Error);
            activity?.SetTag("error.type", TypeOf(exception));
            if (exception is ProviderException { HttpStatus: { } status }) activity?.SetTag("http.response.status_code", status);
        }

        public async Task<T> RunAsync<T>(Func<Task<T>> run)
        {
            try
            {
                return await run().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Fail(exception);
                throw;
            }
        }

        public void Dispose()
        {
            Durations.Record(telemetry.Clock.GetElapsedTime(_start).TotalSeconds, Metrics);
            activity?.Dispose();
        }
    }
}
