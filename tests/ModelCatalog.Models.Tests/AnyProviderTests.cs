using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ModelCatalog.Emulator;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>Requests of every model, sent to every provider by its key over real HTTP, and gone on with by another process.</summary>
public sealed class AnyProviderTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages => ConformancePageTests.Names;

    public static TheoryData<string, string, string, string> WrongOptions => new()
    {
        { "kie", """{"calback_url":"https://example.com/done"}""", "unknown-option", "There is no option `calback_url`; did you mean 'callback_url'?; expected one of callback_url" },
        { "kie", """{"callback_url":5}""", "callback_url.type", "`callback_url` must be text; it is `5`" },
        { "kie", """{"callback_url":"soon"}""", "callback_url.type", "`callback_url`" },
        { "kie", "[]", "options.type", "Options are an object by name" },
        { "fal", """{"start_timeout":1}""", "start_timeout.range", "`start_timeout` must be at least 2; it is `1`" },
        { "fal", """{"start_timeout":2.5}""", "start_timeout.type", "`start_timeout` must be an integer" },
        { "fal", """{"no_retry":"yes"}""", "no_retry.type", "`no_retry` must be a boolean" },
        { "fal", """{"priority":"hgh"}""", "priority.enum", "`priority`" },
        { "fal", """{"no_retry":true,"no_retry":false}""", "no_retry.type", "`no_retry` stands twice" },
        { "vicsee", """{"callback_url":"https://example.com/done"}""", "unknown-option", "calls here have none" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_request_is_submitted_and_its_task_seen_through_by_keys_alone(string name)
    {
        var page = ConformancePage.All.Single(one => one.Name == name);
        await using var emulator = await ProviderRun.StartAsync(page.Provider);
        var client = Connect(emulator);
        var model = client.Models.Get(page.Model);
        var request = page.Examples.Select(example => example.Body).Append(page.Bases[0])
            .Select(body => model.GetWire(page.Provider).ReadBody(Encoding.UTF8.GetBytes(body.ToString())).Request).OfType<IModelRequest>().First();

        var task = await client.SubmitAsync(page.Provider, request, cancellationToken: s_token);
        var output = await task.WaitAsync(cancellationToken: s_token);

        Assert.Equal(page.Model, task.Handle.CatalogModel);
        Assert.Equal((await ProviderRun.SendAsync(request, emulator, new ShortPauses())).GetType(), output.Value.GetType());
        Assert.Equal(JsonValueKind.Object, Written(output).ValueKind);
        if (output.Value is UrlOutput urls) Assert.Equal(urls.Urls, output.Media.Select(item => item.Url));

        if (ProviderOf(page).FindRoute(task.Route)!.Poll is null) return;
        var again = await Connect(emulator).Resume(TaskHandle.Parse(task.Handle.ToJson())).WaitAsync(cancellationToken: s_token);
        Assert.Equal(output, again);
    }

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Options_by_name_are_judged_as_they_are_before_a_submit(string provider, string json, string rule, string message)
    {
        var read = CatalogModels.Registry.GetProvider(provider).ReadOptions(JsonElement.Parse(json));

        var violation = Assert.Single(read.Validation.Violations);
        Assert.Null(read.Request);
        Assert.Equal(rule, violation.Rule);
        Assert.Contains(message, violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_by_name_travel_as_typed_ones_do()
    {
        await using var emulator = await ProviderRun.StartAsync("kie");
        var request = new Veo31Request { Variant = Veo31Variant.Fast, Prompt = "A boat" };
        var options = ((IModelRequest)request).Model.GetWire("kie").ReadOptions(JsonElement.Parse("""{"callback_url":"https://example.com/done"}""")).GetRequest();

        await Connect(emulator).SubmitAsync("kie", request, options, s_token);

        Assert.Equal(new KieOptions { CallbackUrl = "https://example.com/done" }, options);
        Assert.Contains("\"https://example.com/done\"", emulator.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_told_and_nothing_is_sent()
    {
        await using var emulator = await ProviderRun.StartAsync("kie");
        var client = Connect(emulator);
        IModelRequest request = new Veo31Request { Variant = Veo31Variant.Fast, Prompt = "A boat" };
        IModelRequest extend = new Veo31ExtendRequest { Prompt = "On", TaskId = "abc", Model = Veo31ExtendModel.FastRelaxed };
        var wrong = new Veo31Request { Variant = Veo31Variant.Fast, Prompt = new string('x', 30_000), Seed = int.MaxValue };

        await Assert.ThrowsAsync<CatalogLookupException>(() => client.SubmitAsync("kei", request, cancellationToken: s_token));
        await Assert.ThrowsAsync<CatalogLookupException>(() => client.SubmitAsync("kie", extend, cancellationToken: s_token));
        await Assert.ThrowsAsync<CatalogLookupException>(() => client.GetClient("kie").SubmitAsync(extend, cancellationToken: s_token));
        await Assert.ThrowsAsync<RequestValidationException>(() => client.SubmitAsync("kie", wrong, cancellationToken: s_token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.SubmitAsync("kie", request, new FalOptions(), s_token));

        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public void A_handle_that_names_no_model_is_resumed_with_the_model()
    {
        var handle = new TaskHandle { Provider = "kie", TaskId = "t1", SubmittedAt = DateTimeOffset.UnixEpoch, Route = "veo" };
        var client = new CatalogClient(CatalogModels.Registry, _ => new ProviderConnection(new ProviderOptions { ApiKey = "k" }));

        Assert.Contains("does not name its model", Assert.Throws<ArgumentException>(() => client.Resume(handle)).Message, StringComparison.Ordinal);
        Assert.Equal("t1", client.GetClient("kie").Resume(client.Models.Get("google/veo-3.1"), handle).TaskId);
        Assert.Throws<CatalogLookupException>(() => client.Resume(handle with { CatalogModel = "gone/model" }));
    }

    [Fact]
    public void Services_share_one_client_between_key_and_type_in_either_order()
    {
        foreach (var typedFirst in new[] { true, false })
        {
            var services = new ServiceCollection();
            if (typedFirst) services.AddKie(options => options.ApiKey = "typed");
            services.AddCatalogClient(CatalogModels.Registry, (provider, options) => options.BaseUrl = $"http://127.0.0.1/{provider.Key}");
            services.AddCatalogClient(CatalogModels.Registry);
            if (!typedFirst) services.AddKie(options => options.ApiKey = "typed");
            using var provider = services.BuildServiceProvider();
            var client = provider.GetRequiredService<CatalogClient>();

            Assert.Same(provider.GetRequiredService<KieClient>(), client.GetClient("kie"));
            Assert.Same(client.GetClient("fal"), client.GetClient("fal"));
            Assert.IsType<ProviderClient<Fal>>(client.GetClient("fal"));
            Assert.True(client.GetClient("kie").HasKey);
        }
    }

    [Fact]
    public async Task A_client_that_is_registered_twice_still_sends_once()
    {
        await using var emulator = await ProviderRun.StartAsync("kie");
        var services = new ServiceCollection();
        services.AddCatalogClient(CatalogModels.Registry, (_, options) => (options.BaseUrl, options.ApiKey) = (emulator.BaseAddress.AbsoluteUri, "k"));
        services.AddKie();
        services.AddKie();
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<CatalogClient>().SubmitAsync("kie", new Veo31Request { Variant = Veo31Variant.Fast, Prompt = "A boat" }, cancellationToken: s_token);

        Assert.Equal(1, emulator.SubmitCount);
    }

    [Fact]
    public void Whether_a_key_is_set_is_told_without_asking()
    {
        var client = new CatalogClient(CatalogModels.Registry, provider => new ProviderConnection(new ProviderOptions { ApiKey = provider.Key == "kie" ? "a key" : null }));

        Assert.True(client.GetClient("kie").HasKey);
        Assert.Equal(client.GetClient("fal").Provider.KeyVariables.All(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 }), client.GetClient("fal").HasKey);
    }

    private static ProviderProtocol ProviderOf(ConformancePage page) => CatalogModels.Registry.GetProvider(page.Provider).Protocol;

    private static CatalogClient Connect(ProviderEmulator emulator) => new(CatalogModels.Registry, provider =>
    {
        Assert.Equal(emulator.Provider, provider.Key);
        return ProviderRun.Connect(emulator);
    });

    private static JsonElement Written(ModelOutput output)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) output.WriteJson(writer);
        return JsonElement.Parse(buffer.ToArray());
    }
}
