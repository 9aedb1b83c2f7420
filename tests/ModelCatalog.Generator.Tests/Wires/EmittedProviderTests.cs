using System.Text.Json;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Wires;

/// <summary>What is emitted around the wires: providers, their options and clients, outputs, the list of models.</summary>
public sealed class EmittedProviderTests
{
    [Fact]
    public void A_provider_says_how_its_api_is_spoken()
    {
        var protocol = (ProviderProtocol)EmittedCatalog.Drafts.Marker("kie").GetProperty("Protocol")!.GetValue(null)!;

        Assert.Equal("kie", protocol.Name);
        Assert.Equal("https://api.kie.ai", protocol.BaseUrl);
        Assert.Equal(["KIE_API_KEY"], protocol.Auth!.Variables);
        Assert.Equal("/api/v1/veo/generate", protocol.FindRoute("veo")!.Submit!.PathTemplate);
        Assert.Equal([ReplyStatus.Running, ReplyStatus.Succeeded, ReplyStatus.Failed, ReplyStatus.Failed], protocol.FindRoute("veo")!.Statuses.Select(status => status.Status));
        Assert.Equal(ErrorClass.RateLimited, protocol.Route.Errors.Classes.Single(code => code.Code == "429").Class);
        Assert.Equal(TimeSpan.FromMinutes(15), protocol.Route.Polling.Timeout);
        Assert.Contains(protocol.Limits, limit => limit is { On: LimitScope.Submit, Count: 20 });
    }

    [Fact]
    public void A_provider_is_paced_and_read_as_its_descriptor_says_in_every_route()
    {
        foreach (var provider in EmittedCatalog.Drafts.Compiled.Index.Providers)
        {
            var protocol = (ProviderProtocol)EmittedCatalog.Drafts.Marker(provider.Provider).GetProperty("Protocol")!.GetValue(null)!;
            Assert.Equal(provider.Routes.Select(route => route.Name), protocol.Routes.Select(route => route.Name));
            Assert.Equal(provider.Route.Polling.Pace.Count, protocol.Route.Polling.Pace.Count);
            Assert.Equal(provider.Route.Media.Count, protocol.Route.Media.Count);
        }
    }

    [Fact]
    public void Options_of_a_call_have_their_types_and_their_texts()
    {
        var type = EmittedCatalog.Drafts.Type("FalOptions");
        var options = (SubmitOptions)Activator.CreateInstance(type)!;
        type.GetProperty("CallbackUrl")!.SetValue(options, "https://example.com/done");
        type.GetProperty("StartTimeout")!.SetValue(options, 30L);

        Assert.Equal("https://example.com/done", options.GetText("callback_url"));
        Assert.Equal("30", options.GetText("start_timeout"));
        Assert.Null(options.GetText("priority"));
        Assert.Null(options.GetText("surplus"));
    }

    [Fact]
    public void An_option_travels_in_the_body()
    {
        var (request, _) = EmittedCatalog.Drafts.Read("google/veo-3.1", null, """{"variant":"fast","prompt":"x"}""");
        var type = EmittedCatalog.Drafts.Type("KieOptions");
        var options = (SubmitOptions)Activator.CreateInstance(type)!;
        type.GetProperty("CallbackUrl")!.SetValue(options, "https://example.com/done");

        var body = EmittedCatalog.Drafts.Write(request!, "kie", options);

        Assert.Contains("\"callBackUrl\":\"https://example.com/done\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_of_its_own_is_read_into_a_record()
    {
        var output = Read("""{"text":"Hello.","language_code":"en","words":[{"text":"Hello","type":"surprise"}]}""");

        Assert.Equal("Hello.", Get(output, "Text"));
        Assert.Equal("en", Get(output, "LanguageCode"));
        Assert.Null(Get(output, "LanguageProbability"));
    }

    [Theory]
    [InlineData("""{"language_code":"en"}""", "nothing at 'text'")]
    [InlineData("""{"text":5}""", "'integer' at 'text'")]
    [InlineData("""{"text":"x","words":{}}""", "'object' at 'words'")]
    [InlineData("""{"text":"x","words":[5]}""", "'integer' at 'words[0]'")]
    [InlineData("""[]""", "'list' at ''")]
    public void An_output_of_another_shape_says_where(string json, string expected)
    {
        var exception = Assert.IsType<ProtocolException>(Assert.Throws<System.Reflection.TargetInvocationException>(() => Read(json)).InnerException);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_registry_lists_the_models_and_finds_them_by_a_providers_id()
    {
        var registry = (ModelRegistry)EmittedCatalog.Drafts.Type("CatalogModels").GetProperty("Registry")!.GetValue(null)!;

        Assert.Equal(EmittedCatalog.Drafts.Compiled.Models.Select(plan => plan.Model.Key).Order(StringComparer.Ordinal), registry.Select(model => model.Key));
        var model = registry.Find("google/veo-3.1")!;
        Assert.Equal("Veo 3.1", model.Title);
        Assert.Same(EmittedCatalog.Drafts.RequestType("google/veo-3.1"), model.RequestType);
        Assert.Same(model, Assert.Single(registry.FindByModelId("kie", "veo3_fast")));
        Assert.Equal("veo", model.FindWire("kie")!.Route);
        Assert.Empty(registry.FindByModelId("kie", "veo4"));
        Assert.Null(registry.Find("google/veo-4"));
    }

    private static object Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var output = new TaskOutput("unifically", "task-1", document.RootElement, []);
        return EmittedCatalog.Drafts.RequestType("elevenlabs/elevenlabs-speech-to-text").GetMethod("ReadOutput")!.Invoke(null, [output])!;
    }

    private static object? Get(object target, string property) => target.GetType().GetProperty(property)!.GetValue(target);
}
