using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ModelCatalog.Runtime.Tests;

/// <summary>The key goes to declared hosts and nowhere else: not to other hosts, not into exceptions, not into logs.</summary>
public class KeySafetyTests : ClientTest
{
    public static TheoryData<string, string> WrongKeys => new()
    {
        { "sk-1\n", "a line break at position 5 of 5" },
        { "sk\r\nX-Evil: 1", "a line break at position 3" },
        { "sk 1", "a space at position 3" },
        { "sk-é", "U+00E9" },
    };

    [Fact]
    public async Task A_missing_key_names_the_variable_and_the_option()
    {
        var exception = await Assert.ThrowsAsync<ApiKeyException>(() => Client(options => options.ApiKey = null).SubmitAsync(Request, cancellationToken: Token));

        Assert.Equal(Acme.Variable, exception.Variable);
        Assert.Equal($"No API key for acme: set the environment variable {Acme.Variable} or ProviderOptions.ApiKey.", exception.Message);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task The_key_comes_from_the_environment_when_the_options_name_none()
    {
        Server.On(Submit, Accepted);
        Environment.SetEnvironmentVariable(Acme.Variable, "from-environment");
        try
        {
            await Client(options => options.ApiKey = null).SubmitAsync(Request, cancellationToken: Token);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Acme.Variable, null);
        }

        Assert.Equal("Bearer from-environment", Server.Single(Submit).Headers["Authorization"]);
    }

    [Fact]
    public async Task A_missing_part_of_a_key_is_named()
    {
        var client = new ProviderClient<Bolt>(new ProviderConnection(new ProviderOptions { Keys = { ["BOLT_RUNTIME_TESTS_ID"] = "me" } }));

        var exception = await Assert.ThrowsAsync<ApiKeyException>(() => client.SubmitAsync((IServedBy<Bolt, VideoOutput>)Request, cancellationToken: Token));

        Assert.Contains("BOLT_RUNTIME_TESTS_SECRET", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("me:", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongKeys))]
    public async Task A_key_that_no_header_can_carry_is_refused_without_showing_it(string key, string what)
    {
        var exception = await Assert.ThrowsAsync<ApiKeyException>(() => Client(options => options.ApiKey = key).SubmitAsync(Request, cancellationToken: Token));

        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk", exception.Message.Replace("set", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_provider_that_gives_the_key_back_does_not_make_it_show(int status)
    {
        var escaped = Key.Replace("/", "\\/", StringComparison.Ordinal);
        Server.On(Submit, Answers.Json($$"""{"code":"Bearer {{Key}}","msg":"Wrong key {{escaped}}, {{Uri.EscapeDataString(Key)}}","param":["x","{{Key}}"]}""", status, ("X-Request-Id", Key)));

        var exception = await ThrowsAsync<Rethrown>(SubmitAnyAsync);

        Assert.Contains("Wrong key ***", exception.ProviderMessage, StringComparison.Ordinal);

        async Task SubmitAnyAsync()
        {
            try
            {
                await Client(options => options.SubmitAttempts = 2).SubmitAsync(Request, cancellationToken: Token);
            }
            catch (ProviderException any)
            {
                AssertNoKey(any.ToString());
                throw new Rethrown(any);
            }
        }
    }

    [Fact]
    public async Task A_malformed_reply_with_the_key_does_not_make_it_show()
    {
        Server.On(Submit, Answers.Json($"Authorization: Bearer {Key} {new string('.', 290)}{Key}"));

        var exception = Assert.IsType<ProtocolException>((await ThrowsAsync<AmbiguousSubmitException>(() => Client().SubmitAsync(Request, cancellationToken: Token))).InnerException);

        Assert.StartsWith("Authorization: Bearer *** ..", exception.BodyStart, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_throws_the_key_does_not_make_it_show()
    {
        using var http = new HttpClient(new Leaky());

        var exception = await ThrowsAsync<ProviderUnavailableException>(() => Client(http: http).SubmitAsync(Request, cancellationToken: Token));

        Assert.Null(exception.InnerException);
    }

    [Fact]
    public async Task Logs_at_every_level_and_texts_of_objects_are_free_of_the_key()
    {
        Server.On(Submit, Error(429, "Lifted in: 1 seconds"), Accepted).On(Poll, State($"odd {Key}"), Error(500), Succeeded);
        var task = await Client().SubmitAsync(Request, cancellationToken: Token);

        await task.WaitAsync(cancellationToken: Token);

        AssertNoKey(Log.Everything);
        AssertNoKey(task.ToString());
        AssertNoKey(task.Handle.ToJson());
        AssertNoKey(new ProviderOptions { ApiKey = Key }.ToString());
        Assert.Contains(Log.Entries, entry => entry.Level == LogLevel.Warning);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var other = await FakeServer.StartAsync();
        other.On(Submit, Accepted).On("GET /jobs", Accepted);
        Server.On(Submit, context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = other.Url + "/jobs?key=1";
            return Task.CompletedTask;
        });

        var exception = Assert.IsType<ProtocolException>((await ThrowsAsync<AmbiguousSubmitException>(() => Client().SubmitAsync(Request, cancellationToken: Token))).InnerException);

        Assert.Contains($"a redirect to {other.Url}; redirects are not followed", exception.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
        Assert.Equal(1, Server.Count(Submit));
    }

    [Fact]
    public async Task A_redirect_that_the_applications_handler_followed_is_reported()
    {
        await using var other = await FakeServer.StartAsync();
        other.On("GET /elsewhere", Accepted);
        Server.On(Submit, context =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = other.Url + "/elsewhere";
            return Task.CompletedTask;
        });
        using var http = new HttpClient();

        var exception = Assert.IsType<ProtocolException>((await ThrowsAsync<AmbiguousSubmitException>(() => Client(http: http).SubmitAsync(Request, cancellationToken: Token))).InnerException);

        Assert.Contains("AllowAutoRedirect = false", exception.Message, StringComparison.Ordinal);
        Assert.False(Assert.Single(other.Requests).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_kept_url_on_another_host_is_not_asked()
    {
        await using var other = await FakeServer.StartAsync();
        Server.On("POST /queue", Answers.Json($$"""{"request_id":"r","status_url":"{{other.Url}}/status","response_url":"{{other.Url}}/result"}"""));
        var task = await Client().SubmitAsync(Request with { Route = "queue" }, cancellationToken: Token);

        var exception = await ThrowsAsync<ProtocolException>(() => task.WaitAsync(cancellationToken: Token));

        Assert.Contains("which is none of the declared hosts", exception.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("//evil.example/status")]
    [InlineData("https://api.acme.example@evil.example/status")]
    [InlineData("https://user@api.acme.example/status")]
    [InlineData("http://files.acme.example/status")]
    [InlineData("https://files.acme.example:8443/status")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public async Task Tricks_with_kept_urls_lead_nowhere(string url)
    {
        Server.On("POST /queue", Answers.Json($$"""{"request_id":"r","status_url":"{{url}}","response_url":"x"}"""));
        var task = await Client().SubmitAsync(Request with { Route = "queue" }, cancellationToken: Token);

        await ThrowsAsync<ProtocolException>(() => task.RefreshAsync(Token));

        // Only a path of our own server can have been asked.
        Assert.All(Server.Requests, request => Assert.StartsWith("/", request.Target, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public async Task A_task_id_cannot_climb_in_the_path(string id)
    {
        Server.On("POST /flags/studio/clip%201", Answers.Json($$"""{"id":"{{id}}","flag":0}"""));
        var task = await Client().SubmitAsync(Request with { Route = "flags" }, cancellationToken: Token);

        await ThrowsAsync<ProtocolException>(() => task.RefreshAsync(Token));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_task_id_with_slashes_and_queries_stays_one_segment()
    {
        Server.On("POST /flags/studio/clip%201", Answers.Json("""{"id":"../a?b#c","flag":0}"""));
        var task = await Client().SubmitAsync(Request with { Route = "flags" }, cancellationToken: Token);

        await Record.ExceptionAsync(() => task.RefreshAsync(Token));

        Assert.Equal("/flags/tasks/..%2Fa%3Fb%23c", Server.Requests.Last().Target);
    }

    [Theory]
    [InlineData("ftp://acme.example")]
    [InlineData("acme.example")]
    [InlineData("https://user:pass@acme.example")]
    [InlineData("https://acme.example/?a=b")]
    public void A_base_url_is_absolute_and_plain(string url) =>
        Assert.Throws<ArgumentException>(() => Client(options => options.BaseUrl = url));

    [Fact]
    public void An_unknown_host_in_the_options_is_named_with_the_known_ones()
    {
        var exception = Assert.Throws<ArgumentException>(() => Client(options => options.Hosts["uploads"] = "https://x.example"));

        Assert.Contains("acme has no host 'uploads'; it has: files.", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Carries any provider exception through an assertion on one type.</summary>
    private sealed class Rethrown(ProviderException inner) : ProviderException(inner.Error, inner.Message);

    private sealed class Leaky : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Sent " + request.Headers.Authorization);
    }
}
