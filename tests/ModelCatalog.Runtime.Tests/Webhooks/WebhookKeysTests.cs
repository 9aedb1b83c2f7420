using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ModelCatalog.Webhooks;

namespace ModelCatalog.Runtime.Tests.Webhooks;

/// <summary>Webhooks that are signed with a key of the sender: what is fetched, how often, and what is believed.</summary>
public sealed class WebhookKeysTests : IAsyncLifetime
{
    private const string Body = """{"task_id":"task-1","state":"ok","result":{"url":"https://example.com/a.mp4"}}""";
    private const string Keys = "GET /keys";

    private static readonly Ed25519KeyPair Pair = Ed25519KeyPair.Create();
    private static readonly Ed25519KeyPair Newer = Ed25519KeyPair.Create();

    private readonly ManualTime _time = new();
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private FakeServer _server = null!;
    private WebhookKeys _keys = null!;

    public static TheoryData<string, string> Useless => new()
    {
        { "", "is no JSON" },
        { "<html>", "is no JSON" },
        { "[]", "has no Ed25519 key" },
        { "{}", "has no Ed25519 key" },
        { """{"keys":{}}""", "has no Ed25519 key" },
        { """{"keys":[1,null,{},[]]}""", "has no Ed25519 key" },
        { """{"keys":[{"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}""", "has no Ed25519 key" },
        { """{"keys":[{"kty":"OKP","crv":"Ed25519","use":"enc","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}""", "has no Ed25519 key" },
        { """{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcH"}]}""", "has no Ed25519 key" },
        { """{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURoAAAA"}]}""", "has no Ed25519 key" },
        { """{"keys":[{"kty":"OKP","crv":"Ed25519","x":"not base64 url!"}]}""", "has no Ed25519 key" },
        { "{\"keys\":[],\"more\":\"" + new string('x', 70_000) + "\"}", "more than 64 KiB" },
        { new string('[', 3000), "is no JSON" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeServer.StartAsync();
        _keys = new WebhookKeys(_time) { AllowLoopback = true, Urls = { ["herald"] = _server.Url + "/keys" } };
        _server.On(Keys, Set(Pair));
        Sign(Pair);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_signature_is_verified_with_the_published_key_which_is_fetched_once()
    {
        for (var i = 0; i < 3; i++)
        {
            var notification = (await ReadAsync()).GetNotification();
            Assert.True(notification.IsVerified);
            Assert.Equal("https://example.com/a.mp4", notification.ReadOutput(VideoOutput.Read).Url);
        }

        Assert.Equal(1, _server.Count(Keys));
    }

    [Fact]
    public async Task What_is_no_text_or_not_compressed_as_it_says_is_no_key_set()
    {
        byte[] invalid = [.. "{\"keys\":[{\"kty\":\""u8, 0xC3, 0x28, .. "\",\"crv\":\"Ed25519\",\"x\":\""u8, 0xFF, .. "\"}]}"u8];
        _server.On(Keys, Answers.Bytes(invalid, "application/json"), Answers.Bytes([1, 2, 3], "application/json", 200, ("Content-Encoding", "gzip")), Set(Pair));

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(WebhookProblem.KeysUnavailable, (await ReadAsync()).Problem);
            _time.Advance(TimeSpan.FromSeconds(11));
        }

        Assert.NotNull((await ReadAsync()).Notification);
    }

    [Fact]
    public async Task Any_key_of_the_set_will_do()
    {
        _server.On(Keys, Set(Newer, Ed25519KeyPair.Create(), Pair));

        Assert.NotNull((await ReadAsync()).Notification);
    }

    [Fact]
    public async Task Many_at_once_fetch_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync()));

        Assert.All(results, result => Assert.NotNull(result.Notification));
        Assert.Equal(1, _server.Count(Keys));
    }

    [Fact]
    public async Task Every_byte_of_what_is_signed_counts()
    {
        Assert.Equal(WebhookProblem.WrongSignature, (await ReadAsync(Body + " ")).Problem);
        _headers["X-Id"] = "another";
        Assert.Equal(WebhookProblem.WrongSignature, (await ReadAsync()).Problem);
        _headers.Remove("X-Id");
        Assert.Equal(WebhookProblem.Unsigned, (await ReadAsync()).Problem);
    }

    [Fact]
    public async Task An_old_one_that_is_posted_again_is_outdated()
    {
        _time.Advance(TimeSpan.FromSeconds(301));

        Assert.Equal(WebhookProblem.Outdated, (await ReadAsync()).Problem);
    }

    [Fact]
    public async Task What_cannot_be_a_signature_fetches_nothing()
    {
        foreach (var signature in new[] { "", "zz", "00", new string('0', 126) })
        {
            _headers["X-Signature"] = signature;
            Assert.Contains((await ReadAsync()).Problem, new[] { WebhookProblem.Unsigned, WebhookProblem.WrongSignature });
        }

        Assert.Equal(0, _server.Count(Keys));
    }

    [Fact]
    public async Task A_new_key_is_found_a_minute_after_the_last_look()
    {
        await ReadAsync();
        _server.On(Keys, Set(Newer));
        Sign(Newer);
        Assert.Equal(WebhookProblem.WrongSignature, (await ReadAsync()).Problem);

        _time.Advance(TimeSpan.FromSeconds(61));
        Sign(Newer);

        Assert.NotNull((await ReadAsync()).Notification);
        Assert.Equal(2, _server.Count(Keys));
    }

    [Fact]
    public async Task Forged_ones_fetch_the_keys_once_a_minute_at_most()
    {
        for (var i = 0; i < 100; i++)
        {
            Sign(Newer);
            Assert.Equal(WebhookProblem.WrongSignature, (await ReadAsync()).Problem);
            _time.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.InRange(_server.Count(Keys), 4, 6);
    }

    [Fact]
    public async Task Keys_are_fetched_again_when_they_are_too_old_and_one_that_is_gone_verifies_nothing()
    {
        await ReadAsync();
        _server.On(Keys, Set(Newer));
        _time.Advance(TimeSpan.FromMinutes(59));
        Sign(Pair);
        Assert.NotNull((await ReadAsync()).Notification);
        Assert.Equal(1, _server.Count(Keys));

        _time.Advance(TimeSpan.FromMinutes(2));
        Sign(Pair);

        Assert.Equal(WebhookProblem.WrongSignature, (await ReadAsync()).Problem);
        Assert.Equal(2, _server.Count(Keys));
    }

    [Theory]
    [MemberData(nameof(Useless))]
    public async Task What_is_no_key_set_is_told_and_nothing_is_believed(string set, string reason)
    {
        _server.On(Keys, Answers.Json(set));

        var result = await ReadAsync();

        Assert.Equal(WebhookProblem.KeysUnavailable, result.Problem);
        Assert.Contains(reason, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_fails_is_asked_again_after_a_while()
    {
        _server.On(Keys, Answers.Json("{}", 503), Answers.Cut, Answers.Json("{}", 302, ("Location", "/other")), Set(Pair));

        foreach (var reason in new[] { "answers HTTP 503", "cannot be read", "answers HTTP 302" })
        {
            Assert.Contains(reason, (await ReadAsync()).Message, StringComparison.Ordinal);
            Assert.Contains(reason, (await ReadAsync()).Message, StringComparison.Ordinal);
            _time.Advance(TimeSpan.FromSeconds(11));
        }

        Assert.NotNull((await ReadAsync()).Notification);
        Assert.Equal(4, _server.Count(Keys));
    }

    [Fact]
    public async Task Keys_outlive_a_bad_moment_of_their_host_but_not_their_time()
    {
        await ReadAsync();
        _server.On(Keys, Answers.Json("{}", 503));
        _time.Advance(TimeSpan.FromMinutes(2));
        Sign(Newer);
        Assert.Equal(WebhookProblem.KeysUnavailable, (await ReadAsync()).Problem);
        Sign(Pair);
        Assert.NotNull((await ReadAsync()).Notification);

        _time.Advance(TimeSpan.FromMinutes(59));
        Sign(Pair);

        Assert.Equal(WebhookProblem.KeysUnavailable, (await ReadAsync()).Problem);
    }

    [Fact]
    public async Task A_redirect_that_the_client_followed_is_not_believed()
    {
        _server.On(Keys, Answers.Json("", 302, ("Location", "/elsewhere"))).On("GET /elsewhere", Set(Pair));
        using var http = new HttpClient();
        _keys = new WebhookKeys(() => http, _time) { AllowLoopback = true, Urls = { ["herald"] = _server.Url + "/keys" } };

        Assert.Contains("redirects", (await ReadAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/keys", false)]
    [InlineData("http://herald.example/keys", true)]
    [InlineData("ftp://127.0.0.1/keys", true)]
    [InlineData("/keys", true)]
    [InlineData("", true)]
    public async Task Keys_come_over_https_alone(string url, bool allowLoopback)
    {
        _keys = new WebhookKeys(_time) { AllowLoopback = allowLoopback, Urls = { ["herald"] = url } };

        Assert.Contains("https", (await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_way_of_signing_is_read_by_its_method_and_the_asynchronous_one_reads_both()
    {
        Assert.Contains("ReadAsync", Assert.Throws<ArgumentException>(() => WebhookReader.Read<Herald>("{}"u8, _ => null, "own", null, _time)).Message, StringComparison.Ordinal);
        var message = "v1\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));
        _headers["X-Signature"] = Convert.ToHexStringLower(HMACSHA256.HashData("a-key"u8, Encoding.UTF8.GetBytes(message)));

        var result = await WebhookReader.ReadAsync<Herald>(Encoding.UTF8.GetBytes(Body), name => _headers.GetValueOrDefault(name), _keys, "whole", "a-key", _time, Token);

        Assert.NotNull(result.Notification);
        Assert.Equal(0, _server.Count(Keys));
    }

    private static Answer Set(params Ed25519KeyPair[] pairs) => Answers.Json(
        $$"""{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"},{{string.Join(',', pairs.Select(pair => $$"""{"kty":"OKP","crv":"Ed25519","x":"{{Base64Url.EncodeToString(pair.PublicKey)}}"}"""))}}]}""");

    private Task<WebhookResult> ReadAsync(string body = Body) =>
        WebhookReader.ReadAsync<Herald>(Encoding.UTF8.GetBytes(body), name => _headers.GetValueOrDefault(name), _keys, "own", null, _time, Token);

    private void Sign(Ed25519KeyPair pair)
    {
        var time = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        _headers["X-Id"] = "delivery-1";
        _headers["X-Time"] = time;
        _headers["X-Signature"] = Convert.ToHexStringLower(pair.Sign(Encoding.UTF8.GetBytes($"delivery-1\n{time}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)))}")));
    }
}
