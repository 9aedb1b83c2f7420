using ModelCatalog.Compiler.Json;
using ModelCatalog.Emulator;

namespace ModelCatalog.Models.Tests.Providers;

public class PriceTests : UnificallyTest
{
    private const string DryRun = """{"model":"google/veo-3.1-fast","input":{"prompt":"A market at dusk"},"dry_run":true}""";

    [Fact]
    public async Task A_price_is_asked_with_the_submits_body_and_starts_nothing()
    {
        await using var emulator = await StartAsync();

        var price = await Client(emulator).GetPriceAsync(Request, cancellationToken: Token);

        Assert.Equal(new Price(0.40m, PriceUnit.Usd), price);
        Assert.Equal("0.40 USD", price.ToString());
        var request = Assert.Single(emulator.Requests);
        Assert.Equal(("price", "POST", "/v1/tasks"), (request.Operation, request.Method, request.Path));
        Assert.Equal(JsonText.Parse(DryRun), JsonText.Parse(request.Body));
        Assert.Equal((0, 0), (emulator.SubmitCount, emulator.TaskCount));
    }

    [Fact]
    public async Task A_price_may_depend_on_the_request_and_its_options_travel_with_it()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Price = submit => submit.Variant == "quality" ? 1.25m : 0.5m });

        var price = await Client(emulator).GetPriceAsync(Request with { Variant = Veo31Variant.Quality }, new UnificallyOptions { CallbackUrl = "https://example.com/done" }, Token);

        Assert.Equal(1.25m, price.Amount);
        Assert.Equal("https://example.com/done", JsonText.Parse(emulator.Requests[0].Body) is JsonObject body ? body["callback_url"]!.ToText() : null);
        Assert.Empty(emulator.Callbacks);
    }

    [Fact]
    public async Task An_invalid_request_is_not_asked_for()
    {
        await using var emulator = await StartAsync();

        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => Client(emulator).GetPriceAsync(Request with { Prompt = "" }, cancellationToken: Token));

        Assert.Equal("prompt.required", Assert.Single(exception.Violations).Rule);
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task A_submit_is_never_a_dry_run()
    {
        await using var emulator = await StartAsync();

        await Client(emulator).SubmitAsync(Request, new UnificallyOptions { CallbackUrl = "https://example.com/done" }, Token);

        Assert.DoesNotContain("dry_run", emulator.Requests[0].Body, StringComparison.Ordinal);
        Assert.Equal("submit", emulator.Requests[0].Operation);
        Assert.Equal((1, 1), (emulator.SubmitCount, emulator.TaskCount));
        Assert.Null(new UnificallyOptions().GetText("dry_run"));
        Assert.DoesNotContain(typeof(UnificallyOptions).GetProperties(), property => property.Name == "DryRun");
    }

    [Fact]
    public async Task A_refusal_is_typed_as_that_of_a_submit()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Refuse = submit => submit.AsksForPrice ? new EmulatedError("invalid", "No.") : null });

        var exception = await Assert.ThrowsAsync<RequestRejectedException>(() => Client(emulator).GetPriceAsync(Request, cancellationToken: Token));

        Assert.Equal(ErrorClass.Invalid, exception.Reason);
        Assert.NotNull(await Client(emulator).SubmitAsync(Request, cancellationToken: Token));
    }

    [Fact]
    public void The_method_is_missing_where_the_provider_cannot_be_asked() =>
        Assert.Equal((true, false), (typeof(UnificallyClient).GetMethod("GetPriceAsync") is not null, typeof(KieClient).GetMethod("GetPriceAsync") is not null));

    [Fact]
    public void A_dry_run_is_a_known_field_of_a_body()
    {
        var read = RequestBody.Read<Unifically, Veo31Request>(DryRun);

        Assert.Empty(read.Validation.Violations);
        Assert.Equal(Request, read.GetRequest());
    }

    [Fact]
    public void A_dry_run_is_a_boolean()
    {
        var read = RequestBody.Read<Unifically, Veo31Request>(DryRun.Replace("true", "\"yes\"", StringComparison.Ordinal));

        var violation = Assert.Single(read.Validation.Violations);
        Assert.Equal((ViolationKind.Type, "dry_run.type", "dry_run"), (violation.Kind, violation.Rule, violation.Wire));
    }
}
