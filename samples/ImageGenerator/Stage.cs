using System.Diagnostics;
using Microsoft.Extensions.AI;
using ModelCatalog;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Emulator;
using ModelCatalog.Models;
using Quickstart;

namespace ImageGenerator;

/// <summary>Generators, and what they reach: emulated providers on this machine, or the real ones.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly Dictionary<string, ProviderEmulator> _emulators = new(StringComparer.Ordinal);

    /// <summary>A picture of one pixel.</summary>
    public static byte[] Picture { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>Whether requests cost money.</summary>
    public bool IsLive { get; private init; }

    /// <summary>One for each provider that can be reached.</summary>
    public List<IImageGenerator> Generators { get; } = [];

    /// <summary>Both providers, played from their descriptors.</summary>
    public static async Task<Stage> EmulateAsync(CancellationToken cancellationToken)
    {
        var catalog = CatalogCompiler.Compile(CatalogFolder.Read(Path.Combine(AppContext.BaseDirectory, "catalog")).Texts);
        var stage = new Stage();
        foreach (var provider in new[] { Unifically.Protocol.Name, Kie.Protocol.Name })
        {
            var emulator = await ProviderEmulator.StartAsync(catalog, provider, cancellationToken: cancellationToken);
            stage._emulators.Add(provider, emulator);
            var options = new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = "any-key-will-do" };
            foreach (var (name, url) in emulator.Hosts) options.Hosts[name] = url.AbsoluteUri;
            stage.Add(provider, new ProviderConnection(options) { Time = new FastClock() }, emulator.BaseAddress);
            Console.WriteLine($"{provider} is played at {emulator.BaseAddress}");
        }

        return stage;
    }

    /// <summary>The real providers, as far as their keys are set.</summary>
    public static Stage Live()
    {
        var stage = new Stage { IsLive = true };
        foreach (var provider in new[] { Unifically.Protocol, Kie.Protocol })
        {
            if (provider.Auth!.Variables.All(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))) stage.Add(provider.Name, new ProviderConnection(), null);
        }

        return stage;
    }

    /// <summary>Why not to go on, as an exit code, having said it; null: go on.</summary>
    public int? Refusal(bool isAgreed)
    {
        if (!IsLive) return null;
        if (Generators.Count == 0) return Usage("No key is set. Set UNIFICALLY_API_KEY or KIE_API_KEY, or leave out --live.");
        if (isAgreed) return null;
        Console.Write($"This makes {Generators.Count} real picture(s); each costs money on your account. Go on? [y/N] ");
        if (!Console.IsInputRedirected && Console.ReadLine()?.Trim() is "y" or "Y") return null;
        Console.WriteLine("Not agreed to; --yes agrees.");
        return ExitCode.Declined;
    }

    /// <summary>How many submits an emulated provider saw.</summary>
    public int SubmitsOf(string provider) => _emulators[provider].SubmitCount;

    /// <summary>Says what a right command line is.</summary>
    public static int Usage(string problem)
    {
        Console.Error.WriteLine(problem);
        Console.Error.WriteLine("usage: ImageGenerator [--live [--yes]]");
        return ExitCode.Usage;
    }

    /// <summary>Prints each span of the generators when it ends.</summary>
    public static ActivityListener ShowSpans()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryImageGenerator.DefaultSourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Console.WriteLine($"  span '{span.DisplayName}' {span.Status} {span.GetTagItem("error.type")}".TrimEnd()),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var generator in Generators) generator.Dispose();
        foreach (var emulator in _emulators.Values) await emulator.DisposeAsync();
    }

    private void Add(string provider, ProviderConnection connection, Uri? endpoint)
    {
        IImageGenerator generator = provider == Kie.Protocol.Name
            ? ImageGenerator.Generators.Create(new KieClient(connection), endpoint: endpoint)
            : ImageGenerator.Generators.Create(new UnificallyClient(connection), new ImageGenerationOptions { ModelId = "google/nano-banana-pro" }, endpoint);
        Generators.Add(generator.AsBuilder().UseTelemetry().Build());
    }
}
