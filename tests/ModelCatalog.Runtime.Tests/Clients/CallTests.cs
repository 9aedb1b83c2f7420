using System.Text;
using ModelCatalog.Infrastructure;

namespace ModelCatalog.Runtime.Tests;

/// <summary>Calls beside submits and polls over real HTTP: what is sent, what is repeated, what is refused.</summary>
public class CallTests : ClientTest
{
    private static readonly Answer Busy = Answers.Json("""{"message":"Too many; lifted in: 7 seconds"}""", 429);
    private static readonly Answer Broken = Answers.Json("""{"message":"Oops"}""", 500);
    private static readonly Answer Stored = Answers.Json("""{"url":"https://cdn.example/a.png"}""");

    [Fact]
    public async Task What_a_get_asks_for_is_asked_again_after_every_failure_that_may_pass()
    {
        Server.On("GET /list", Busy, Broken, Answers.Json("""{"success":true,"data":[1,2]}"""));

        var node = await Cove().SendAsync("list");

        Assert.Equal([1L, 2L], node.Items(static item => item.Int64!.Value));
        Assert.Equal(3, Server.Count("GET /list"));
        Assert.Equal(TimeSpan.FromSeconds(7), Time.Waits.First());
        Assert.All(Server.Requests, request => Assert.Equal("Bearer " + Key, request.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_get_is_repeated_after_a_cut_connection_and_then_given_up()
    {
        Server.On("GET /list", Answers.Cut);

        var exception = await ThrowsAsync<ProviderUnavailableException>(() => Cove(options => options.SubmitAttempts = 2).SendAsync("list"));

        Assert.Equal(2, Server.Count("GET /list"));
        Assert.Equal(ErrorClass.Unavailable, exception.Error.Class);
    }

    [Fact]
    public async Task A_post_is_repeated_only_when_it_was_certainly_refused()
    {
        Server.On("POST /ask", Busy, Answers.Json("""{"answer":1}"""));
        await Cove().SendAsync("ask");
        Assert.Equal(2, Server.Count("POST /ask"));

        Server.On("POST /ask", Broken);
        await ThrowsAsync<ProviderUnavailableException>(() => Cove().SendAsync("ask"));
        Assert.Equal(3, Server.Count("POST /ask"));

        Server.On("POST /ask", Answers.Cut);
        await ThrowsAsync<ProviderUnavailableException>(() => Cove().SendAsync("ask"));
        Assert.Equal(4, Server.Count("POST /ask"));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_repeated()
    {
        Server.On("GET /list", Answers.Json("""{"success":false,"message":"No."}"""));

        var exception = await ThrowsAsync<RequestRejectedException>(() => Cove().SendAsync("list"));

        Assert.Equal("No.", exception.Error.Message);
        Assert.Equal(1, Server.Count("GET /list"));
    }

    [Fact]
    public async Task A_body_holds_what_is_given_and_leaves_out_what_is_not()
    {
        Server.On("POST /ask", Answers.Json("{}"));
        var arguments = new CallArguments();
        arguments.Add("q", CallArguments.Of("$model"));

        await Cove().SendAsync("ask", arguments);
        await Cove().SendAsync("ask");

        Assert.Equal(["""{"q":"$model","fixed":[1,{"a":"b"}]}""", """{"fixed":[1,{"a":"b"}]}"""], Server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task A_file_is_sent_as_a_form_from_where_its_stream_stands()
    {
        Server.On("PUT /files", Stored);
        var content = new MemoryStream("skipped-sent"u8.ToArray()) { Position = 8 };
        var arguments = new CallArguments();
        arguments.Add("folder", CallArguments.Of("tmp"));
        var progress = new Progress();

        var url = await Cove().UploadAsync("put", content, "ünser \"bild\".png", arguments, progress);

        var request = Server.Single("PUT /files");
        Assert.Equal("https://cdn.example/a.png", url);
        Assert.Contains("Content-Disposition: form-data; name=\"file\"; filename=\"_nser _bild_.png\"; filename*=utf-8''%C3%BCnser%20%22bild%22.png", request.Body, StringComparison.Ordinal);
        Assert.Contains("Content-Type: image/png", request.Body, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nsent\r\n", request.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"to\"\r\n\r\ntmp\r\n", request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("skipped", request.Body, StringComparison.Ordinal);
        Assert.Equal([4L], progress.Values);
        Assert.True(content.CanRead);
    }

    [Fact]
    public async Task A_large_file_is_streamed()
    {
        Server.On("PUT /files", Stored);
        var source = new EndlessStream(4_000_000);

        await Cove().UploadAsync("put", source);

        Assert.True(source.LargestRead <= 128 * 1024);
        Assert.Equal(4_000_000, source.Position);
    }

    [Fact]
    public async Task A_file_goes_again_from_its_start_where_the_stream_can_go_back()
    {
        Server.On("PUT /files", Busy, Broken, Stored);

        await Cove().UploadAsync("put", new MemoryStream("again"u8.ToArray()));

        Assert.Equal(3, Server.Count("PUT /files"));
        Assert.All(Server.Requests, request => Assert.Contains("\r\n\r\nagain\r\n", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_that_cannot_go_back_is_sent_once()
    {
        Server.On("PUT /files", Broken, Stored);

        await ThrowsAsync<ProviderUnavailableException>(() => Cove().UploadAsync("put", new OneWayStream("once"u8.ToArray())));

        Assert.Equal(1, Server.Count("PUT /files"));
    }

    [Fact]
    public async Task A_posted_file_is_not_repeated_in_doubt()
    {
        Server.On("POST /files", Broken, Stored);

        await ThrowsAsync<ProviderUnavailableException>(() => Cove().UploadAsync("post", new MemoryStream(new byte[3])));

        Assert.Equal(1, Server.Count("POST /files"));
    }

    [Fact]
    public async Task A_file_whose_stream_fails_is_the_callers_failure()
    {
        Server.On("PUT /files", Stored);

        var exception = await Assert.ThrowsAsync<IOException>(() => Cove().UploadAsync("put", new FailingStream()));

        Assert.Equal("The disk is gone.", exception.Message);
    }

    [Theory]
    [InlineData("""{}""", "nothing at 'url' where the URL of the file is expected")]
    [InlineData("""{"url":"/relative"}""", "'/relative' at 'url'")]
    [InlineData("""{"url":"javascript:alert(1)"}""", "'javascript:alert(1)' at 'url'")]
    [InlineData("""{"url":{"x":1}}""", "at 'url' where the URL of the file is expected")]
    [InlineData("<html></html>", "HTML instead of JSON")]
    public async Task A_reply_without_a_url_says_so(string body, string expected)
    {
        Server.On("PUT /files", Answers.Json(body));

        var exception = await ThrowsAsync<ProtocolException>(() => Cove().UploadAsync("put", new MemoryStream(new byte[3])));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_in_two_steps_sends_the_bytes_where_the_first_reply_says()
    {
        Server.On("POST /initiate", Answers.Json($$"""{"file":"https://cdn.example/f.mp4","target":"{{Server.Url}}/bucket?sig=1"}""")).On("PUT /bucket", Answers.Bytes([], "application/xml"));

        var url = await Cove().UploadAsync("steps", new MemoryStream("video"u8.ToArray()), "f.mp4");

        Assert.Equal("https://cdn.example/f.mp4", url);
        Assert.Equal("""{"type":"video/mp4","name":"f.mp4"}""", Server.Single("POST /initiate").Body);
        Assert.Equal("video", Server.Single("PUT /bucket").Body);
        Assert.Equal("/bucket?sig=1", Server.Single("PUT /bucket").Target);
        Assert.False(Server.Single("PUT /bucket").Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_second_step_that_fails_is_an_error()
    {
        Server.On("POST /initiate", Answers.Json($$"""{"file":"https://cdn.example/f.mp4","target":"{{Server.Url}}/bucket"}""")).On("PUT /bucket", Answers.Bytes(Encoding.UTF8.GetBytes("<Error>Expired</Error>"), "application/xml", 403));

        var exception = await ThrowsAsync<ProviderAuthenticationException>(() => Cove().UploadAsync("steps", new MemoryStream(new byte[3])));

        Assert.Contains("Expired", exception.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_followed_neither_with_the_key_nor_without()
    {
        Server.On("GET /list", Answers.Json("{}", 302, ("Location", "https://evil.example/")));

        var exception = await ThrowsAsync<ProtocolException>(() => Cove().SendAsync("list"));

        Assert.Contains("redirects are not followed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_comes_into_the_stream_whatever_its_size()
    {
        Server.On("GET /download", Answers.Bytes(new byte[300_000], "video/mp4"));
        using var destination = new MemoryStream();

        await Cove(options => options.MaximumReplyBytes = 1_000).DownloadAsync("download", destination);

        Assert.Equal(300_000, destination.Length);
        Assert.False(Server.Requests.Single().Headers.ContainsKey("Accept"));
    }

    [Fact]
    public async Task An_error_in_place_of_a_file_is_an_error()
    {
        Server.On("GET /download", Answers.Json("""{"message":"Pay first."}""", 402));
        using var destination = new MemoryStream();

        var exception = await ThrowsAsync<InsufficientCreditsException>(() => Cove().DownloadAsync("download", destination));

        Assert.Equal("Pay first.", exception.Error.Message);
        Assert.Equal(0, destination.Length);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_not_fetched_into_the_same_stream_again()
    {
        Server.On("GET /download", async context =>
        {
            context.Response.ContentType = "video/mp4";
            context.Response.ContentLength = 1_000;
            await context.Response.Body.WriteAsync(new byte[500]);
            await context.Response.Body.FlushAsync();
            await Task.Delay(100);
            context.Abort();
        });
        using var destination = new MemoryStream();

        await ThrowsAsync<ProviderUnavailableException>(() => Cove().DownloadAsync("download", destination));

        Assert.Equal(1, Server.Count("GET /download"));
        Assert.Equal(500, destination.Length);
    }

    [Fact]
    public async Task A_reply_that_is_too_large_is_not_read()
    {
        Server.On("GET /list", Answers.Json("{\"success\":true,\"data\":[" + new string('1', 5_000) + "]}"));

        var exception = await ThrowsAsync<ProtocolException>(() => Cove(options => options.MaximumReplyBytes = 1_000).SendAsync("list"));

        Assert.Contains("more than 1000 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b.png")]
    [InlineData("a\nb.png")]
    public void A_file_name_is_a_name(string name) => Assert.Throws<ArgumentException>(() => new UploadFile(Stream.Null, name));

    [Fact]
    public void A_media_type_is_one() => Assert.Throws<ArgumentException>(() => new UploadFile(Stream.Null, "a.png", "picture"));

    [Fact]
    public async Task A_slow_upload_may_take_longer_than_the_time_out_as_long_as_it_moves()
    {
        Server.On("PUT /files", Stored);

        await Cove(options => options.Timeout = TimeSpan.FromSeconds(1)).UploadAsync("put", new SlowStream(pieces: 8, TimeSpan.FromMilliseconds(250)));

        Assert.Equal(1, Server.Count("PUT /files"));
    }

    private CoveClient Cove(Action<ProviderOptions>? configure = null)
    {
        var options = new ProviderOptions { BaseUrl = Server.Url, ApiKey = Key };
        configure?.Invoke(options);
        return new CoveClient(new ProviderConnection(options) { Logger = Log, Time = Time });
    }

    private sealed class Progress : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }

    private sealed class EndlessStream(long length) : MemoryStream
    {
        private long _position;

        public int LargestRead { get; private set; }

        public override long Length => length;

        public override long Position
        {
            get => _position;
            set => _position = value;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            LargestRead = Math.Max(LargestRead, buffer.Length);
            var count = (int)Math.Min(buffer.Length, length - _position);
            buffer.Span[..count].Fill((byte)'x');
            _position += count;
            return ValueTask.FromResult(count);
        }
    }

    private sealed class OneWayStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }

    private sealed class FailingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The disk is gone.");
    }

    private sealed class SlowStream(int pieces, TimeSpan pause) : MemoryStream
    {
        private int _left = pieces;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left-- == 0) return 0;
            await Task.Delay(pause, cancellationToken);
            buffer.Span[0] = 1;
            return 1;
        }
    }

    [Fact]
    public async Task A_list_of_very_many_objects_is_read_in_a_time_of_its_length()
    {
        Server.On("GET /list", Answers.Json("{\"success\":true,\"data\":[" + string.Join(',', Enumerable.Repeat("""{"a":{"b":1}}""", 300_000)) + "]}"));
        var node = await Cove().SendAsync("list");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var items = node.Items(static item => item.Member("a").Member("b").Int64);

        Assert.Equal(300_000, items.Count);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
