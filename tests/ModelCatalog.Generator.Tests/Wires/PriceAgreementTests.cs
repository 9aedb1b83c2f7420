using System.Globalization;
using System.Reflection;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Wires;

/// <summary>Generated code and the interpreter give the same price for the same request: right, incomplete and wrong ones.</summary>
public sealed class PriceAgreementTests
{
    private const int RequestsPerModel = 200;

    private const string Provider = """
        provider: nimbus
        title: Nimbus
        base_url: https://api.nimbus.example
        auth: { header: X-Key, env: NIMBUS_KEY }
        submit: { request: { post: /tasks, body: { model: $model, $: $input } }, response: { task_id: id } }
        poll: { request: { get: "/tasks/{task_id}" }, response: { status: status, output: output } }
        statuses: { 0: running, 1: succeeded, 2: failed }
        media: { video: url }
        """;

    /// <summary>Prices over every kind of value.</summary>
    private static readonly string[] s_prices =
    [
        "[{ usd: 0.30, per: video }]",
        "[{ credits: 7, per: second, times: duration }]",
        "[{ usd: 0.06, per: second, times: length }]",
        "[{ usd: 0.0525, per: image, times: 6, when: pro && has(image_urls) }, { usd: 0.021, per: image, when: pro }]",
        "[{ usd: 0.02, per: image, times: image_urls }]",
        "[{ usd: 0.00003, per: character, times: prompt }]",
        "[{ usd: 0.00003, per: character, times: size(prompt) + size(negative) }]",
        "[{ usd: 0.5, per: second, times: pace, when: 'has(pace)' }, { usd: 1, per: video }]",
        "[{ usd: 0.1, per: second, times: fade, when: \"mode == 'frame'\" }, { usd: 0.2, per: second, times: strength }]",
        "[{ usd: 1, per: second, times: seed }]",
        "[{ usd: 99999999999999999999, per: second, times: frames }]",
        "[{ usd: 0.4, per: second, times: \"resolution == '4k' ? duration * 2 : duration\" }]",
        "[{ usd: 0.4, per: second, times: \"8 / duration\", when: \"quality != 'low'\" }, { credits: 0, per: video }]",
        "[{ usd: 0.001, per: second, times: \"shots.map(s, s.seconds).sum()\" }]",
        "[{ usd: 0.3, per: video, when: \"variant == 'fast'\" }, { usd: 0.9, per: video, when: \"variant == 'best' && quality == 'high'\" }]",
    ];

    private static readonly Lazy<EmittedCatalog> s_catalog = new(() => new EmittedCatalog(CatalogCompiler.Compile(
        [new SourceText("providers/nimbus.yaml", Provider), .. s_prices.Select((prices, i) => new SourceText($"models/clip-{i}.yaml", Model(i, prices)))])));

    public static TheoryData<int> Prices => [.. Enumerable.Range(0, s_prices.Length)];

    public static TheoryData<string> Catalogs => ["everything", "own", "drafts"];

    [Theory]
    [MemberData(nameof(Prices))]
    public void A_price_over_any_kind_of_value_is_the_interpreters(int index)
    {
        Assert.Equal("", string.Join('\n', s_catalog.Value.Compiled.Diagnostics.Select(diagnostic => diagnostic.ToString())));
        var (known, unknown) = Compare(s_catalog.Value, s_catalog.Value.Plan($"acme/clip-{index}"));

        // What depends on the request is known for some and unknown for others, or nothing was compared.
        Assert.True(known > 0, $"{s_prices[index]} was never known");
        Assert.True(unknown > 0 || index == 0, $"{s_prices[index]} was never unknown");
    }

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void A_price_of_a_sample_model_is_the_interpreters(string name)
    {
        var catalog = EmittedCatalog.Find(name);
        var known = catalog.Compiled.Models.Where(plan => plan.ProviderViews.Any(view => view.Prices.Count > 0)).Sum(plan => Compare(catalog, plan).Known);
        Assert.True(known > 0);
    }

    private static (int Known, int Unknown) Compare(EmittedCatalog catalog, ModelPlan plan)
    {
        var (known, unknown) = (0, 0);
        var type = catalog.RequestType(plan.Model.Key);
        var requests = new EmittedRequests(type.Assembly, catalog.NamesOf(plan.Model.Key), plan.Types);
        var random = new RandomRequests(plan, seed: 31);
        for (var i = 0; i < RequestsPerModel; i++)
        {
            var (json, mode) = random.Next();
            var read = RequestReader.Read(plan, plan.ModelView, json);

            // What reading finds is no matter of a request that C# could hold; neither are fields that tell another mode there.
            if (read.Violations.Any(violation => !violation.Rule.EndsWith(".required", StringComparison.Ordinal)) || (mode is not null && read.Mode != mode)) continue;
            object request;
            try
            {
                request = requests.Request(plan, json, mode);
            }
            catch (EmittedRequests.NotExpressible)
            {
                continue;
            }

            foreach (var view in plan.ProviderViews)
            {
                var state = read.At(view);
                RequestValidator.Validate(plan, state);
                var expected = PriceEstimator.Estimate(state) is { } estimate ? $"{estimate.Amount.ToString(CultureInfo.InvariantCulture)} {estimate.Unit}" : "unknown";
                var actual = Estimate(request, catalog.Marker(view.Provider!)) is { } price ? $"{price.Amount.ToString(CultureInfo.InvariantCulture)} {price.Unit}" : "unknown";
                Assert.True(expected == actual, $"{json}\nat {view.Provider}: expected {expected}, actual {actual}");
                if (actual == "unknown") unknown++;
                else known++;
            }
        }

        return (known, unknown);
    }

    private static Price? Estimate(object request, Type provider) =>
        (Price?)typeof(ServedByExtensions).GetMethod(nameof(ServedByExtensions.EstimateCost), BindingFlags.Static | BindingFlags.Public)!.MakeGenericMethod(provider).Invoke(null, [request]);

    private static string Model(int index, string prices) => $$"""
        model: clip-{{index}}
        vendor: acme
        output: video
        variants: { fast: { default: true }, good: Better., best: Best. }
        types:
          shot: { fields: { text: { type: string, required: true }, seconds: { type: number, default: 2.5 } } }
        parameters:
          prompt:     { type: string, length: ..500 }
          negative:   { type: string, length: ..500 }
          duration:   { type: integer, enum: [5, 10, 15], default: 5 }
          length:     { type: number, range: 0..100 }
          strength:   { type: number, range: 0..3, default: 0.35 }
          pro:        { type: boolean }
          quality:    { type: string, enum: [low, high] }
          resolution: { type: string, enum: [720p, 4k], default: 720p }
          pace:       { type: "number | 'auto'", default: auto }
          seed:       { type: integer, range: 0..18446744073709551615 }
          frames:     { type: integer, range: 0..9223372036854775807, default: 1 }
          shots:      { type: shot, list: 1..4 }
        modes:
          others: reject
          none: { doc: From text. }
          frame:
            parameters:
              start_url: { type: image, required: true }
              fade:      { type: integer, range: 0..10 }
          reference:
            parameters:
              image_urls: { type: image, list: 1..3, required: true }
        wires:
          nimbus:
            model: clip-{{index}}-{variant}
            pricing: {{prices}}
        """;
}
