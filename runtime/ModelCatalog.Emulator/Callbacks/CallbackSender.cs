using System.Net.Http.Headers;
using System.Text;
using ModelCatalog.Emulator.Faults;
using ModelCatalog.Emulator.Tasks;

namespace ModelCatalog.Emulator.Callbacks;

/// <summary>Posts what a provider posts when a task has ended. It posts only where the options allow, and never again when that fails.</summary>
internal sealed class CallbackSender : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly EmulatorOptions _options;
    private readonly FaultDraw _faults;
    private readonly Action<EmulatedCallback> _record;
    private readonly CallbackSigner _signer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _open = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = Patience };

    /// <summary>Takes the options.</summary>
    /// <param name="options">How the emulator behaves.</param>
    /// <param name="faults">Says which fault a callback meets.</param>
    /// <param name="signer">Signs.</param>
    /// <param name="record">Hears of every callback, also of those that were not allowed.</param>
    public CallbackSender(EmulatorOptions options, FaultDraw faults, CallbackSigner signer, Action<EmulatedCallback> record)
    {
        _signer = signer;
        _options = options;
        _faults = faults;
        _record = record;
    }

    /// <summary>Sees to it that the end of a task is posted: when polls have ended it, or when its time is over.</summary>
    public void Watch(EmulatedTask task, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https") || !_options.AllowCallback(target))
        {
            _record(new EmulatedCallback(url, task.Id, "") { Problem = "Not posted: the options do not allow this address" });
            return;
        }

        task.Ended += () => Run(() => PostAsync(task, target));
        Run(async () =>
        {
            var pace = _options.Pace;
            await Task.Delay(pace is { Queued: { } queued, Running: { } running } ? queued + running : _options.CallbackDelay, _options.Time, _stop.Token).ConfigureAwait(false);
            task.End();
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        Task[] open;
        lock (_lock) open = [.. _open];
        await Task.WhenAll(open).ConfigureAwait(false);
        _http.Dispose();
        _stop.Dispose();
    }

    private void Run(Func<Task> work)
    {
        Task? task = null;
        lock (_lock)
        {
            if (_stop.IsCancellationRequested) return;
            task = Task.Run(UntilStoppedAsync);
            _open.Add(task);
        }

        _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        void Forget(Task done)
        {
            lock (_lock) _open.Remove(done);
        }

        async Task UntilStoppedAsync()
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // The emulator was stopped: what was not posted by then never is.
            }
        }
    }

    private async Task PostAsync(EmulatedTask task, Uri url)
    {
        var payload = CallbackPayload.Of(task, _signer, _options.Time.GetUtcNow());
        var callback = new EmulatedCallback(url.AbsoluteUri, task.Id, payload.Body);
        Fault? fault;
        try
        {
            fault = _faults.Next(FaultStage.Webhook, url.AbsoluteUri, () => payload.Body);
        }
        catch (Exception exception)
        {
            _record(callback with { Body = "", Problem = "Not posted: the callback of the fault plan failed: " + exception.Message });
            return;
        }

        callback = callback with { Fault = fault };
        if (fault is Fault.Never)
        {
            _record(callback with { Body = "", Problem = "Not posted: it was ordered never to come" });
            return;
        }

        if (fault is Fault.Slow slow) await Task.Delay(slow.Time, _options.Time, _stop.Token).ConfigureAwait(false);
        var times = fault is Fault.Duplicate duplicate ? duplicate.Times + 1 : 1;
        for (var i = 0; i < times; i++) await PostAsync(payload, callback, url).ConfigureAwait(false);
        if (fault is Fault.Reordered && CallbackPayload.OfRunning(task, _signer, _options.Time.GetUtcNow()) is { } stale) await PostAsync(stale, callback with { Body = stale.Body }, url).ConfigureAwait(false);
    }

    private async Task PostAsync(CallbackPayload payload, EmulatedCallback callback, Uri url)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(payload.Body)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            foreach (var (name, text) in payload.Headers) request.Headers.TryAddWithoutValidation(name, text);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token).ConfigureAwait(false);
            _record(callback with { ReplyStatus = (int)response.StatusCode });
        }
        catch (HttpRequestException exception)
        {
            _record(callback with { Problem = exception.Message });
        }
        catch (TaskCanceledException) when (!_stop.IsCancellationRequested)
        {
            _record(callback with { Problem = "No reply within 15 s" });
        }
    }
}
