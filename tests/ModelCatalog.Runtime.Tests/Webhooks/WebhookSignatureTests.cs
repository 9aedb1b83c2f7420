using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ModelCatalog.Webhooks;

namespace ModelCatalog.Runtime.Tests.Webhooks;

public class WebhookSignatureTests
{
    private const string Key = "whsec/4f+9a";
    private const string Body = """{"task_id":"task-1","state":"ok","result":{"url":"https://example.com/a.mp4"}}""";

    private readonly ManualTime _time = new();
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void A_signature_over_task_and_time_is_checked()
    {
        Sign();

        var notification = Read().GetNotification();

        Assert.True(notification.IsVerified);
        Assert.Equal("https://example.com/a.mp4", notification.ReadOutput(VideoOutput.Read).Url);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(299)]
    [InlineData(-299)]
    public void The_clocks_of_both_sides_may_differ_a_little(int seconds)
    {
        Sign(secondsAgo: seconds);

        Assert.NotNull(Read().Notification);
    }

    [Theory]
    [InlineData(301, "was signed 301 s ago; 300 s are allowed")]
    [InlineData(-301, "was signed 301 s ahead; 300 s are allowed")]
    public void One_that_was_signed_at_another_time_is_not_taken(int seconds, string expected)
    {
        Sign(secondsAgo: seconds);

        AssertRefused(WebhookProblem.Outdated, expected);
    }

    [Fact]
    public void A_time_in_milliseconds_is_one_too()
    {
        Sign(milliseconds: true);

        Assert.NotNull(Read().Notification);
    }

    [Fact]
    public void Another_key_is_told()
    {
        Sign(key: "another");

        AssertRefused(WebhookProblem.WrongSignature, "was not made with this key");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("QUJD")]
    public void What_is_no_signature_is_told(string signature)
    {
        Sign();
        _headers["X-Signature"] = signature;

        AssertRefused(signature.Length == 0 ? WebhookProblem.Unsigned : WebhookProblem.WrongSignature, "signature");
    }

    [Fact]
    public void A_replaced_time_is_told()
    {
        Sign(secondsAgo: 1000);
        _headers["X-Time"] = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        AssertRefused(WebhookProblem.WrongSignature, "was not made with this key");
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("99999999999999999")]
    public void A_time_that_is_none_is_told_even_if_it_is_signed(string time)
    {
        Sign(time: time);

        AssertRefused(WebhookProblem.Outdated, "has no time at '$header.X-Time'");
    }

    [Fact]
    public void Without_what_is_signed_nothing_is_taken()
    {
        Sign();

        Assert.Equal(WebhookProblem.Unsigned, Read("""{"state":"ok"}""").Problem);
    }

    [Fact]
    public void Another_task_needs_another_signature()
    {
        Sign();

        Assert.Equal(WebhookProblem.WrongSignature, Read(Body.Replace("task-1", "task-2", StringComparison.Ordinal)).Problem);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_signature_over_the_body_covers_each_byte_of_it(bool upper)
    {
        var message = "v1\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(message)));
        _headers["X-Signature"] = upper ? signature.ToUpperInvariant() : signature;

        Assert.NotNull(Read(route: "whole").Notification);
        Assert.Equal(WebhookProblem.WrongSignature, Read(Body + " ", "whole").Problem);
    }

    [Fact]
    public void The_key_comes_from_the_environment_where_it_is_not_given()
    {
        Sign();
        Environment.SetEnvironmentVariable(Herald.Variable, Key);
        try
        {
            Assert.NotNull(Read(key: null).Notification);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Herald.Variable, null);
        }

        var exception = Assert.Throws<ApiKeyException>(() => Read(key: null));
        Assert.Equal(Herald.Variable, exception.Variable);
    }

    [Fact]
    public void What_is_not_signed_is_not_read_as_if_it_were()
    {
        Assert.Contains("does not sign", Assert.Throws<ArgumentException>(() => Read(route: "plain")).Message, StringComparison.Ordinal);
        Assert.Contains("posts no webhooks", Assert.Throws<ArgumentException>(() => Read(route: "silent")).Message, StringComparison.Ordinal);
        Assert.Contains("posts no webhooks", Assert.Throws<ArgumentException>(() => Read(route: "unknown")).Message, StringComparison.Ordinal);
        Assert.False(WebhookReader.ReadUnsigned<Herald>(Encoding.UTF8.GetBytes(Body), null).GetNotification().IsVerified);
    }

    [Fact]
    public void No_message_shows_the_key()
    {
        Sign(key: "another");

        Assert.DoesNotContain(Key, Read().Message!, StringComparison.Ordinal);
    }

    private void AssertRefused(WebhookProblem problem, string expected)
    {
        var result = Read();
        Assert.Null(result.Notification);
        Assert.Equal(problem, result.Problem);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
        Assert.Equal(problem, Assert.Throws<WebhookException>(() => result.GetNotification()).Problem);
    }

    private WebhookResult Read(string body = Body, string? route = null, string? key = Key) =>
        WebhookReader.Read<Herald>(Encoding.UTF8.GetBytes(body), name => _headers.GetValueOrDefault(name), route, key, _time);

    private void Sign(string key = Key, int secondsAgo = 0, bool milliseconds = false, string? time = null)
    {
        var signed = _time.GetUtcNow().AddSeconds(-secondsAgo);
        time ??= (milliseconds ? signed.ToUnixTimeMilliseconds() : signed.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        _headers["X-Time"] = time;
        _headers["X-Signature"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes("task-1." + time)));
    }
}
