using ModelCatalog.Emulator;

namespace ModelCatalog.Protocols.Tests;

/// <summary>Whatever meets a request that costs money, what it asked for is started once at most.</summary>
public class OnceTests : ProtocolTest
{
    private static readonly string[] s_faults =
    [
        "503", "503=html", "503=empty", "429", "rate-limit=2s", "gateway=500", "gateway=502", "gateway=503", "gateway=504", "gateway=507", "gateway=529",
        "cut=before", "cut=after", "cut=middle", "body=html", "body=empty", "body=text", "body=kinds", "body=truncated",
    ];

    public static MatrixTheoryData<string, string> Faults => new(s_faults, ["courier", "ledger", "press"]);

    public static TheoryData<string> SyncFaults => [.. s_faults];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_submit_starts_one_task_at_most(string fault, string provider)
    {
        await using var emulator = await StartAsync(provider, new EmulatorOptions { Faults = FaultPlan.Parse($"submit:{fault}#1") });
        var url = emulator.BaseAddress.AbsoluteUri;

        await Record.ExceptionAsync(async () => _ = provider switch
        {
            "courier" => await Courier(emulator).SubmitAsync(new ClipRequest { Prompt = "A heron" }, cancellationToken: Token) as object,
            "ledger" => await Ledger(url).SubmitAsync(new GalleryRequest { Prompt = "Herons" }, cancellationToken: Token),
            _ => await Press(url).SubmitBatchAsync(new PosterRequest { Prompt = "Herons", Model = ["Ink"] }, cancellationToken: Token),
        });

        Assert.InRange(emulator.Requests.Count, 1, 2);
        Assert.InRange(emulator.TaskCount, 0, 1);
    }

    [Theory]
    [MemberData(nameof(SyncFaults))]
    public async Task So_does_a_request_that_is_answered_with_the_output(string fault)
    {
        await using var emulator = await StartAsync("courier", new EmulatorOptions { Faults = FaultPlan.Parse($"sync:{fault}#1") });

        await Record.ExceptionAsync(() => Courier(emulator).GenerateAsync(new ClipRequest { Prompt = "A heron" }, cancellationToken: Token));

        Assert.InRange(emulator.Requests.Count, 1, 2);
        Assert.InRange(emulator.TaskCount, 0, 1);
    }
}
