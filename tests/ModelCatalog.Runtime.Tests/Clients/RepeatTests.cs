using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ModelCatalog.Runtime.Tests;

/// <summary>A submit may cost money: when it is sent again, and when never.</summary>
public class RepeatTests : ClientTest
{
    public static TheoryData<string, string?, string?, double> Waits => new()
    {
        { "Rate limit. Lifted in: 45 seconds", null, null, 45 },
        { "Resets at: 2026-11-20T12:00:30Z.", null, null, 30 },
        { "Resets at: 2026-11-20T13:00:20+01:00", null, null, 20 },
        { "Slow down", "X-RateLimit-Reset", "1795176015", 15 },
        { "Slow down", "X-RateLimit-Reset", "1795176015000", 15 },
        { "Slow down", "Retry-After", "7", 7 },
        { "Slow down", "Retry-After", "Fri, 20 Nov 2026 12:00:09 GMT", 9 },
        { "Resets at: 2020-01-01T00:00:00Z", null, null, 0 },
    };

    public static TheoryData<string> Doubtful => [.. Doubts.Keys];

    private static Dictionary<string, Answer> Doubts => new()
    {
        ["cut without a byte"] = Answers.Cut,
        ["cut in the headers' body"] = Answers.CutAfter("""{"code":200"""),
        ["cut after a refusal"] = Answers.CutAfter("""{"code":429,"msg":"Lifted in: 5 seconds"}"""),
        ["no answer in time"] = Answers.Hang,
        ["500"] = Error(500, "Oops", 500),
        ["500 with Retry-After"] = Answers.Json("""{"code":500}""", 500, ("Retry-After", "1")),
        ["502 of a proxy"] = Answers.Html(502),
        ["504 of a proxy with Retry-After"] = Answers.Bytes("<html>"u8.ToArray(), "text/html", 504, ("Retry-After", "1")),
        ["an unknown code"] = Error(777),
        ["success without a task"] = Answers.Json("""{"code":200,"data":{}}"""),
        ["success that is no JSON"] = Answers.Html(200),
        ["a redirect"] = Answers.Json("{}", 307, ("Location", "/jobs")),
        ["a wrong request"] = Error(422),
        ["a wrong key"] = Error(401, "No.", 401),
        ["no credits"] = Error(402, "No.", 402),
    };

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task A_submit_that_was_rate_limited_is_sent_again_when_the_provider_says(string message, string? header, string? value, double seconds)
    {
        (string, string)[] headers = header is null ? [] : [(header, value!)];
        Server.On(Submit, Answers.Json($$"""{"code":429,"msg":"{{message}}"}""", 429, headers), Accepted);

        var task = await Client().SubmitAsync(Request, cancellationToken: Token);

        Assert.Equal("task-1", task.TaskId);
        Assert.Equal(2, Server.Count(Submit));
        Assert.Equal(TimeSpan.FromSeconds(seconds), Time.Waits.SingleOrDefault());
        Assert.Equal(Server.Requests.First().Body, Server.Requests.Last().Body);
    }

    [Fact]
    public async Task The_repeats_are_bounded()
    {
        Server.On(Submit, Error(429, "Lifted in: 5 seconds"));

        var exception = await ThrowsAsync<RateLimitedException>(() => Client(options => options.SubmitAttempts = 4).SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal(4, Server.Count(Submit));
        Assert.Equal(TimeSpan.FromSeconds(5), exception.RetryAfter);
    }

    [Fact]
    public async Task A_provider_that_asks_for_too_long_a_pause_is_not_waited_for()
    {
        Server.On(Submit, Error(429, "Lifted in: 3600 seconds"));

        var exception = await ThrowsAsync<RateLimitedException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal(TimeSpan.FromHours(1), exception.RetryAfter);
        Assert.Equal(1, Server.Count(Submit));
    }

    [Fact]
    public async Task A_provider_in_maintenance_is_asked_again()
    {
        Server.On(Submit, Error(455, "Maintenance"), Accepted);

        await Client().SubmitAsync(Request, cancellationToken: Token);

        Assert.Equal(2, Server.Count(Submit));
    }

    [Fact]
    public async Task A_submit_whose_connection_is_cut_is_not_sent_again()
    {
        Server.On(Submit, Answers.Cut);

        var exception = await ThrowsAsync<AmbiguousSubmitException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal(1, Server.Count(Submit));
        Assert.Equal(Server.Single(Submit).Headers["X-Trace"], exception.SubmissionId);
        Assert.Contains(exception.SubmissionId, Log.Everything, StringComparison.Ordinal);
        Assert.Null(exception.HttpStatus);
    }

    [Fact]
    public async Task A_submit_whose_connection_is_cut_on_a_used_connection_is_not_sent_again()
    {
        Server.On(Submit, Accepted, Answers.Cut, Accepted);
        var client = Client();
        await client.SubmitAsync(Request, cancellationToken: Token);

        await ThrowsAsync<AmbiguousSubmitException>(() => client.SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal(2, Server.Count(Submit));
    }

    [Fact]
    public async Task A_submit_whose_reply_breaks_off_is_ambiguous()
    {
        Server.On(Submit, Answers.CutAfter("""{"code":200,"data":{"taskId":"""));

        await ThrowsAsync<AmbiguousSubmitException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal(1, Server.Count(Submit));
    }

    [Fact]
    public async Task A_submit_without_reply_in_time_is_ambiguous()
    {
        Server.On(Submit, Answers.Hang);

        var exception = await ThrowsAsync<AmbiguousSubmitException>(
            () => Client(options => options.Timeout = TimeSpan.FromMilliseconds(300)).SubmitAsync(Request, cancellationToken: Token));

        Assert.Contains("no complete reply within 0.3 s", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, Server.Count(Submit));
    }

    [Theory]
    [InlineData(500, 500)]
    [InlineData(500, 200)]
    [InlineData(599, 502)]
    public async Task A_submit_that_fails_at_the_server_is_ambiguous(int code, int status)
    {
        Server.On(Submit, Error(code, "Oops", status));

        var exception = await ThrowsAsync<AmbiguousSubmitException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal("Oops", exception.ProviderMessage);
        Assert.Equal(status, exception.HttpStatus);
        Assert.Equal(1, Server.Count(Submit));
    }

    [Fact]
    public async Task A_gateway_page_is_ambiguous_too()
    {
        Server.On(Submit, Answers.Html(502));

        var exception = await ThrowsAsync<AmbiguousSubmitException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Contains("Bad gateway", exception.ProviderMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_at_the_port_is_no_ambiguity()
    {
        var client = Client(options => options.BaseUrl = "http://127.0.0.1:1");

        var exception = await ThrowsAsync<ProviderUnavailableException>(() => client.SubmitAsync(Request, cancellationToken: Token));

        Assert.Contains("no connection to the host", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_name_that_does_not_exist_is_no_ambiguity()
    {
        var client = Client(options => options.BaseUrl = "http://no-such-host.invalid");

        await ThrowsAsync<ProviderUnavailableException>(() => client.SubmitAsync(Request, cancellationToken: Token));
    }

    [Fact]
    public async Task A_cancelled_submit_says_when_it_was_already_sent()
    {
        using var cancel = new CancellationTokenSource();
        Server.On(Submit, async context =>
        {
            await cancel.CancelAsync();
            await Answers.Hang(context);
        });

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client().SubmitAsync(Request, cancellationToken: cancel.Token));

        Assert.IsType<AmbiguousSubmitException>(exception.InnerException);
        Assert.Equal(cancel.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task A_submit_that_is_cancelled_before_it_is_sent_is_simply_cancelled()
    {
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client().SubmitAsync(Request, cancellationToken: new CancellationToken(true)));

        Assert.Null(exception.InnerException as AmbiguousSubmitException);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_handler_that_repeats_requests_cannot_repeat_a_submit()
    {
        Server.On(Submit, Error(400, "First", 503), Accepted);
        using var http = new HttpClient(new Repeater());

        await ThrowsAsync<AmbiguousSubmitException>(() => Client(http: http).SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal(1, Server.Count(Submit));
    }

    [Fact]
    public async Task The_pauses_grow_when_the_provider_does_not_say()
    {
        Server.On(Submit, Error(455), Error(455), Error(455), Accepted);

        await Client(options => options.SubmitAttempts = 4).SubmitAsync(Request, cancellationToken: Token);

        // Each pause is spread at random, but what was waited for in all after n repeats lies in the n-th of these ranges, each beyond the one before.
        var waited = Time.Waits.Select((_, i) => Time.Waits.Take(i + 1).Sum(wait => wait.TotalSeconds));
        Assert.Collection(
            waited,
            first => Assert.InRange(first, 0, 1.4),
            second => Assert.InRange(second, 1.35, 2.9),
            third => Assert.InRange(third, 2.8, 5.8));
    }

    [Fact]
    public async Task Many_clients_do_not_repeat_in_step()
    {
        Server.On(Submit, [.. Enumerable.Repeat<Answer[]>([Error(455), Accepted], 8).SelectMany(answers => answers)]);

        for (var i = 0; i < 8; i++) await Client().SubmitAsync(Request, cancellationToken: Token);

        Assert.Equal(8, Time.Waits.Distinct().Count());
    }

    [Fact]
    public async Task No_own_pause_is_longer_than_the_application_allows()
    {
        Server.On(Submit, Error(455), Error(455), Error(455), Error(455), Accepted);

        await Client(options => (options.SubmitAttempts, options.LongestSubmitPause) = (5, TimeSpan.FromMilliseconds(800))).SubmitAsync(Request, cancellationToken: Token);

        Assert.Equal(5, Server.Count(Submit));
        Assert.All(Time.Waits, wait => Assert.InRange(wait.TotalSeconds, 0, 0.8));
    }

    [Fact]
    public async Task A_repeat_that_may_have_been_accepted_is_the_last()
    {
        Server.On(Submit, Error(429, "Lifted in: 5 seconds"), Answers.Cut, Accepted);

        await ThrowsAsync<AmbiguousSubmitException>(() => Client(options => options.SubmitAttempts = 9).SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal(2, Server.Count(Submit));
    }

    [Fact]
    public async Task A_connection_that_was_never_made_is_tried_again()
    {
        var attempts = 0;
        Server.On(Submit, Accepted);
        using var handler = ProviderConnection.CreateHandler();
        handler.ConnectCallback = async (context, token) =>
        {
            if (++attempts < 3) throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused);
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await socket.ConnectAsync(context.DnsEndPoint, token);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        };
        using var http = new HttpClient(handler);

        await Client(http: http).SubmitAsync(Request, cancellationToken: Token);

        Assert.Equal(3, attempts);
        Assert.Equal(1, Server.Count(Submit));
    }

    /// <summary>Every answer that does not certainly refuse: whatever the number of attempts, the server sees one submit.</summary>
    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task What_is_not_certainly_refused_is_never_sent_again(string what)
    {
        Server.On(Submit, Doubts[what], Accepted);

        var exception = await Record.ExceptionAsync(() => Client(options => (options.SubmitAttempts, options.Timeout) = (9, TimeSpan.FromMilliseconds(500))).SubmitAsync(Request, cancellationToken: Token));

        Assert.True(exception is AmbiguousSubmitException or ProtocolException or RequestRejectedException or ProviderAuthenticationException or InsufficientCreditsException, exception?.ToString());
        Assert.Equal(1, Server.Count(Submit));
        Assert.Empty(Time.Waits);
    }

    [Fact]
    public async Task Cancelling_while_it_waits_for_a_repeat_is_no_ambiguity()
    {
        using var cancel = new CancellationTokenSource();
        var time = new ManualTime { Runs = false };
        Server.On(Submit, Error(429, "Lifted in: 5 seconds"), Accepted);

        var submitting = Client(time: time).SubmitAsync(Request, cancellationToken: cancel.Token);
        while (time.Waits.IsEmpty) await Task.Delay(5, Token);
        await cancel.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submitting);
        Assert.Null(exception.InnerException as AmbiguousSubmitException);
        Assert.Equal(1, Server.Count(Submit));
    }

    private sealed class Repeater() : DelegatingHandler(ProviderConnection.CreateHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var first = await base.SendAsync(request, cancellationToken);
            Assert.Equal(StatusCodes.Status503ServiceUnavailable.ToString(CultureInfo.InvariantCulture), ((int)first.StatusCode).ToString(CultureInfo.InvariantCulture));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
