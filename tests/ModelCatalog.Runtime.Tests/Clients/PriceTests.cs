using System.Text.Json;

namespace ModelCatalog.Runtime.Tests;

/// <summary>Asking for a price starts nothing: unlike a submit it is asked again, also when nobody knows what became of the request.</summary>
public class PriceTests : ClientTest
{
    private const string Ask = "POST /jobs/price";

    private static Answer Priced => Answers.Json("""{"code":200,"data":{"credits":12.5}}""");

    [Fact]
    public async Task The_body_is_that_of_the_submit_with_the_fields_of_the_price()
    {
        Server.On(Ask, Priced);

        var price = await Client().GetPriceAsync(Request with { Prompt = "Ein Löwe <\">" }, new AcmeOptions { Priority = "high" }, Token);

        Assert.Equal(new Price(12.5m, PriceUnit.Credits), price);
        Assert.Equal("12.5 credits", price.ToString());
        var request = Server.Single(Ask);
        Assert.Equal("""{"prompt":"Ein Löwe <\">","estimate":true,"scale":1.0}""", request.Body);
        Assert.Equal(("application/json", "high", "Bearer " + Key), (request.Headers["Content-Type"], request.Headers["X-Priority"], request.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_tried_again()
    {
        Server.On(Ask, Answers.Cut, Answers.Html(502), Error(429, "Lifted in: 5 seconds"), Priced);

        var price = await Client(options => options.SubmitAttempts = 4).GetPriceAsync(Request, null, Token);

        Assert.Equal(12.5m, price.Amount);
        Assert.Equal(4, Server.Count(Ask));
        Assert.Equal(TimeSpan.FromSeconds(5), Time.Waits.Last());
    }

    [Fact]
    public async Task The_repeats_are_bounded()
    {
        Server.On(Ask, Error(500));

        var exception = await ThrowsAsync<ProviderUnavailableException>(() => Client().GetPriceAsync(Request, null, Token));

        Assert.Equal(ErrorClass.Server, exception.Error.Class);
        Assert.Equal(3, Server.Count(Ask));
    }

    [Fact]
    public async Task A_refusal_is_not_asked_again()
    {
        Server.On(Ask, Error(402, "Too little"));

        await ThrowsAsync<InsufficientCreditsException>(() => Client().GetPriceAsync(Request, null, Token));

        Assert.Equal(1, Server.Count(Ask));
    }

    [Theory]
    [InlineData("""{"code":200,"data":{}}""", "no price")]
    [InlineData("""{"code":200,"data":{"credits":"free"}}""", "'free'")]
    [InlineData("""{"code":200,"data":{"credits":-1}}""", "'-1'")]
    [InlineData("""{"code":200,"data":{"taskId":"task-9"}}""", "names a task instead, 'task-9', which may cost money")]
    public async Task A_reply_without_a_price_says_so(string reply, string expected)
    {
        Server.On(Ask, Answers.Json(reply));

        var exception = await ThrowsAsync<ProtocolException>(() => Client().GetPriceAsync(Request, null, Token));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, Server.Count(Ask));
    }

    [Fact]
    public async Task A_route_without_prices_says_so()
    {
        await ThrowsAsync<NotSupportedException>(() => Client().GetPriceAsync(Request with { Route = "flags" }, null, Token));

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task It_can_be_cancelled()
    {
        Server.On(Ask, Answers.Hang);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client().GetPriceAsync(Request, null, cancel.Token));

        Assert.IsNotType<AmbiguousSubmitException>(exception.InnerException);
    }

    [Fact]
    public async Task A_body_that_can_be_sent_can_be_asked_about_however_deep_it_is()
    {
        Server.On(Ask, Priced);

        var price = await Client().GetPriceAsync(new DeepRequest(), null, Token);

        Assert.Equal(12.5m, price.Amount);
        Assert.Contains("[[[[1]]]]", Server.Single(Ask).Body, StringComparison.Ordinal);
    }

    private sealed record DeepRequest : IAcmeRequest<VideoOutput>
    {
        string? IServedBy<Acme>.RouteName => null;

        string? IServedBy<Acme>.ModelId => "studio/clip 1";

        ValidationResult IServedBy<Acme>.Validate() => default;

        void IServedBy<Acme>.WriteBody(Utf8JsonWriter writer, SubmitOptions? options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("deep");
            for (var i = 0; i < 200; i++) writer.WriteStartArray();
            writer.WriteNumberValue(1);
            for (var i = 0; i < 200; i++) writer.WriteEndArray();
            writer.WriteEndObject();
        }

        VideoOutput IServedBy<Acme, VideoOutput>.ReadOutput(TaskOutput output) => VideoOutput.Read(output);
    }
}
