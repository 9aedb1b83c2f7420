using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Interpretation;

/// <summary>Which model a body is for, where its address and its id leave several.</summary>
public class ProviderJudgeTests
{
    private const string Provider = """
        provider: acme
        title: Acme
        base_url: https://api.acme.example
        auth: { header: Authorization, env: ACME_KEY }
        submit: { request: { post: /generate, body: { model: $model, input: $input } }, response: { task_id: id, output: . } }
        media: { video: url }
        routes:
          options: { submit: { request: { post: /generate, body: { model: $model, prompt: $input.prompt, options: $input } } } }
        """;

    private const string Input = """
        model: input-form
        vendor: acme
        title: Input
        gateway: true
        tasks: [text-to-video]
        parameters:
          model:    { type: string, doc: The model. }
          prompt:   { type: string, required: true, doc: What is seen. }
          duration: { type: integer, range: 1..9, doc: How long. }
        output: video
        wires: { acme: { model: { from: model } } }
        examples:
          - { title: One, request: { model: m, prompt: p }, wire: { acme: { model: m, input: { prompt: p } } } }
        """;

    private const string Options = """
        model: options-form
        vendor: acme
        title: Options
        gateway: true
        tasks: [text-to-video]
        parameters:
          model:    { type: string, required: true, doc: The model. }
          prompt:   { type: string, required: true, doc: What is seen. }
          duration: { type: integer, enum: [10, 15], doc: How long. }
          image:    { type: image, doc: The picture to begin with. }
        output: video
        wires: { acme: { route: options, model: { from: model } } }
        examples:
          - { title: One, request: { model: m, prompt: p, duration: 10 }, wire: { acme: { model: m, prompt: p, options: { duration: 10 } } } }
        """;

    private static readonly ProviderJudge s_judge = Judge();

    [Theory]
    [InlineData("""{ "model": "m", "options": { "duration": 10 } }""", "acme/options-form", "prompt.required")]
    [InlineData("""{ "model": "m", "prompt": "p", "options": { "duration": 12, "image": 5 } }""", "acme/options-form", "duration.enum image.type")]
    [InlineData("""{ "model": "m", "input": { "duration": 12 } }""", "acme/input-form", "duration.range prompt.required")]
    [InlineData("""{ "model": "m", "input": { "prompt": "p", "seed": 1 } }""", "acme/input-form", "unknown-field")]
    public void The_form_that_knows_the_fields_of_a_body_is_meant(string body, string model, string rules)
    {
        var verdict = s_judge.Judge([new BodyCall(null), new BodyCall("options")], JsonText.Parse(body)!);

        Assert.Equal(model, verdict.Plan!.Model.Key);
        Assert.Equal(rules, string.Join(' ', verdict.Violations.Select(violation => violation.Rule).Order(StringComparer.Ordinal)));
        Assert.Equal("m", verdict.ModelId);
    }

    [Theory]
    [InlineData("""{ "input": { "prompt": "p" } }""", "")]
    [InlineData("""{ "model": 5, "input": { "prompt": "p" } }""", "model.type")]
    [InlineData("""{ "model": ["m"], "input": { "prompt": "p" } }""", "model.type")]
    public void A_gateway_s_own_checks_say_what_is_wrong_with_the_id(string body, string rules)
    {
        var verdict = s_judge.Judge([new BodyCall(null)], JsonText.Parse(body)!);

        Assert.Equal(rules, string.Join(' ', verdict.Violations.Select(violation => violation.Rule)));
        Assert.Null(verdict.ModelId);
    }

    private static ProviderJudge Judge()
    {
        var compiled = CatalogCompiler.Compile(
            [new SourceText("providers/acme.yaml", Provider), new SourceText("models/acme/input-form.yaml", Input), new SourceText("models/acme/options-form.yaml", Options)]);
        Assert.Empty(compiled.Diagnostics);
        return new ProviderJudge(compiled.Models, "acme");
    }
}
