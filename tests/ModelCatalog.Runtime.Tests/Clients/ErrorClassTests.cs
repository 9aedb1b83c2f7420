namespace ModelCatalog.Runtime.Tests;

public class ErrorClassTests : ClientTest
{
    public static TheoryData<string, int, Type, ErrorClass> Errors => new()
    {
        // The body's code counts first, whatever HTTP says.
        { """{"code":400,"msg":"No."}""", 200, typeof(RequestRejectedException), ErrorClass.Invalid },
        { """{"code":401,"msg":"No."}""", 200, typeof(ProviderAuthenticationException), ErrorClass.Authentication },
        { """{"code":402,"msg":"No."}""", 200, typeof(InsufficientCreditsException), ErrorClass.Credits },
        { """{"code":403,"msg":"No."}""", 200, typeof(ProviderAuthenticationException), ErrorClass.Forbidden },
        { """{"code":404,"msg":"No."}""", 200, typeof(RequestRejectedException), ErrorClass.NotFound },
        { """{"code":422,"msg":"No."}""", 400, typeof(RequestRejectedException), ErrorClass.Invalid },
        { """{"code":429,"msg":"No."}""", 500, typeof(RateLimitedException), ErrorClass.RateLimited },
        { """{"code":455,"msg":"No."}""", 200, typeof(ProviderUnavailableException), ErrorClass.Unavailable },
        { """{"code":500,"msg":"No."}""", 200, typeof(AmbiguousSubmitException), ErrorClass.Server },
        { """{"code":501,"msg":"No."}""", 200, typeof(RequestRejectedException), ErrorClass.Failed },
        { """{"code":505,"msg":"No."}""", 200, typeof(RequestRejectedException), ErrorClass.Unsupported },
        { """{"code":"NSFW","msg":"No."}""", 200, typeof(RequestRejectedException), ErrorClass.Moderated },
        // No code in the body, or one that nobody declared: the HTTP status.
        { """{"msg":"No."}""", 402, typeof(InsufficientCreditsException), ErrorClass.Credits },
        { """{"code":"odd","msg":"No."}""", 401, typeof(ProviderAuthenticationException), ErrorClass.Authentication },
        { """{"code":null,"msg":"No."}""", 413, typeof(RequestRejectedException), ErrorClass.Invalid },
        { """{"code":451,"msg":"No."}""", 200, typeof(RequestRejectedException), ErrorClass.Invalid },
        { """{"code":"odd","msg":"No."}""", 200, typeof(RequestRejectedException), ErrorClass.Failed },
        { """{"msg":"No."}""", 503, typeof(AmbiguousSubmitException), ErrorClass.Server },
        { """["No."]""", 400, typeof(RequestRejectedException), ErrorClass.Invalid },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_refusal_is_an_exception_of_its_class(string body, int status, Type type, ErrorClass expected)
    {
        Server.On(Submit, Answers.Json(body, status, ("X-Request-Id", "req-9")));

        var exception = Assert.IsType<ProviderException>(
            await Record.ExceptionAsync(() => Client(options => options.SubmitAttempts = 1).SubmitAsync(Request, cancellationToken: Token)), exactMatch: false);

        Assert.Equal(type, exception.GetType());
        Assert.Equal(expected, exception.Error.Class);
        Assert.Equal(status, exception.HttpStatus);
        Assert.Equal("acme", exception.Provider);
        Assert.Equal("req-9", exception.RequestId);
        Assert.Contains("No.", exception.ProviderMessage, StringComparison.Ordinal);
        Assert.Equal(1, Server.Count(Submit));
    }

    [Fact]
    public async Task A_refusal_names_code_parameter_and_the_providers_words()
    {
        Server.On(Submit, Answers.Json("""{"code":422,"message":"must be one of\n5, 8","param":["body","shots",1,"duration"]}""", 422));

        var exception = await ThrowsAsync<RequestRejectedException>(() => Client().SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal("shots[1].duration", exception.Parameter);
        Assert.Equal("422", exception.Code);
        Assert.Equal("acme refused the request: HTTP 422, code 422: must be one of 5, 8 (parameter shots[1].duration).", exception.Message);
    }

    [Fact]
    public async Task Several_messages_are_joined_and_a_long_one_is_cut()
    {
        Server.On("POST /queue", Answers.Json($$"""{"detail":[{"msg":"one","type":"a","loc":["body","prompt"]},{"msg":"{{new string('x', 5000)}}"},{"msg":"one"}]}""", 422));

        var exception = await ThrowsAsync<RequestRejectedException>(() => Client().SubmitAsync(Request with { Route = "queue" }, cancellationToken: Token));

        Assert.StartsWith("one; xxx", exception.ProviderMessage, StringComparison.Ordinal);
        Assert.Equal(2001, exception.ProviderMessage!.Length);
        Assert.Equal("prompt", exception.Parameter);
        Assert.Equal("a", exception.Code);
    }
}
