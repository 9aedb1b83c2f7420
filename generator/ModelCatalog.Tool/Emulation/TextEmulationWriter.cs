using System.Globalization;
using System.Text;
using ModelCatalog.Emulator;
using static ModelCatalog.Tool.TerminalText;

namespace ModelCatalog.Tool.Emulation;

/// <summary>Lines for a reader: one for each request.</summary>
/// <param name="terminal">Where they go.</param>
/// <param name="namesProvider">Whether each says which provider it is about.</param>
internal sealed class TextEmulationWriter(ToolTerminal terminal, bool namesProvider) : IEmulationWriter
{
    private const int LongestPath = 60;

    public string Started(IReadOnlyList<StartedProvider> providers, FaultPlan faults)
    {
        var text = new StringBuilder();
        foreach (var (emulator, example) in providers)
        {
            text.Append(Paint(terminal, Green, emulator.Provider)).Append(" at ").Append(Address(emulator)).Append(": it takes any key, and nothing costs anything\n");
            foreach (var (name, address) in emulator.Hosts) text.Append(CultureInfo.InvariantCulture, $"  {name}: {address}\n");
            foreach (var operation in emulator.Operations) text.Append("  ").Append(Printable(operation)).Append('\n');
            if (example is not null) text.Append(CultureInfo.InvariantCulture, $"  For example, {example.Model}:\n\n    {example.Command}\n\n");
        }

        if (faults.Rules.Count > 0) text.Append(CultureInfo.InvariantCulture, $"Faults, by seed {faults.Seed}: {faults}\n");
        return text.Append("Ctrl+C ends it.\n\n").ToString();
    }

    public string Request(string provider, EmulatedRequest request)
    {
        var status = request.ReplyStatus switch
        {
            0 => Paint(terminal, Red, "cut"),
            < 300 when request.Problem is null => Paint(terminal, Green, Text(request.ReplyStatus)),
            < 500 => Paint(terminal, Yellow, Text(request.ReplyStatus)),
            _ => Paint(terminal, Red, Text(request.ReplyStatus)),
        };
        return Line(provider, request.At, $"{Printable(request.Method)} {Cut(request.Path)}  {status}  {Meaning(request)}", request.Fault);
    }

    public string Callback(string provider, EmulatedCallback callback) => Line(
        provider, callback.At, $"webhook {Cut(callback.Url)}  {(callback.ReplyStatus is { } status ? Text(status) : Paint(terminal, Red, "none"))}  of {callback.TaskId}{(callback.Problem is null ? "" : ": " + Printable(callback.Problem))}", callback.Fault);

    public string Stopped(EmulationTotals totals) =>
        $"\n{Count(totals.Requests, "request")}: {Count(totals.Tasks, "task")} started, {totals.Refused} refused, {Count(totals.Faults, "fault")}; {Count(totals.Webhooks, "webhook")}\n";

    private static string Meaning(EmulatedRequest request)
    {
        var text = request.Operation ?? "nothing";
        if (request.Submit is { } submit) text += " of " + submit.Model + (submit.Variant is null ? "" : " " + submit.Variant);
        if (request.TaskId is not null) text += (request.StartedTask ? " -> " : " of ") + request.TaskId;
        return request.Problem is null ? text : $"{text}: {Printable(request.Problem)}";
    }

    private string Line(string provider, DateTimeOffset at, string text, Fault? fault) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Paint(terminal, Dim, at.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture))}  {(namesProvider ? provider + "  " : "")}{text}{(fault is null ? "" : "  " + Paint(terminal, Yellow, $"[{fault}]"))}\n");

    private static string Address(ProviderEmulator emulator) => emulator.BaseAddress.AbsoluteUri.TrimEnd('/');

    private static string Cut(string path) => Printable(path.Length > LongestPath ? path[..LongestPath] + "…" : path);

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
