using System.Globalization;
using ModelCatalog.Emulator;

namespace ModelCatalog.Models.Tests.Providers;

/// <summary>Every row of the provider's error tables (L716-747, L1031-1141), in its own words, over real HTTP.</summary>
public class ErrorReplyTests : UnificallyTest
{
    private const string Unified = """{"success":false,"code":400,"data":{"message":"The reason in words","request_id":"req-77"}}""";

    /// <summary>The line of the document, the HTTP status, the reply, and what a submit makes of it.</summary>
    public static TheoryData<int, int, string, Type, ErrorClass, string> Rows => new()
    {
        { 731, 400, Reply(400, "Bad request"), typeof(RequestRejectedException), ErrorClass.Failed, "Bad request" },
        { 732, 401, Reply(401, "Key missing"), typeof(ProviderAuthenticationException), ErrorClass.Authentication, "Key missing" },
        { 733, 402, Reply(402, "Balance too low"), typeof(InsufficientCreditsException), ErrorClass.Credits, "Balance too low" },
        { 734, 404, Reply(404, "No such model"), typeof(RequestRejectedException), ErrorClass.NotFound, "No such model" },
        { 735, 429, Reply(429, "Slow down"), typeof(RateLimitedException), ErrorClass.RateLimited, "Slow down" },
        { 736, 500, Reply(500, "Broken"), typeof(AmbiguousSubmitException), ErrorClass.Server, "Broken" },
        { 740, 400, Unified, typeof(RequestRejectedException), ErrorClass.Failed, "The reason in words" },
        { 1057, 400, Reply(400, "Task generation failed"), typeof(RequestRejectedException), ErrorClass.Failed, "Task generation failed" },
        { 1058, 401, Reply(401, "Invalid API key provided"), typeof(ProviderAuthenticationException), ErrorClass.Authentication, "Invalid API key provided" },
        { 1059, 422, Reply(422, "Missing required parameter: prompt"), typeof(RequestRejectedException), ErrorClass.Invalid, "Missing required parameter: prompt" },
        { 1060, 429, Reply(429, "Rate limit exceeded. Please try again later"), typeof(RateLimitedException), ErrorClass.RateLimited, "Rate limit exceeded. Please try again later" },
        { 1061, 500, Reply(500, "Internal server error occurred"), typeof(AmbiguousSubmitException), ErrorClass.Server, "Internal server error occurred" },
        { 1135, 200, Reply(402, "Balance too low"), typeof(InsufficientCreditsException), ErrorClass.Credits, "Balance too low" },
        { 1140, 422, """{"success":false,"code":422,"error":{"message":"The other place"}}""", typeof(RequestRejectedException), ErrorClass.Invalid, "The other place" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_submit_that_is_refused_throws_what_the_row_means(int line, int status, string reply, Type expected, ErrorClass errorClass, string message)
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Refuse = _ => EmulatedError.Verbatim(status, reply) });

        var exception = await Assert.ThrowsAnyAsync<ProviderException>(() => Client(emulator, options => options.SubmitAttempts = 1).SubmitAsync(Request, cancellationToken: Token));

        Assert.True(line > 0 && exception.GetType() == expected, $"L{line}: {exception}");
        Assert.Equal((errorClass, status, message), (exception.Error.Class, exception.HttpStatus, exception.ProviderMessage));
        Assert.Equal(reply == Unified ? "req-77" : null, exception.RequestId);
        Assert.Equal(1, emulator.SubmitCount);
    }

    [Fact]
    public async Task The_seconds_of_the_rate_limits_prose_are_waited_for_before_a_submit_is_repeated()
    {
        var refusals = 1;
        var prose = Reply(429, "You have been ratelimited, this temporary restriction will be lifted in: 45 seconds");
        await using var emulator = await StartAsync(new EmulatorOptions { Refuse = _ => refusals-- > 0 ? EmulatedError.Verbatim(429, prose) : null });

        await Client(emulator).SubmitAsync(Request, cancellationToken: Token);

        Assert.Equal(TimeSpan.FromSeconds(45), Assert.Single(Time.Waits));
        Assert.Equal((2, 1), (emulator.SubmitCount, emulator.TaskCount));
    }

    [Fact]
    public async Task Prices_wait_as_submits_do()
    {
        var refusals = 1;
        await using var emulator = await StartAsync(new EmulatorOptions { Refuse = _ => refusals-- > 0 ? EmulatedError.Verbatim(429, Reply(429, "lifted in: 7 seconds")) : null });

        await Client(emulator).GetPriceAsync(Request, cancellationToken: Token);

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(Time.Waits));
    }

    [Fact]
    public async Task Polls_wait_as_long_as_the_prose_asks()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Pace = EmulatorPace.Immediate, Faults = FaultPlan.Parse("poll:rate-limit=45s*2") });
        var task = await Client(emulator).SubmitAsync(Request, cancellationToken: Token);

        var video = await task.WaitAsync(cancellationToken: Token);

        Assert.NotEmpty(video.Url);
        Assert.Equal(2, Time.Waits.Count(wait => wait == TimeSpan.FromSeconds(45)));
        Assert.Equal(3, emulator.Requests.Count(request => request.Operation == "poll"));
    }

    [Theory]
    [InlineData(401, "Invalid API key provided", typeof(ProviderAuthenticationException))]
    [InlineData(402, "Balance too low", typeof(InsufficientCreditsException))]
    [InlineData(404, "No such task", typeof(RequestRejectedException))]
    [InlineData(422, "No task id", typeof(RequestRejectedException))]
    [InlineData(400, "Voice verification rejected: didnt_say_verification_phrase", typeof(TaskFailedException))]
    public async Task An_error_in_reply_to_a_poll_ends_the_waiting(int code, string message, Type expected)
    {
        await using var emulator = await StartAsync(Failing(EmulatedError.Verbatim(code, Reply(code, message))));
        var task = await Client(emulator).SubmitAsync(Request, cancellationToken: Token);

        var exception = await Assert.ThrowsAnyAsync<ProviderException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal((expected, message), (exception.GetType(), exception.ProviderMessage));
    }

    [Theory]
    [InlineData(429, "Rate limit exceeded. Please try again later")]
    [InlineData(500, "Internal server error occurred")]
    public async Task An_error_that_passes_is_waited_out_until_time_is_up(int code, string message)
    {
        await using var emulator = await StartAsync(Failing(EmulatedError.Verbatim(code, Reply(code, message))));
        var task = await Client(emulator, options => options.PollTimeout = TimeSpan.FromMinutes(2)).SubmitAsync(Request, cancellationToken: Token);

        var exception = await Assert.ThrowsAsync<GenerationTimeoutException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Contains(message, exception.InnerException!.Message, StringComparison.Ordinal);
        Assert.True(emulator.Requests.Count(request => request.Operation == "poll") > 2);
    }

    [Theory]
    [InlineData("""{"success":true,"code":200,"data":{"task_id":"t","status":"failed","error":{"message":"It burnt."}}}""")]
    [InlineData("""{"success":true,"code":200,"data":{"task_id":"t","status":"failed","message":"It burnt."}}""")]
    [InlineData("""{"success":true,"code":200,"data":{"task_id":"t","status":"failed","error_message":"It burnt."}}""")]
    [InlineData("""{"success":false,"code":400,"data":{"status":"failed","message":"It burnt."}}""")]
    public async Task A_failed_task_says_why_wherever_it_says_it(string reply)
    {
        await using var emulator = await StartAsync(Failing(EmulatedError.Verbatim(200, reply)));
        var task = await Client(emulator).SubmitAsync(Request, cancellationToken: Token);

        var exception = await Assert.ThrowsAsync<TaskFailedException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Equal((task.TaskId, GenerationStatus.Failed, "It burnt."), (exception.TaskId, exception.Status, exception.ProviderMessage));
    }

    private static EmulatorOptions Failing(EmulatedError error) => new() { Pace = EmulatorPace.Immediate, Fail = _ => error };

    private static string Reply(int code, string message) =>
        string.Create(CultureInfo.InvariantCulture, $$$"""{"success":false,"code":{{{code}}},"data":{"message":"{{{message}}}"}}""");
}
