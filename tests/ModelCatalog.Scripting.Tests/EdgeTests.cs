using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Tests.Fixtures;
using ModelCatalog.Scripting.Tests.Fixtures;

namespace ModelCatalog.Scripting.Tests;

/// <summary>Where JavaScript has other numbers, texts and objects than .NET, the scripts have .NET's.</summary>
public sealed class EdgeTests
{
    private const string Provider = """
        provider: nimbus
        title: Nimbus
        base_url: https://api.nimbus.example/v1/
        auth: { header: X-Key, value: "Id {NIMBUS_ID}:{NIMBUS_SECRET}", env: [NIMBUS_ID, NIMBUS_SECRET] }
        headers: { X-Trace: $uuid, X-Plan: free }
        options:
          hook:  { type: url, doc: Is called. }
          level: { type: integer, range: 1..9, doc: How soon. }
          word:  { type: string, enum: [soon, late], doc: When. }
        submit:
          request: { post: "/tasks/{model}", query: { hook: $hook, level: $level }, headers: { X-Word: $word }, body: { level: $level, $: $input } }
          response: { task_id: id }
        poll: { request: { get: "/tasks/{task_id}" }, response: { status: status, output: output } }
        statuses: { 0: running, 1: succeeded, 2: failed }
        media: { video: url }
        """;

    private const string Gauge = """
        model: gauge
        vendor: acme
        output: video
        types:
          crate: { fields: { __proto__: { type: integer, range: 1..3 }, constructor: { type: string } } }
        parameters:
          whole:     { type: integer }
          seed:      { type: integer, range: 0..18446744073709551615 }
          big:       { type: integer, range: -9007199254740993..9007199254740993 }
          small:     { type: integer, range: 1..10, step: 3 }
          rate:      { type: number, range: 0.1..2.5, step: 0.1 }
          tenth:     { type: number, step: 0.1 }
          below:     { type: number, range: -0.35.., step: 0.1 }
          fine:      { type: number, range: 0.05..0.95, step: 0.0000001 }
          listed:    { type: number, enum: [0.1, 1.0, 1.50, 9007199254740993] }
          either:    { type: "number | 'auto'", range: 0..1 }
          numbers:   { type: integer, list: 1..3, range: 0..4294967295 }
          bare:      { type: number, list: ..2, single: true }
          letters:   { type: string, length: 2..5 }
          bytes:     { type: string, length: "..6 bytes" }
          units:     { type: string, length: "..3 utf16" }
          word:      { type: string, pattern: "(?i)[a-z]+(-\\d{2})?" }
          open:      { type: string, enum: [plain, ornate, constructor], open: "x-.+" }
          link:      { type: image }
          data:      { type: image, accepts: [data] }
          base:      { type: image, accepts: [base64, url] }
          address:   { type: url }
          any:       { type: json }
          flag:      { type: boolean }
          __proto__: { type: string, enum: [__proto__, toString] }
          constructor: { type: crate }
          hasOwnProperty: { type: crate, list: 1..2 }
        rules:
          - { when: has(hasOwnProperty), require: [constructor] }
          - { when: "__proto__ == 'toString'", forbid: [flag] }
          - { check: "small * 2 <= 14", message: "Small is {value}: $& $1 $$." }
        wires:
          nimbus:
            model: acme/gauge
            fields:
              text_seed: { from: seed, as: string }
              "deep.rate": { from: rate, as: "{}x" }
              flags.flag: { from: flag, as: string, values: { true: "yes", false: "no" } }
              "deep.any": { from: any, as: json }
            pricing: [{ usd: 0.0125, per: second, times: rate, when: has(rate) }, { usd: 1.10, per: image, times: whole }]
        """;

    private static readonly string[] s_numbers =
    [
        "0", "-0", "1", "-1", "1.0", "1.5", "1.50", "0.1", "0.10", "0.3", "0.30000000000000004", "2.5", "2.50000000000000000000000000001", "2.5000000000000000000000000000001", "0.1000000001", "0.05", "0.0500001", "1e0", "1E1", "10e-1", "1e-1", "3", "4", "7",
        "10", "9007199254740992", "9007199254740993", "9007199254740994", "-9007199254740993", "-9007199254740994", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "79228162514264337593543950335",
        "79228162514264337593543950336", "1e28", "1e29", "1e308", "1e400", "-1e400", "1e-28", "1e-29", "5e-324", "4294967295", "4294967296", "0.99999999999999999999999999999", "123456789.123456789123456789123456789", "0e5", "0.000", "1e-400", "-0.35", "-0.25", "-0.3", "0.05", "0.45", "79228162514264337593543950334.5",
    ];

    private static readonly string[] s_texts =
    [
        "", " ", "a", "ab", "abcde", "abcdef", "é", "éé", "ééé", "🚤", "🚤🚤", "🚤🚤🚤🚤🚤", "a\u0301", "\u200d", "\u2028", "\u007f", "\"quoted\" \\ \n\t\r\b", "plain", "plan", "ornat", "x-", "x-y", "x-\n", "Plain", "true", "5", "5.0", "-5", "1e3", "null", "{value}", "{name}",
        "$&", "__proto__", "toString", "constructor", "hasOwnProperty", "auto", "Auto", "abc-12", "ABC-12", "ab\u212a", "ab-1", "https://example.com/a.jpg", "HTTPS://example.com", "http://x", "http://", "https://?x", "https://.x", "https://a b", "https://a\u00a0b", "ftp://x",
        "data:,", "data:,x", "data:image/png;base64,AAAA", "DATA:x,y", "data:x", "AAAA", "AAA", "AA==", "AB=C", "A===", "====", "AAAA\n", "AA+/", "AA-_", "<script>", "</script>", new('x', 199), new('x', 201), new('n', 81),
    ];

    private static readonly Lazy<CompiledCatalog> s_catalog = new(() => Catalogs.Of(("providers/nimbus.yaml", Provider), ("models/acme/gauge.yaml", Gauge)));

    [Fact]
    public void Numbers_are_judged_digit_by_digit() => Compare(s_numbers.Select(digits => (JsonValue)new JsonNumber(digits)));

    [Fact]
    public void Texts_are_measured_matched_and_quoted_alike() => Compare(s_texts.Select(text => (JsonValue)new JsonString(text)));

    [Fact]
    public void Values_of_every_kind_are_told_apart() => Compare(
    [
        JsonNull.Instance, JsonBoolean.True, JsonBoolean.False, new JsonArray(default), new JsonObject(default), Parse("[1]"), Parse("[1,2,3]"), Parse("[1,2,3,4]"), Parse("[4294967296,1]"), Parse("[1,\"2\"]"), Parse("[[1]]"), Parse("[null]"), Parse("[\"\"]"),
        Parse("{\"__proto__\":1}"), Parse("{\"__proto__\":9,\"constructor\":\"x\"}"), Parse("{\"constructor\":{\"a\":1}}"), Parse("{\"__proto__\":{\"polluted\":true}}"), Parse("{\"hasOwnProperty\":1,\"toString\":2}"), Parse("[{\"__proto__\":2},{\"__proto__\":7}]"),
        Parse("{\"b\":1,\"a\":[true,null,0.10],\"10\":1,\"9\":2}"),
    ]);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData(""" "text" """)]
    [InlineData("""null""")]
    [InlineData("""17""")]
    [InlineData("""{"__proto__":"toString","flag":true}""")]
    [InlineData("""{"__proto__":{"a":1},"valueOf":1,"isPrototypeOf":"x","seeds":1,"smal":2}""")]
    [InlineData("""{"small":7,"small ":7,"SMALL":7}""")]
    [InlineData("""{"small":10}""")]
    public void A_request_is_judged_as_a_whole(string request)
    {
        var comparison = new Comparison(s_catalog.Value);
        comparison.Add(Plan, Parse(request.Trim()));
        comparison.Check();
    }

    [Fact]
    public void Options_of_a_call_are_judged_and_written()
    {
        var comparison = new Comparison(s_catalog.Value);
        foreach (var options in new[]
        {
            "{}", """{"hook":"https://example.com/hook?a=b&c='(!)*'","level":3,"word":"soon"}""", """{"level":"3"}""", """{"level":12}""", """{"word":"sooner","hook":"x"}""", """{"levl":1,"__proto__":2}""", """{"word":"late","hook":"https://exämple.com/🚤"}""",
        })
            comparison.AddOptions(Plan, Plan.ProviderViews[0], (JsonObject)Parse("""{"seed":18446744073709551615,"rate":0.10,"any":{"z":[1.0,"é"]},"flag":true}"""), (JsonObject)Parse(options));
        comparison.Check();
    }

    [Fact]
    public void Prices_have_every_digit()
    {
        var random = new Random(59);
        var comparison = new Comparison(s_catalog.Value);
        foreach (var name in new[] { "rate", "whole" })
        {
            foreach (var digits in s_numbers.Concat(Enumerable.Range(0, 300).Select(_ => (random.NextDouble() * Math.Pow(10, random.Next(-8, 17))).ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal))))
                comparison.Add(Plan, new JsonObject([new JsonMember(name, new JsonNumber(digits))]));
        }

        comparison.Check();
        var amounts = Catalogs.Of(("providers/nimbus.yaml", Provider), ("models/acme/thin.yaml", Sum("thin", "0.0333333333333333333")), ("models/acme/thick.yaml", Sum("thick", "99999999999999999999")));
        comparison = new Comparison(amounts);
        foreach (var plan in amounts.Models)
        {
            for (var i = 0; i < 300; i++)
            {
                var length = (random.NextDouble() * Math.Pow(10, random.Next(-28, 17))).ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
                comparison.Add(plan, new JsonObject([new JsonMember("length", new JsonNumber(length))]));
            }
        }

        comparison.Check();
    }

    /// <summary>Any value of every parameter, alone.</summary>
    private static void Compare(IEnumerable<JsonValue> values)
    {
        var comparison = new Comparison(s_catalog.Value);
        foreach (var value in values)
        {
            foreach (var field in Plan.Shape.Fields) comparison.Add(Plan, new JsonObject([new JsonMember(field.Key, value)]));
        }

        var random = new RandomRequests(Plan, seed: 61);
        for (var i = 0; i < 100; i++) comparison.Add(Plan, random.Next().Request);
        comparison.Check();
    }

    private static ModelPlan Plan => s_catalog.Value.Models.Single();

    private static JsonValue Parse(string text) => JsonText.Parse(text) ?? throw new ArgumentException("It is no JSON: " + text, nameof(text));

    private static string Sum(string model, string amount) => $$"""
        model: {{model}}
        vendor: acme
        output: video
        parameters: { length: { type: number } }
        wires:
          nimbus:
            model: acme/{{model}}
            pricing: [{ usd: {{amount}}, per: second, times: length }]
        """;
}
