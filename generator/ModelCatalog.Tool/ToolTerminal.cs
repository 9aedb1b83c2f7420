using System.Runtime.InteropServices;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Tool;

/// <summary>Where the tool writes, and what it may do there.</summary>
/// <param name="Output">Takes results.</param>
/// <param name="Error">Takes what is wrong with the call itself.</param>
public sealed record ToolTerminal(TextWriter Output, TextWriter Error)
{
    // A registration that is collected no longer listens.
    private static readonly List<PosixSignalRegistration> s_signals = [];

    /// <summary>Whether colours are wanted in <see cref="Output"/>.</summary>
    public bool Color { get; init; }

    /// <summary>Whether colours are wanted in <see cref="Error"/>.</summary>
    public bool ColorsErrors { get; init; }

    /// <summary>Whether what takes long says how far it is, on <see cref="Error"/>.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether a person sees <see cref="Output"/> as it is written.</summary>
    public bool ShowsOutput { get; init; }

    /// <summary>Opens the standard input.</summary>
    public Func<Stream> OpenInput { get; init; } = static () => Stream.Null;

    /// <summary>What ends a verb that runs until it is stopped; asked once it runs. Never, unless somebody can stop it.</summary>
    public Func<CancellationToken> Stopped { get; init; } = static () => CancellationToken.None;

    /// <summary>Who can be asked for what a call does not say; null: nobody.</summary>
    public IQuestions? Questions { get; init; }

    /// <summary>How many columns a line has.</summary>
    public int Width { get; init; } = DiagnosticFormatter.DefaultWidth;

    /// <summary>The folder that relative paths start from.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The terminal of this process. Colours only where a person looks, and never against NO_COLOR (https://no-color.org).</summary>
    public static ToolTerminal FromProcess()
    {
        var isTerminal = !Console.IsOutputRedirected;
        var isDumb = string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal);
        var refusesColor = isDumb || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new ToolTerminal(Console.Out, Console.Error)
        {
            Color = isTerminal && !refusesColor,
            ColorsErrors = !Console.IsErrorRedirected && !refusesColor,
            ShowsOutput = isTerminal,
            ShowsProgress = !Console.IsErrorRedirected && !isDumb,
            OpenInput = Console.OpenStandardInput,
            Stopped = ListenForSignals,
            Questions = isTerminal && !Console.IsInputRedirected ? new TerminalQuestions() : null,
            Width = isTerminal && Console.WindowWidth > 8 ? Console.WindowWidth - 5 : DiagnosticFormatter.DefaultWidth,
        };
    }

    /// <summary>The first Ctrl+C or SIGTERM asks for a clean end, a second one ends the process.</summary>
    private static CancellationToken ListenForSignals()
    {
#pragma warning disable CA2000 // Listened to until the process ends.
        var stop = new CancellationTokenSource();
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }) s_signals.Add(PosixSignalRegistration.Create(signal, Stop));
#pragma warning restore CA2000
        return stop.Token;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }
}
