using ModelCatalog.Emulator;

namespace ModelCatalog.Models.Tests.Providers;

/// <summary>The operations of the provider, typed, over real HTTP.</summary>
public class KieTests
{
    private const string HookKey = "key-of-the-hooks";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;
    private static readonly Veo31Request s_veo = new() { Variant = Veo31Variant.Fast, Prompt = "A market at dusk" };
    private static readonly NanoBananaRequest s_picture = new() { Variant = NanoBananaVariant.Pro, Prompt = "A beekeeper at dusk" };

    [Fact]
    public async Task Each_family_is_polled_where_its_tasks_are()
    {
        await using var emulator = await ProviderRun.StartAsync("kie");
        var kie = new KieClient(ProviderRun.Connect(emulator));

        var video = await (await kie.SubmitAsync(s_veo, cancellationToken: s_token)).WaitAsync(cancellationToken: s_token);
        var picture = await (await kie.SubmitAsync(s_picture, cancellationToken: s_token)).WaitAsync(cancellationToken: s_token);

        Assert.NotEmpty(video.Url);
        Assert.NotEmpty(picture.Url);
        Assert.Equal(
            ["POST /api/v1/veo/generate", "GET /api/v1/veo/record-info", "POST /api/v1/jobs/createTask", "GET /api/v1/jobs/recordInfo"],
            emulator.Requests.Select(request => $"{request.Method} {request.Path.Split('?')[0]}").Distinct());
    }

    [Fact]
    public async Task The_credits_are_a_number()
    {
        await using var emulator = await ProviderRun.StartAsync("kie");

        Assert.True(await new KieClient(ProviderRun.Connect(emulator)).GetCreditsAsync(s_token) > 0);

        Assert.Equal("GET /api/v1/chat/credit -> 200", emulator.Requests.Single().ToString());
    }

    [Fact]
    public async Task A_link_is_turned_into_one_that_downloads()
    {
        await using var emulator = await ProviderRun.StartAsync("kie");
        var kie = new KieClient(ProviderRun.Connect(emulator));

        var url = await kie.DownloadUrlAsync(new() { Url = "https://example.com/made.mp4" }, s_token);

        Assert.StartsWith("http", url, StringComparison.Ordinal);
        Assert.Equal("""{"url":"https://example.com/made.mp4"}""", emulator.Requests.Single().Body);
    }

    [Fact]
    public async Task A_file_is_stored_from_a_stream_from_Base64_and_from_a_link()
    {
        await using var emulator = await ProviderRun.StartAsync("kie");
        var kie = new KieClient(ProviderRun.Connect(emulator));
        byte[] bytes = [1, 2, 3, 4];
        var folder = new KieUploadParameters { UploadPath = "images/tests" };

        var fromStream = await kie.UploadAsync(new MemoryStream(bytes), "a.png", folder, cancellationToken: s_token);
        var fromBase64 = await kie.UploadBase64Async(Convert.ToBase64String(bytes), folder, "b.png", s_token);
        var fromUrl = await kie.UploadUrlAsync("https://example.com/c.png", folder, cancellationToken: s_token);

        Assert.Equal(3, new[] { fromStream, fromBase64, fromUrl }.Distinct().Count());
        Assert.Equal(
            ["/hosts/uploads/api/file-stream-upload", "/hosts/uploads/api/file-base64-upload", "/hosts/uploads/api/file-url-upload"],
            emulator.Requests.Select(request => request.Path));
        using var http = new HttpClient();
        Assert.Equal(bytes, await http.GetByteArrayAsync(fromStream, s_token));
    }

    [Fact]
    public async Task A_file_without_a_folder_is_not_sent()
    {
        await using var emulator = await ProviderRun.StartAsync("kie");

        var exception = await Assert.ThrowsAsync<RequestValidationException>(() =>
            new KieClient(ProviderRun.Connect(emulator)).UploadUrlAsync("https://example.com/c.png", new KieUploadParameters { UploadPath = "" }, cancellationToken: s_token));

        Assert.Equal("upload_path.required", Assert.Single(exception.Violations).Rule);
        Assert.Empty(emulator.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("veo")]
    public async Task A_signed_callback_of_either_family_ends_the_task(string? route)
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var emulator = await ProviderRun.StartAsync("kie", new EmulatorOptions { Pace = EmulatorPace.ByPolls(1000, 0), WebhookKey = HookKey });
        var kie = new KieClient(ProviderRun.Connect(emulator));
        var options = new KieOptions { CallbackUrl = receiver.Url };

        if (route is null) await EndAsync(await kie.SubmitAsync(s_picture, options, s_token));
        else await EndAsync(await kie.SubmitAsync(s_veo, options, s_token));

        async Task EndAsync<TOutput>(GenerationTask<TOutput> task)
        {
            var posted = await receiver.NextAsync();
            var notification = KieWebhook.Parse(posted.Body, posted.Header, route, HookKey);

            Assert.True(notification.IsVerified);
            Assert.True(task.Complete(notification));
            Assert.NotNull(task.GetOutput());
            Assert.Equal(WebhookProblem.WrongSignature, KieWebhook.Read(posted.Body, posted.Header, route, "another key").Problem);
            Assert.Equal(WebhookProblem.Outdated, KieWebhook.Read(posted.Body, posted.Header, route, HookKey, new Later()).Problem);
        }
    }

    [Theory]
    [InlineData("""{"code":501,"msg":"The generation failed","data":{"taskId":"t","state":"fail","failCode":"500","failMsg":"It burnt."}}""", null, "It burnt.")]
    [InlineData("""{"code":400,"msg":"It burnt.","data":{"taskId":"t","promptJson":"{}"}}""", "veo", "It burnt.")]
    [InlineData("""{"code":501,"msg":"The generation failed","data":{"task_id":"t","state":"fail","failMsg":"It burnt."}}""", null, "It burnt.")]
    public void A_callback_of_a_failure_says_why(string body, string? route, string message)
    {
        var notification = KieWebhook.ParseUnsigned(System.Text.Encoding.UTF8.GetBytes(body), route);

        Assert.Equal(("t", GenerationStatus.Failed, message), (notification.TaskId, notification.Status, notification.Error!.Message));
    }

    [Theory]
    [InlineData("""{"resultUrls":["https://example.com/a.png"]}""")]
    [InlineData("""
        "{\"resultUrls\":[\"https://example.com/a.png\"]}"
        """)]
    public void A_result_is_read_as_JSON_and_as_JSON_in_a_text(string result)
    {
        var body = $$$"""{"code":200,"msg":"ok","data":{"taskId":"t","state":"success","resultJson":{{{result}}}}}""";

        var notification = KieWebhook.ParseUnsigned(System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Equal("https://example.com/a.png", notification.ReadOutput(NanoBananaRequest.ReadOutput).Url);
    }

    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromMinutes(6);
    }
}
