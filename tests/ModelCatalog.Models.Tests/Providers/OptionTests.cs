using ModelCatalog.Emulator;

namespace ModelCatalog.Models.Tests.Providers;

/// <summary>Options of a call are judged with the request, before anything is sent.</summary>
public class OptionTests : UnificallyTest
{
    [Theory]
    [InlineData("/done")]
    [InlineData("example.com/done")]
    [InlineData("ftp://example.com/done")]
    [InlineData("https://")]
    [InlineData("https://example.com/a b")]
    public async Task A_callback_is_an_absolute_URL(string url)
    {
        await using var emulator = await StartAsync();

        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = url }, Token));

        var violation = Assert.Single(exception.Violations);
        Assert.Equal((ViolationKind.Type, "callback_url.type", "callback_url", "callback_url"), (violation.Kind, violation.Rule, violation.Parameter, violation.Wire));
        Assert.Contains(url, violation.Message, StringComparison.Ordinal);
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task What_is_wrong_with_the_request_is_said_with_it()
    {
        await using var emulator = await StartAsync();
        var options = new UnificallyOptions { CallbackUrl = "done" };

        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => Client(emulator).SubmitAsync(Request with { Prompt = "" }, options, Token));
        var ofPrice = await Assert.ThrowsAsync<RequestValidationException>(() => Client(emulator).GetPriceAsync(Request with { Prompt = "" }, options, Token));

        Assert.Equal(["callback_url.type", "prompt.required"], exception.Violations.Select(violation => violation.Rule));
        Assert.Equal(exception.Violations, ofPrice.Violations);
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task A_violation_names_the_place_where_its_route_has_the_option()
    {
        await using var emulator = await StartAsync();
        var kie = new KieClient(new ProviderConnection(new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = "a-key" }));

        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => kie.SubmitAsync(Request, new KieOptions { CallbackUrl = "done" }, Token));

        Assert.Equal(("callback_url", "callBackUrl"), (exception.Violations[0].Parameter, exception.Violations[0].Wire));
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task The_same_is_said_of_a_body()
    {
        const string Body = """{"model":"google/veo-3.1-fast","input":{"prompt":"A market at dusk"},"callback_url":"done"}""";
        await using var emulator = await StartAsync();

        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = "done" }, Token));

        Assert.Equal(RequestBody.Read<Unifically, Veo31Request>(Body).Validation.Violations, exception.Violations);
    }

    [Fact]
    public async Task An_empty_option_counts_as_absent()
    {
        await using var emulator = await StartAsync();

        await Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = "" }, Token);

        Assert.DoesNotContain("callback_url", emulator.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_of_another_provider_are_not_dropped_in_silence()
    {
        await using var emulator = await StartAsync();
        ProviderClient<Unifically> client = Client(emulator);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => client.SubmitAsync<VideoOutput>(Request, new KieOptions { CallbackUrl = "https://example.com/done" }, Token));

        Assert.Contains("UnificallyOptions", exception.Message, StringComparison.Ordinal);
        Assert.Empty(emulator.Requests);
    }
}
