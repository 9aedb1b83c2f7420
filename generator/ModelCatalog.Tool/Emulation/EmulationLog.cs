using ModelCatalog.Emulator;

namespace ModelCatalog.Tool.Emulation;

/// <summary>Tells what happens as it happens, and counts it. Requests come from several threads at once.</summary>
/// <param name="writer">Makes the lines.</param>
/// <param name="output">Takes them.</param>
/// <param name="onClosed">Called when nobody reads them any more.</param>
internal sealed class EmulationLog(IEmulationWriter writer, TextWriter output, Action onClosed)
{
    private readonly Lock _lock = new();
    private EmulationTotals _totals = new(0, 0, 0, 0, 0);
    private bool _isClosed;

    public void Started(IReadOnlyList<StartedProvider> providers, FaultPlan faults) => Write(() => writer.Started(providers, faults));

    public void Saw(string provider, EmulatedRequest request) => Write(() =>
    {
        _totals = _totals with
        {
            Requests = _totals.Requests + 1,
            Tasks = _totals.Tasks + (request.StartedTask ? 1 : 0),
            Refused = _totals.Refused + (request.Problem is null ? 0 : 1),
            Faults = _totals.Faults + (request.Fault is null ? 0 : 1),
        };
        return writer.Request(provider, request);
    });

    public void Saw(string provider, EmulatedCallback callback) => Write(() =>
    {
        _totals = _totals with { Webhooks = _totals.Webhooks + 1, Faults = _totals.Faults + (callback.Fault is null ? 0 : 1) };
        return writer.Callback(provider, callback);
    });

    public void Stopped() => Write(() => writer.Stopped(_totals));

    private void Write(Func<string> lines)
    {
        lock (_lock)
        {
            var text = lines();
            if (_isClosed) return;
            try
            {
                output.Write(text);
                output.Flush();
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // The reader of a pipe went away: there is nobody to play for.
                _isClosed = true;
                onClosed();
            }
        }
    }
}
