using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Docs.Building;
using ModelCatalog.Docs.Rendering;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Tests.Building;

/// <summary>What the page of a model says.</summary>
public class ModelDocTests
{
    private readonly ModelDoc _model = AcmeReference.Body<ModelDoc>("models/acme/clip");

    [Fact]
    public void A_parameter_has_its_type_limits_values_and_what_providers_have_otherwise()
    {
        var duration = Parameter("duration");
        var resolution = Parameter("resolution");

        Assert.Equal("Duration", duration.Property);
        Assert.Equal(["2 to 12 seconds", "default `5`"], duration.Limits);
        Assert.Equal(["South changed 2 to 8"], Differences(duration).Select(text => text.Replace(" seconds", "", StringComparison.Ordinal)));
        Assert.Equal(["720p: Small.", "1080p: Large."], resolution.Values.Select(value => $"{value.Value}: {value.Doc}"));
        Assert.True(Parameter("prompt").IsRequired);
        Assert.Equal(["at most 20 characters"], Parameter("prompt").Limits);
    }

    [Fact]
    public void What_a_provider_does_not_take_or_alone_has_is_said()
    {
        Assert.Equal(["South refused not taken"], Differences(Parameter("shots")));
        Assert.Equal(["South added only here"], Differences(Parameter("seed")));
        Assert.Equal("shot", Parameter("shots").Type.Text);
        Assert.Equal(Assert.Single(_model.Types).Anchor, Parameter("shots").Type.Anchor);
    }

    [Fact]
    public void Modes_have_their_parameters_and_a_picture_with_words()
    {
        Assert.Equal([null, "none", "frame"], _model.Modes.Select(mode => mode.Key));
        Assert.Equal(["start", "end"], _model.Modes[2].Parameters.Select(parameter => parameter.Name));
        Assert.Equal("ClipMode.Frame", _model.Modes[2].Type);
        Assert.Contains("frame: start (required), end.", _model.Diagram!.Text, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Modes of a request: Every request: prompt (required)", _model.Diagram.Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_are_sentences_with_what_they_demand()
    {
        Assert.Equal(
            ["forbid.end: Long clips end as they like. / `end` must not be set when `duration` is more than 8.", "no-seven: `duration` must not be 7. / "],
            _model.Rules.Select(rule => $"{rule.Id}: {rule.Text} / {rule.Meaning}"));
        Assert.Equal("rules/conditional", _model.Rules[0].Kind.Page);
    }

    [Fact]
    public void A_wire_says_ids_prices_and_what_it_does_not_serve()
    {
        var south = _model.Wires[1];

        Assert.Equal(["clip"], south.Ids.Select(id => id.Id));
        Assert.Equal(["fine"], south.Unserved);
        Assert.Equal(["shots"], south.NotTaken);
        Assert.Equal(["0.40 USD per video"], south.Prices);
        Assert.Equal("otherwise 0.05 USD per second times `duration`", _model.Wires[0].Prices[1]);
    }

    [Fact]
    public void A_right_example_is_shown_in_every_form_at_every_provider()
    {
        var plain = Assert.Single(_model.Examples);

        Assert.Equal(["North · C#", "North · JSON", "North · curl", "South · C#", "South · JSON", "South · curl", "Request by parameter names"], plain.Codes.Select(code => code.Label));
        Assert.Contains("await client.SubmitAsync(request);", plain.Codes[0].Text, StringComparison.Ordinal);
        Assert.Contains("\"model\": \"acme/clip-fast\"", plain.Codes[1].Text, StringComparison.Ordinal);
        Assert.Contains("-H \"Idempotency-Key: $(uuidgen)\"", plain.Codes[2].Text, StringComparison.Ordinal);
        Assert.Contains("curl -X POST 'https://api.south.test/clip'", plain.Codes[5].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_example_says_what_is_wrong_and_where()
    {
        Assert.Equal(["Too long for South", "Too long for a last frame"], _model.Mistakes.Select(example => example.Title));
        var (atSouth, inside) = (Assert.Single(_model.Mistakes[0].Findings), Assert.Single(_model.Mistakes[1].Findings));

        Assert.Equal("`duration` must be between 2 and 8; it is `10`", atSouth.Message);
        Assert.Equal(["South"], atSouth.Places);
        Assert.Equal("p-duration", atSouth.Rule.Anchor);
        Assert.Equal("rule-forbid.end", inside.Rule.Anchor);
        Assert.DoesNotContain(_model.Mistakes[1].Codes, code => code.Language == "csharp");
    }

    [Fact]
    public void Fallbacks_say_what_a_request_has_to_change()
    {
        Assert.Equal(
            ["North → South: no variant `fine`; `duration`: 2 to 8 seconds; leave out `shots`", "South → North: leave out `seed`"],
            _model.Fallback.Steps.Select(step => $"{step.From.Text} → {step.To.Text}: {string.Join("; ", step.Changes)}"));
        Assert.Equal("Only South serves it, and no other provider has a model for the same task.", AcmeReference.Body<ModelDoc>("models/acme/still").Fallback.Text);
    }

    [Fact]
    public void A_model_that_nobody_serves_has_a_page_all_the_same()
    {
        var catalog = CatalogCompiler.Compile([new SourceText("models/acme/clip-9.yaml", ModelCatalog.Tool.Tests.TemporaryFolder.Model("clip-9"))]);
        Assert.Empty(catalog.Diagnostics);
        var writer = new ReferenceWriter(new CatalogReference(catalog, "Acme"), TemplateSet.BuiltIn);

        Assert.Contains("\n## Providers\n\nNo provider of the catalog serves it.\n", writer.Markdown().Single(file => file.Path == "models/acme/clip-9.md").Text, StringComparison.Ordinal);
        Assert.All(writer.Site().Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)), file => Assert.NotEmpty(ModelCatalog.Docs.Tests.Site.Markup.Skeleton(file.Text)));
    }

    private static IEnumerable<string> Differences(ParameterDoc parameter) => parameter.Differences.Select(one => $"{one.Provider.Text} {one.Kind} {one.Text}");

    private ParameterDoc Parameter(string name) => _model.Modes.SelectMany(mode => mode.Parameters).First(parameter => parameter.Name == name);
}
