using System.Net.Sockets;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Emulator;
using ModelCatalog.Tool.Emulation;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat emulate</c>: plays providers on this machine until it is stopped.</summary>
public static class EmulateCommand
{
    private const int LastPort = 65_535;

    /// <summary>Plays providers.</summary>
    /// <param name="options">How.</param>
    /// <param name="terminal">Where to write, and what stops it.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(EmulateOptions options, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(terminal);
        EmulatorOptions behaviour;
        try
        {
            behaviour = new EmulatorOptions
            {
                Faults = FaultPlan.Parse(options.Fault) with { Seed = options.Seed },
                Pace = options.Pace is null ? new EmulatorOptions().Pace : EmulatorPace.Parse(options.Pace),
            };
        }
        catch (FormatException exception)
        {
            return Refuse(terminal, exception.Message);
        }

        if (options.Port is < 0 or > LastPort || options.Port + options.Providers.Count - 1 > LastPort) return Refuse(terminal, $"the port {options.Port} is out of range; expected 1 to {LastPort}, or 0 for a free one");
        if (options.Providers.GroupBy(provider => provider, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) return Refuse(terminal, $"the provider '{twice.Key}' is named twice");
        if (LoadedCatalog.Load(options.Catalog, terminal) is not { } catalog) return ExitCode.Usage;
        var known = catalog.Index.Providers.Select(provider => provider.Provider).ToList();
        if (options.Providers.FirstOrDefault(provider => !known.Contains(provider)) is { } unknown)
            return Refuse(terminal, $"the catalog has no provider '{unknown}'{NearestName.Hint(unknown, known)}; expected one of {string.Join(", ", known)}");
        string? model = null;
        if (options.Model is not null && (model = CatalogLookup.FindModel(catalog, options.Model, options.Providers is [var only] ? only : null, terminal)?.Model.Key) is null) return ExitCode.Usage;
        return await PlayAsync(catalog, options, model, behaviour, terminal).ConfigureAwait(false);
    }

    private static async Task<int> PlayAsync(CompiledCatalog catalog, EmulateOptions options, string? model, EmulatorOptions behaviour, ToolTerminal terminal)
    {
        using var closed = new CancellationTokenSource();
        var log = new EmulationLog(options.Format == "json" ? new JsonEmulationWriter() : new TextEmulationWriter(terminal, options.Providers.Count > 1), terminal.Output, closed.Cancel);
        var emulators = new List<ProviderEmulator>();
        try
        {
            foreach (var provider in options.Providers)
            {
                var port = options.Port == 0 ? 0 : options.Port + emulators.Count;
                try
                {
                    emulators.Add(await ProviderEmulator.StartAsync(catalog, provider, behaviour with
                    {
                        Port = port,
                        OnRequest = request => log.Saw(provider, request),
                        OnCallback = callback => log.Saw(provider, callback),
                    }).ConfigureAwait(false));
                }
                catch (ArgumentException exception)
                {
                    return Refuse(terminal, exception.Message);
                }
                catch (Exception exception) when (exception is IOException or SocketException)
                {
                    return Refuse(terminal, $"{provider} cannot listen on port {port} ({exception.Message}); name another with --port, or 0 for a free one");
                }
            }

            log.Started(emulators.ConvertAll(emulator => new StartedProvider(emulator, ExampleCall.Of(catalog, emulator, model))), behaviour.Faults);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(terminal.Stopped(), closed.Token);
            await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            foreach (var emulator in emulators) await emulator.DisposeAsync().ConfigureAwait(false);
        }

        log.Stopped();
        return ExitCode.Success;
    }

    private static int Refuse(ToolTerminal terminal, string problem)
    {
        terminal.Error.WriteLine("modelcat: " + TerminalText.Printable(problem));
        return ExitCode.Usage;
    }
}
