using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>What the compiler says by types alone, said in words: which provider does not serve, and which does.</summary>
public sealed class UnservedModelsTests
{
    private static readonly string[] s_errors = ["CS0029", "CS0030", "CS0266", "CS0308", "CS0311", "CS0411", "CS1061", "CS1503", "CS1929", "CS0315", "CS0310"];

    [Theory]
    [InlineData("cirrus.SubmitAsync(new Dream1Request { Prompt = text })", "new Dream1Request { Prompt = text }")]
    [InlineData("cirrus?.SubmitAsync(new Dream1Request { Prompt = text })", "new Dream1Request { Prompt = text }")]
    [InlineData("cirrus.SubmitAsync(request)", "request")]
    [InlineData("cirrus.SubmitAsync<VideoOutput>(request)", "request")]
    [InlineData("cirrus.SubmitAsync(options: null, request: request)", "request")]
    [InlineData("((ProviderClient<Cirrus>)cirrus).SubmitAsync(request)", "request")]
    [InlineData("request.Validate<Cirrus>()", "request")]
    [InlineData("request?.Validate<Cirrus>()", "request")]
    [InlineData("(request with { Seed = 5 }).Validate<Cirrus>()", "(request with { Seed = 5 })")]
    [InlineData("ServedByExtensions.Validate<Cirrus>(request)", "request")]
    [InlineData("request.EstimateCost<Cirrus>()", "request")]
    [InlineData("ServedByExtensions.EstimateCost<Cirrus>(request)", "request")]
    [InlineData("RequestBody.Write<Cirrus>(request)", "request")]
    [InlineData("RequestBody.Read<Cirrus, Dream1Request>(text)", "Dream1Request")]
    [InlineData("Take(request)", "request")]
    [InlineData("Assign(request, r => { IServedBy<Cirrus> taken = r; })", "r")]
    [InlineData("Assign(request, r => { IServedBy<Cirrus, VideoOutput> taken; taken = r; })", "r")]
    public async Task A_provider_that_does_not_serve_is_named_with_those_that_do(string expression, string marked)
    {
        var project = RequestProject.Create().Descriptor("models/acme/dream-1.yaml", Samples.Model().Replace("  markers: { type: acme/marker, list: 1..4, doc: Places to look at. }\n", "", StringComparison.Ordinal));

        var found = await RequestProject.AnalyzeAsync(
            project,
            $"var request = new Dream1Request {{ Prompt = text }}; static void Take(ICirrusRequest<VideoOutput> taken) {{ }} static void Assign(Dream1Request r, System.Action<Dream1Request> a) {{ }} {(expression.StartsWith("Take", StringComparison.Ordinal) || expression.StartsWith("Assign", StringComparison.Ordinal) ? "" : "_ = ")}{expression}; return null;",
            s_errors);

        Assert.Equal([$"{marked}: error MC9103: Cirrus does not serve 'Dream1Request'; it is served by Nimbus"], found);
    }

    [Theory]
    [InlineData("cirrus.SubmitAsync(new Harbor1Request { Prompt = text }, 5)")]
    [InlineData("Take(new Harbor1Request { Prompt = text }, 5)")]
    [InlineData("new Harbor1Request { Prompt = text }.Validate<Cirrus>(5)")]
    public async Task A_call_that_is_wrong_otherwise_is_left_to_the_compiler(string expression) =>
        Assert.Empty(await RequestProject.AnalyzeAsync($"static void Take(ICirrusRequest<VideoOutput> taken) {{ }} {expression}; return null;", "CS1503", "CS1501", "CS1061", "CS1929", "CS4014", "CS1739"));
}
