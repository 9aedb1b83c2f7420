using System.Text;

namespace ModelCatalog.Runtime.Tests;

public class MalformedReplyTests : ClientTest
{
    public static TheoryData<string, string> Bodies => new()
    {
        { "", "an empty body" },
        { "<!doctype html><p>Hello", "HTML" },
        { "{\"code\":200,\"data\":{\"taskId\":\"ta", "no complete JSON (line 1, byte" },
        { "OK", "no complete JSON" },
        { "{\"code\":200,}", "no complete JSON" },
        { "{\"code\":200}{\"code\":200}", "no complete JSON" },
        { new string('[', 100_000), "no complete JSON" },
        { "{\"code\":200,\"data\":{}}", "without a task id at 'data.taskId'" },
        { "{\"code\":200,\"data\":{\"taskId\":\"\"}}", "without a task id" },
        { "{\"code\":200,\"data\":{\"taskId\":null}}", "without a task id" },
        { "{\"code\":200,\"data\":[]}", "without a task id" },
        { "{\"code\":200,\"data\":{\"taskId\":\"a\\nb\"}}", "a task id that cannot be one" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_malformed_reply_to_a_submit_says_what_is_wrong_and_is_not_repeated(string body, string what)
    {
        Server.On(Submit, Answers.Json(body));

        var exception = await ThrowsAsync<ProtocolException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
        Assert.True(exception.BodyStart is null || exception.BodyStart.Length <= 301);
        Assert.Equal(200, exception.HttpStatus);
        Assert.Equal(1, Server.Count(Submit));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"code":null,"data":{"taskId":null}}""")]
    [InlineData("""{"code":{"value":200},"msg":["ok"],"data":{"taskId":["t"]}}""")]
    [InlineData("""{"status":"ok"}""")]
    public async Task A_reply_that_says_neither_yes_nor_no_refuses_nothing(string body)
    {
        var task = await SubmittedAsync();
        Server.On(Submit, Answers.Json(body));
        Server.On(Poll, Answers.Json(body), Answers.Json("""{"code":200,"data":{"state":"success","resultJson":"{\"resultUrls\":[\"https://cdn.test/a.mp4\"]}"}}"""));

        await ThrowsAsync<AmbiguousSubmitException>(() => Client().SubmitAsync(Request, cancellationToken: Token));
        var video = await task.WaitAsync(cancellationToken: Token);

        Assert.Equal("https://cdn.test/a.mp4", video.Url.ToString());
        Assert.Equal(2, Server.Count(Submit));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_that_is_too_large_is_not_read(bool sized)
    {
        Server.On(Submit, async context =>
        {
            var chunk = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            if (sized) context.Response.ContentLength = chunk.Length * 100;
            try
            {
                for (var i = 0; i < 100; i++) await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                // The client hung up, as it should.
            }
        });

        var exception = await ThrowsAsync<ProtocolException>(() => Client(options => options.MaximumReplyBytes = 100_000).SubmitAsync(Request, cancellationToken: Token));

        Assert.Contains("more than 100000 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", "application/json; charset=utf-16")]
    [InlineData("iso-8859-1", "application/json; charset=\"ISO-8859-1\"")]
    [InlineData("utf-8", "text/plain; charset=unknown")]
    [InlineData("utf-8", "application/json")]
    public async Task A_reply_is_read_in_its_charset(string charset, string type)
    {
        var body = Encoding.GetEncoding(charset).GetBytes("""{"code":422,"msg":"Größe"}""");
        Server.On(Submit, Answers.Bytes(body, type));

        var exception = await ThrowsAsync<RequestRejectedException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal("Größe", exception.ProviderMessage);
    }

    [Fact]
    public async Task A_byte_order_mark_and_broken_text_do_not_cost_the_task_id()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. "{\"code\":200,\"msg\":\""u8, 0xFF, 0xFE, .. "\",\"x\":\"\\ud800\",\"\\ud800\":1,\"data\":{\"taskId\":\"t\"}}"u8];
        Server.On(Submit, Answers.Bytes(body, "application/json"));

        Assert.Equal("t", (await Client().SubmitAsync(Request, cancellationToken: Token)).TaskId);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_message_is_shown_as_it_was_written()
    {
        Server.On(Submit, Answers.Json("""{"code":422,"msg":"bad \ud800"}"""));

        var exception = await ThrowsAsync<RequestRejectedException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal("bad \\ud800", exception.ProviderMessage);
    }

    [Fact]
    public async Task A_compressed_reply_is_read_and_bounded_by_its_real_size()
    {
        var bomb = new MemoryStream();
        await using (var zip = new System.IO.Compression.GZipStream(bomb, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(new byte[50_000_000]);
        }

        Server.On(Submit, Answers.Bytes(bomb.ToArray(), "application/json", 200, ("Content-Encoding", "gzip")));

        var exception = await ThrowsAsync<ProtocolException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Contains("more than 16777216 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":200,"data":{"state":"success"}}""", "sent no output at 'data.resultJson | json'")]
    [InlineData("""{"code":200,"data":{"state":"success","resultJson":""}}""", "sent no output")]
    [InlineData("""{"code":200,"data":{"state":"success","resultJson":"{\"resultUrls\":"}}""", "sent no output")]
    [InlineData("""{"code":200,"data":{"state":"success","resultJson":"{\"resultUrls\":[]}"}}""", "its output holds no video")]
    [InlineData("""{"code":200,"data":{"state":"success","resultJson":{"resultUrls":[null,""]}}}""", "its output holds no video")]
    [InlineData("""{"code":200,"data":{"state":"success","resultJson":{"video_url":"javascript:alert(1)"}}}""", "sent 'javascript:alert(1)' where the URL of video is expected")]
    public async Task Success_without_the_expected_output_is_an_error(string body, string what)
    {
        var task = await SubmittedAsync();
        Server.On(Poll, Answers.Json(body));

        var exception = await ThrowsAsync<ProtocolException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
        Assert.Contains("success", exception.BodyStart, StringComparison.Ordinal);
    }
}
