using System.Collections.Concurrent;
using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Emulator;

namespace ModelCatalog.Endurance.Tests;

/// <summary>An emulated provider of which every fifth request goes wrong somehow, and what it knows afterwards.</summary>
internal sealed class FaultyProvider : IAsyncDisposable
{
    private static readonly string[] s_submit =
    [
        "503", "503=html", "500", "500=empty", "429", "429=text", "rate-limit=2s", "gateway=502", "slow=30ms", "trickle=3ms", "cut=before", "cut=after", "cut=middle",
        "body=html", "body=empty", "body=text", "body=kinds", "body=truncated", "fail", "fail=moderated", "hidden=2",
    ];

    private static readonly string[] s_poll =
    [
        "503", "503=html", "500", "500=empty", "429=text", "rate-limit=2s", "gateway=504", "slow=30ms", "trickle=3ms", "cut=before", "cut=after", "cut=middle",
        "body=html", "body=empty", "body=text", "body=kinds", "body=truncated", "hidden",
    ];

    private readonly ConcurrentQueue<(string Prompt, string Task)> _started = new();
    private readonly ConcurrentDictionary<string, int> _struck = new(StringComparer.Ordinal);
    private ProviderEmulator _emulator = null!;
    private int _requests;

    public string Address => _emulator.BaseAddress.AbsoluteUri;

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Every task that was started, by what its request says.</summary>
    public ILookup<string, string> Started => _started.ToLookup(one => one.Prompt, one => one.Task, StringComparer.Ordinal);

    /// <summary>How often each fault struck.</summary>
    public IReadOnlyDictionary<string, int> Struck => _struck;

    /// <summary>The faults that were ordered.</summary>
    public static IEnumerable<string> Ordered => FaultPlan.Parse(Plan(1)).Rules.Select(rule => Name(rule.Stage, rule.Fault));

    public static async Task<FaultyProvider> StartAsync(CompiledCatalog catalog, string name, string key, int seed)
    {
        var provider = new FaultyProvider();
        provider._emulator = await ProviderEmulator.StartAsync(catalog, name, new EmulatorOptions
        {
            Key = key,
            Pace = EmulatorPace.ByPolls(0, 1),
            Faults = FaultPlan.Parse(Plan(0.2)) with { Seed = seed },
            RememberedRequests = 0,
            RememberedTasks = 100_000,
            OnRequest = provider.Note,
        }, TestContext.Current.CancellationToken);
        return provider;
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    /// <summary>Orders that together strike with a probability: the first that does counts.</summary>
    private static string Plan(double probability)
    {
        return string.Join(", ", Orders("submit", s_submit).Concat(Orders("poll", s_poll)));

        IEnumerable<string> Orders(string stage, string[] faults)
        {
            var each = probability < 1 ? $"@{((1 - Math.Pow(1 - probability, 1.0 / faults.Length)) * 100).ToString("0.#####", CultureInfo.InvariantCulture)}%" : "";
            return faults.Select(fault => $"{stage}:{fault}{each}");
        }
    }

    private static string Name(FaultStage stage, Fault fault) => $"{stage}:{fault}";

    private void Note(EmulatedRequest request)
    {
        Interlocked.Increment(ref _requests);
        if (request.Fault is { } fault) _struck.AddOrUpdate(Name(request.Operation == "submit" ? FaultStage.Submit : FaultStage.Poll, fault), 1, (_, count) => count + 1);
        if (request.StartedTask) _started.Enqueue((request.Submit!.Request["prompt"]!.ToText(), request.TaskId!));
    }
}
