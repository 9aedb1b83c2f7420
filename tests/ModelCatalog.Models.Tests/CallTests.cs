using System.Text;
using ModelCatalog.Emulator;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>Uploads, resources and the account, typed, over real HTTP against the emulator.</summary>
public class CallTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;
    private static readonly byte[] s_picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.ASCII.GetBytes("a small picture")];

    [Fact]
    public async Task The_account_is_a_record_with_exact_money_and_times()
    {
        await using var emulator = await StartAsync();

        var account = await Client(emulator).GetAccountAsync(s_token);

        Assert.Equal(1, account.UserId);
        Assert.Equal(12.50m, account.BalanceUsd);
        Assert.Equal("sample email", account.Email);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), account.CreatedAt);
        Assert.Equal("GET /account -> 200", emulator.Requests.Single().ToString());
        Assert.Equal("operations/account", emulator.Requests.Single().Operation);
        Assert.Equal(account, await Client(emulator).GetAccountAsync(s_token));
    }

    [Fact]
    public async Task Every_list_of_ids_is_typed()
    {
        await using var emulator = await StartAsync();
        var client = Client(emulator);

        Assert.Equal(3, (await client.GetHiggsfieldMotionsAsync(s_token)).Select(motion => motion.Id).Distinct().Count());
        Assert.NotNull((await client.GetHiggsfieldVoicesAsync(s_token))[0].Category);
        Assert.NotNull((await client.GetHiggsfieldSoundsAsync(s_token))[0].PreviewUrl);
        Assert.NotNull((await client.GetHiggsfieldCameraMovementsAsync(s_token))[0].Id);
        Assert.Equal(System.Text.Json.JsonValueKind.Object, (await client.GetHiggsfieldCameraSettingsAsync(s_token)).ValueKind);
        Assert.Equal([1L, 2L, 3L], (await client.GetKlingVoicesAsync(s_token)).Select(voice => voice.Id));
        Assert.NotNull((await client.GetVeoVoicesAsync(s_token))[0].Description);
        Assert.Equal("sample accent", (await client.GetElevenLabsVoicesAsync(s_token))[0].Labels?.Accent);
        Assert.All(emulator.Requests, request => Assert.StartsWith("/v1/resources/", request.Path, StringComparison.Ordinal));
        Assert.All(emulator.Requests, request => Assert.Equal(200, request.ReplyStatus));
    }

    [Fact]
    public async Task An_id_of_a_list_is_what_a_request_takes()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Pace = EmulatorPace.Immediate, ChecksResources = true });
        var client = Client(emulator);
        var voices = await client.GetVeoVoicesAsync(s_token);
        var mode = new Veo31Mode.Reference { ReferenceImageUrls = ["https://example.com/a.jpg"], Voice = voices[0].Id };
        var request = new Veo31Request { Variant = Veo31Variant.Fast, Prompt = "A reading", Mode = mode };

        await client.SubmitAsync(request, cancellationToken: s_token);
        var refused = await Assert.ThrowsAsync<RequestRejectedException>(() => client.SubmitAsync(request with { Mode = mode with { Voice = "nobody" } }, cancellationToken: s_token));

        Assert.Contains("nobody", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal(1, emulator.TaskCount);
    }

    [Fact]
    public async Task A_parameter_of_a_call_travels_in_its_query()
    {
        await using var emulator = await StartAsync();

        var phrase = await Client(emulator).GetSunoVerificationPhraseAsync(new() { Language = UnificallyPhraseLanguage.Russian }, s_token);
        await Client(emulator).GetSunoVerificationPhraseAsync(cancellationToken: s_token);

        Assert.Equal("sample phrase_text", phrase.Text);
        Assert.Equal(
            ["/v1/resources/suno-ai/voice/verification-phrase?language=ru", "/v1/resources/suno-ai/voice/verification-phrase"],
            emulator.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_wrong_parameter_of_a_call_is_a_violation_and_nothing_is_sent()
    {
        await using var emulator = await StartAsync();

        var exception = await Assert.ThrowsAsync<RequestValidationException>(
            () => Client(emulator).GetSunoVerificationPhraseAsync(new() { Language = (UnificallyPhraseLanguage)99 }, s_token));

        Assert.Equal("language.enum", Assert.Single(exception.Violations).Rule);
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task A_file_is_uploaded_as_a_form_to_the_host_of_files_and_served_back()
    {
        await using var emulator = await StartAsync();
        var client = Client(emulator);
        var progress = new Sent();

        var url = await client.UploadAsync(new MemoryStream(s_picture), "boat.png", progress: progress, cancellationToken: s_token);

        var request = emulator.Requests.Single();
        Assert.Equal("PUT /hosts/files/upload -> 200", request.ToString());
        Assert.Equal("uploads/file", request.Operation);
        Assert.Equal("Bearer ***", request.Headers["Authorization"]);
        Assert.Contains("form-data; name=\"file\"; filename=\"boat.png\"", request.Body, StringComparison.Ordinal);
        Assert.Contains("image/png", request.Body, StringComparison.Ordinal);
        Assert.EndsWith(".png", url, StringComparison.Ordinal);
        Assert.Equal(s_picture, await DownloadAsync(client, url));
        Assert.Equal(s_picture.Length, progress.Last);
    }

    [Fact]
    public async Task A_file_of_the_disk_is_uploaded()
    {
        await using var emulator = await StartAsync();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".png");
        await File.WriteAllBytesAsync(path, s_picture, s_token);
        try
        {
            var url = await Client(emulator).UploadAsync(new FileInfo(path), cancellationToken: s_token);
            Assert.Equal(s_picture, await DownloadAsync(Client(emulator), url));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Base64_is_uploaded_raw_and_as_a_data_url()
    {
        await using var emulator = await StartAsync();
        var client = Client(emulator);
        var base64 = Convert.ToBase64String(s_picture);

        var raw = await client.UploadBase64Async(base64, s_token);
        var data = await client.UploadBase64Async("data:image/png;base64," + base64, s_token);

        Assert.Equal($$"""{"base64":"{{base64}}"}""", emulator.Requests.First().Body);
        Assert.Equal(s_picture, await DownloadAsync(client, raw));
        Assert.Equal(s_picture, await DownloadAsync(client, data));
    }

    [Fact]
    public async Task A_url_is_uploaded_by_the_provider_itself()
    {
        await using var emulator = await StartAsync();
        var client = Client(emulator);
        var first = await client.UploadBase64Async(Convert.ToBase64String(s_picture), s_token);

        var copy = await client.UploadUrlAsync(first, s_token);

        Assert.NotEqual(first, copy);
        Assert.Equal($$"""{"file_url":"{{first}}"}""", emulator.Requests.Last().Body);
        Assert.Equal(s_picture, await DownloadAsync(client, copy));
    }

    [Fact]
    public async Task An_upload_is_refused_in_the_words_of_its_own_envelope()
    {
        await using var emulator = await StartAsync();

        var exception = await Assert.ThrowsAsync<RequestRejectedException>(() => Client(emulator).UploadBase64Async("no base64!", s_token));

        Assert.Equal("The text is no Base64", exception.Error.Message);
        Assert.Contains("\"message\":\"The text is no Base64\"", emulator.Requests.Single().ReplyBody, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\":{\"message\"", emulator.Requests.Single().ReplyBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relative_url_is_a_violation_and_nothing_is_sent()
    {
        await using var emulator = await StartAsync();

        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => Client(emulator).UploadUrlAsync("boat.png", s_token));

        Assert.Equal("url.type", Assert.Single(exception.Violations).Rule);
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_everywhere()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Key = "another-key" });
        var client = Client(emulator);

        await Assert.ThrowsAsync<ProviderAuthenticationException>(() => client.GetAccountAsync(s_token));
        await Assert.ThrowsAsync<ProviderAuthenticationException>(() => client.GetVeoVoicesAsync(s_token));
        await Assert.ThrowsAsync<ProviderAuthenticationException>(() => client.UploadAsync(new MemoryStream(s_picture), "boat.png", cancellationToken: s_token));
    }

    private static async Task<byte[]> DownloadAsync(UnificallyClient client, string url)
    {
        using var bytes = new MemoryStream();
        await client.DownloadAsync(url, bytes, s_token);
        return bytes.ToArray();
    }

    private static Task<ProviderEmulator> StartAsync(EmulatorOptions? options = null) => ProviderEmulator.StartAsync(ConformanceCase.Catalog, "unifically", options, s_token);

    private static UnificallyClient Client(ProviderEmulator emulator)
    {
        var options = new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = "a-key" };
        foreach (var (name, url) in emulator.Hosts) options.Hosts[name] = url.AbsoluteUri;
        return new UnificallyClient(new ProviderConnection(options));
    }

    private sealed class Sent : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value) => Last = value;
    }
}
