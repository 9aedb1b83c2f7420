using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ModelCatalog.AspNetCore.Tests;

/// <summary>What is answered to what is no webhook, and what is said to an application that is not set up.</summary>
public class EndpointTests : WebhookTest
{
    [Theory]
    [InlineData("/webhooks/plaza", "", 400)]
    [InlineData("/webhooks/plaza", "[]", 400)]
    [InlineData("/webhooks/plaza", "{\"id\":", 400)]
    [InlineData("/webhooks/plaza", "{}", 400)]
    [InlineData("/webhooks/plaza", """{"id":"a\nb","state":"done"}""", 400)]
    [InlineData("/webhooks/mint", "", 400)]
    [InlineData("/webhooks/mint", """{"id":"t-1","state":"done"}""", 401)]
    [InlineData("/webhooks/mint/slow", "{}", 404)]
    [InlineData("/webhooks/plaza/fast", "{}", 404)]
    [InlineData("/webhooks/seal", "{}", 404)]
    [InlineData("/webhooks", "{}", 404)]
    [InlineData("/webhooks/plaza", """{"id":"t-1","state":"working"}""", 200)]
    [InlineData("/webhooks/plaza/slow", """{"id":"t-1","state":"working"}""", 200)]
    public async Task Each_mistake_has_its_answer(string path, string body, int status)
    {
        await using var receiver = await Receiver.StartAsync(static webhooks => webhooks.Add<Mint>(WebhookKey).AddUnsigned<Plaza>());

        Assert.Equal(status, await receiver.PostAsync(path, body));
    }

    [Fact]
    public async Task Nothing_but_a_post_is_answered()
    {
        await using var receiver = await Receiver.StartAsync(static webhooks => webhooks.AddUnsigned<Plaza>());

        Assert.Equal(405, await receiver.GetAsync("/webhooks/plaza"));
    }

    [Theory]
    [InlineData(1_000, 200)]
    [InlineData(1_001, 413)]
    [InlineData(500_000, 413)]
    public async Task A_body_is_bounded(int length, int status)
    {
        await using var receiver = await Receiver.StartAsync(static webhooks => webhooks.AddUnsigned<Plaza>(), static options => options.MaximumBodyBytes = 1_000);
        const string Body = """{"id":"t-1","state":"working","more":""}""";

        Assert.Equal(status, await receiver.PostAsync("/webhooks/plaza", Body.Insert(Body.Length - 2, new string('x', length - Body.Length))));
    }

    [Fact]
    public async Task No_bytes_make_it_fail()
    {
        await using var receiver = await Receiver.StartAsync(static webhooks => webhooks.AddUnsigned<Plaza>());
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var body = """{"id":"t-1","state":"done","out":{"url":"https://example.com/a.mp4"}}"""u8.ToArray();
            for (var j = 0; j < 3; j++) body[random.Next(body.Length)] = (byte)random.Next(256);

            Assert.Contains(await receiver.PostAsync(new Posted("/webhooks/plaza", new Dictionary<string, string>(), body, 0)), new[] { 200, 400 });
        }
    }

    [Fact]
    public void A_provider_that_does_not_sign_is_taken_only_where_that_is_said() =>
        Assert.Contains("AddUnsigned", Assert.Throws<InvalidOperationException>(() => Map(static webhooks => webhooks.Add<Plaza>())).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_that_is_missing_is_told_at_the_start() =>
        Assert.Equal("MINT_ASPNETCORE_TESTS_WEBHOOK_KEY", Assert.Throws<ApiKeyException>(() => Map(static webhooks => webhooks.Add<Mint>())).Variable);

    [Fact]
    public void Nobodys_webhooks_are_a_mistake() => Assert.Contains("Add<Acme>", Assert.Throws<InvalidOperationException>(() => Map(static _ => { })).Message, StringComparison.Ordinal);

    [Fact]
    public void One_provider_is_added_once() =>
        Assert.Contains("mint are added twice", Assert.Throws<InvalidOperationException>(() => Map(static webhooks => webhooks.Add<Mint>("k").AddUnsigned<Mint>())).Message, StringComparison.Ordinal);

    [Fact]
    public void What_was_not_registered_cannot_be_mapped()
    {
        using var app = WebApplication.CreateSlimBuilder().Build();

        Assert.Contains("AddCatalogWebhooks", Assert.Throws<InvalidOperationException>(() => app.MapCatalogWebhooks()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_told() =>
        Assert.Throws<OptionsValidationException>(() => Map(static webhooks => webhooks.AddUnsigned<Plaza>().Services.Configure<CatalogWebhookOptions>(static options => options.MaximumBodyBytes = 0)));

    private static void Map(Action<CatalogWebhooksBuilder> add)
    {
        var builder = WebApplication.CreateSlimBuilder();
        add(builder.Services.AddCatalogWebhooks());
        using var app = builder.Build();
        app.MapCatalogWebhooks();
    }
}
