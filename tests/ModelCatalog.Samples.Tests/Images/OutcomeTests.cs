using System.Collections.Concurrent;
using ImageGenerator;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ModelCatalog.Emulator;
using ModelCatalog.Models;

namespace ModelCatalog.Samples.Tests;

public class OutcomeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submit_whose_outcome_is_unknown_is_said_so_and_not_repeated()
    {
        await using var stage = await ImageStage.StartAsync("kie", new EmulatorOptions { Faults = FaultPlan.Parse("submit:cut=after") });

        var exception = await Assert.ThrowsAsync<AmbiguousSubmitException>(() => stage.DrawAsync(null));

        Assert.Equal((1, 1), (stage.Emulator.SubmitCount, stage.Emulator.TaskCount));
        Assert.NotEqual("", exception.SubmissionId);
    }

    [Fact]
    public async Task A_failure_of_the_task_is_surfaced_as_it_is()
    {
        await using var stage = await ImageStage.StartAsync("kie", new EmulatorOptions { FailWith = "no more paint" });

        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => stage.DrawAsync(null));

        Assert.Contains("no more paint", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_begins_sends_nothing()
    {
        await using var stage = await ImageStage.StartAsync("kie");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.Generator().GenerateAsync(new ImageGenerationRequest("A heron"), null, new CancellationToken(canceled: true)));

        Assert.Empty(stage.Emulator.Requests);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_has_told_the_task_which_is_resumed_and_not_paid_again()
    {
        await using var stage = await ImageStage.StartAsync("kie", new EmulatorOptions { Pace = EmulatorPace.ByPolls(1, 1) });
        using var stop = new CancellationTokenSource();
        TaskHandle? handle = null;
        var client = new KieClient(stage.Connection);
        using var generator = new CatalogImageGenerator<Kie>(client, Generators.KieModels())
        {
            Submitted = task =>
            {
                handle = task;
                stop.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.GenerateAsync(new ImageGenerationRequest("A heron"), null, stop.Token));
        var output = await client.Resume(handle!, NanoBananaRequest.ReadOutput).WaitAsync(cancellationToken: Token);

        Assert.Single(output.Urls);
        Assert.Equal(1, stage.Emulator.SubmitCount);
    }

    [Fact]
    public async Task An_upload_that_fails_ends_the_call_before_anything_is_submitted()
    {
        await using var stage = await ImageStage.StartAsync("kie", new EmulatorOptions { Faults = FaultPlan.Parse("call:400") });

        await Assert.ThrowsAnyAsync<ProviderException>(() => stage.DrawAsync(new ImageGenerationOptions { ModelId = "google/nano-banana-edit" }, new DataContent(Stage.Picture, "image/png")));

        Assert.Equal(0, stage.Emulator.SubmitCount);
    }

    [Fact]
    public async Task A_download_that_fails_is_surfaced_and_the_task_is_known()
    {
        await using var stage = await ImageStage.StartAsync("kie", new EmulatorOptions { Faults = FaultPlan.Parse("media:404") });
        TaskHandle? handle = null;
        using var generator = new CatalogImageGenerator<Kie>(new KieClient(stage.Connection), Generators.KieModels()) { Submitted = task => handle = task };

        await Assert.ThrowsAsync<ProtocolException>(
            () => generator.GenerateAsync(new ImageGenerationRequest("A heron"), new ImageGenerationOptions { ResponseFormat = ImageGenerationResponseFormat.Data }, Token));

        Assert.Equal("kie", handle?.Provider);
        Assert.Equal(1, stage.Emulator.SubmitCount);
    }

    [Fact]
    public async Task Logs_tell_the_task_and_neither_prompt_nor_picture_nor_key()
    {
        var log = new ListLogger();
        await using var stage = await ImageStage.StartAsync("kie", logger: log);
        using var generator = new CatalogImageGenerator<Kie>(new KieClient(stage.Connection), Generators.KieModels()) { Logger = log };

        await generator.GenerateAsync(
            new ImageGenerationRequest("A secret garden", [new UriContent("https://example.com/private.png", "image/png")]),
            new ImageGenerationOptions { ModelId = "google/nano-banana-edit", ImageSize = new(64, 64) }, Token);

        var text = string.Join('\n', log.Lines);
        Assert.Contains("Submitted google/nano-banana-edit to kie", text, StringComparison.Ordinal);
        Assert.Contains("made 1 pictures", text, StringComparison.Ordinal);
        Assert.Contains("option.ImageSize warns of ImageSize", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret garden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("private.png", text, StringComparison.Ordinal);
        Assert.DoesNotContain(ImageStage.Key, text, StringComparison.Ordinal);
    }

    private sealed class ListLogger : ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
