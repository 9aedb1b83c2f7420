using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator;

namespace ModelCatalog.Models.Tests.Providers;

/// <summary>The operations of the provider, typed, over real HTTP.</summary>
public class VicSeeTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_form_of_the_body_is_chosen_by_the_request()
    {
        await using var emulator = await ProviderRun.StartAsync("vicsee");
        var vicsee = new VicSeeClient(ProviderRun.Connect(emulator));

        var newer = await vicsee.SubmitAsync(new VicSeeGenerateRequest { Model = new("sora-2-text-to-video"), Prompt = "A bud opens", Duration = 10 }, cancellationToken: s_token);
        var older = await vicsee.SubmitAsync(new VicSeeGenerateOptionsRequest { Model = new("sora-2"), Prompt = "A bud opens", Duration = 10 }, cancellationToken: s_token);

        Assert.Equal(["/generate", "/generate"], emulator.Requests.Select(request => request.Path));
        Assert.Equal(JsonText.Parse("""{"model":"sora-2-text-to-video","input":{"prompt":"A bud opens","duration":10}}"""), JsonText.Parse(emulator.Requests[0].Body));
        Assert.Equal(JsonText.Parse("""{"model":"sora-2","prompt":"A bud opens","options":{"duration":10}}"""), JsonText.Parse(emulator.Requests[1].Body));
        Assert.Equal(("sora-2-text-to-video", "sora-2"), (newer.Handle.Model, older.Handle.Model));
        Assert.NotEmpty((await newer.WaitAsync(cancellationToken: s_token)).Url);
        Assert.NotEmpty((await older.WaitAsync(cancellationToken: s_token)).Url);
    }

    [Theory]
    [InlineData("success")]
    [InlineData("completed")]
    public async Task Both_words_for_a_finished_task_are_understood(string word)
    {
        var reply = """{"success":true,"data":{"id":"t","status":"…","result":{"url":"https://example.com/a.mp4","type":"video"}}}""".Replace("…", word, StringComparison.Ordinal);
        await using var emulator = await ProviderRun.StartAsync("vicsee", new EmulatorOptions { Pace = EmulatorPace.Immediate, Fail = _ => EmulatedError.Verbatim(200, reply) });
        var task = await new VicSeeClient(ProviderRun.Connect(emulator)).SubmitAsync(new VicSeeGenerateOptionsRequest { Model = new("sora-2"), Prompt = "A bud opens" }, cancellationToken: s_token);

        Assert.Equal("https://example.com/a.mp4", (await task.WaitAsync(cancellationToken: s_token)).Url);
    }

    [Fact]
    public async Task Credits_models_and_downloads()
    {
        await using var emulator = await ProviderRun.StartAsync("vicsee");
        var vicsee = new VicSeeClient(ProviderRun.Connect(emulator));
        using var file = new MemoryStream();

        Assert.True((await vicsee.GetCreditsAsync(s_token)).Credits > 0);
        await vicsee.GetModelsAsync(new() { Type = VicSeeModelsParametersType.Video }, s_token);
        Assert.NotEmpty((await vicsee.GetDownloadLinkAsync(new() { TaskId = "task 1" }, s_token)).Url);
        await vicsee.GetDownloadAsync(file, new() { TaskId = "task 1" }, s_token);

        Assert.NotEmpty(file.ToArray());
        Assert.Equal(["/credits", "/models?type=video", "/tasks/task%201/download", "/tasks/task%201/download?mode=proxy"], emulator.Requests.Select(request => request.Path));
        Assert.DoesNotContain("Authorization", emulator.Requests[1].Headers.Keys);
    }
}
