using System.Text;
using System.Text.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>Models and providers by their keys say, charge and write what the typed path does: over every case, every page and requests at random.</summary>
public sealed class AnyModelTests
{
    private const int Requests = 40;

    public static TheoryData<string> Pages => ConformancePageTests.Names;

    public static TheoryData<string, string> Views => ConformancePageTests.Views;

    [Theory]
    [MemberData(nameof(ConformanceCase.Names), MemberType = typeof(ConformanceCase))]
    public void A_case_has_the_verdict_of_the_typed_path(string name)
    {
        var one = ConformanceCase.Find(name);
        var typed = GeneratedModels.Find(one.Model, one.Provider);
        var model = CatalogModels.Registry.Get(one.Model);
        var json = one.Content.ToString();

        var read = one is { IsBody: true, Provider: { } provider } ? model.GetWire(provider).ReadBody(Encoding.UTF8.GetBytes(json)) : model.Read(json);

        Assert.Equal((one.IsBody ? typed.ReadBody(json) : typed.ReadRequest(json)).Validation.Violations, read.Validation.Violations);
        if (read.Request is { } request) AssertSame(typed, request, one.Provider);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_body_of_a_page_has_the_verdict_the_price_and_the_body_of_the_typed_path(string name)
    {
        var page = ConformancePage.All.Single(one => one.Name == name);
        var typed = GeneratedModels.Find(page.Model, page.Provider);
        var wire = CatalogModels.Registry.Get(page.Model).GetWire(page.Provider);
        foreach (var body in page.Bodies)
        {
            var json = body.Body.ToString();
            var read = wire.ReadBody(JsonElement.Parse(json));

            Assert.Equal(typed.ReadBody(json).Validation.Violations, read.Validation.Violations);
            if (read.Request is { } request) AssertSame(typed, request, page.Provider);
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_request_at_random_is_read_judged_priced_and_written_as_by_the_typed_path(string key, string provider)
    {
        var plan = ConformanceCase.Catalog.Models.Single(one => one.Model.Key == key);
        var typed = GeneratedModels.Find(key, provider);
        var model = CatalogModels.Registry.Get(key);
        var requests = new ValidRequests(plan, plan.FindView(provider)!, 20261124);
        for (var i = 0; i < Requests; i++)
        {
            var json = requests.Next().ToString();

            var request = model.Read(Encoding.UTF8.GetBytes(json)).GetRequest();

            Assert.Equal(typed.ReadRequest(json).Request, request);
            Assert.Same(model, request.Model);
            Assert.Equal(request, model.Read(Encoding.UTF8.GetString(request.ToJson())).Request);
            Assert.True(request.Validate(provider).IsValid);
            AssertSame(typed, request, provider);
        }
    }

    [Fact]
    public void A_typed_request_is_one_of_any_model()
    {
        IModelRequest request = new Veo31Request { Variant = Veo31Variant.Fast, Prompt = "A boat", Seed = 7 };

        Assert.Equal("google/veo-3.1", request.Model.Key);
        Assert.Equal("seed.range", Assert.Single(request.Validate("kie").Violations).Rule);
        Assert.Equal("veo3_fast", request.Model.GetWire("kie").ModelIdOf(request));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse("""{"variant":"fast","prompt":"A boat","seed":7}"""), JsonElement.Parse(request.ToJson())));
    }

    [Fact]
    public void What_the_catalog_does_not_have_is_told_with_what_it_has()
    {
        var registry = CatalogModels.Registry;
        var veo = registry.Get("google/veo-3.1");

        var model = Assert.Throws<CatalogLookupException>(() => registry.Get("gogle/veo-3.1"));
        var provider = Assert.Throws<CatalogLookupException>(() => registry.GetProvider("unificaly"));
        var wire = Assert.Throws<CatalogLookupException>(() => veo.Read("""{"variant":"fast","prompt":"A boat"}""").GetRequest().EstimateCost("kei"));

        Assert.Equal(("gogle/veo-3.1", "google/veo-3.1", registry.Count), (model.Key, model.Nearest, model.Known.Count));
        Assert.Contains("did you mean 'google/veo-3.1'?", model.Message, StringComparison.Ordinal);
        Assert.Equal("unifically", provider.Nearest);
        Assert.Equal(registry.Providers.Select(one => one.Key), provider.Known);
        Assert.Equal("kie", wire.Nearest);
        Assert.Equal(veo.Wires.Select(one => one.Provider), wire.Known);
        Assert.Contains("it is served by ", wire.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_of_another_model_is_refused()
    {
        var request = CatalogModels.Registry.Get("google/veo-3.1").Read("""{"variant":"fast","prompt":"A boat"}""").GetRequest();

        var exception = Assert.Throws<ArgumentException>(() => CatalogModels.Registry.Get("kuaishou/kling-2.6").Wires[0].Validate(request));

        Assert.Contains("a request of google/veo-3.1", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"prompt":"\ud800"}""")]
    public void Every_model_says_what_is_no_request(string json)
    {
        foreach (var model in CatalogModels.Registry)
        {
            var read = model.Read(json);
            Assert.Null(read.Request);
            Assert.NotEmpty(read.Validation.Violations);
        }
    }

    private static void AssertSame(GeneratedModels.Entry typed, IModelRequest request, string? provider)
    {
        if (provider is null)
        {
            Assert.Equal(typed.Validate(request), request.Validate());
            return;
        }

        Assert.Equal(typed.Validate(request), request.Validate(provider));
        Assert.Equal(typed.EstimateCost(request), request.EstimateCost(provider));
        Assert.Equal(typed.Write(request), request.ToBody(provider));
    }
}
