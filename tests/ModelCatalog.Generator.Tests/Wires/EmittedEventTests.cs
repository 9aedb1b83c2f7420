using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Wires;

/// <summary>What is emitted for prices, webhooks and the checks of options.</summary>
public sealed class EmittedEventTests
{
    private delegate WebhookResult Unsigned(ReadOnlySpan<byte> utf8Body, string? route);

    private delegate WebhookResult Signed(ReadOnlySpan<byte> utf8Body, Func<string, string?> header, string? route, string? key, TimeProvider? time);

    private static readonly EmittedCatalog s_west = new(CatalogCompiler.Compile(
    [
        new SourceText(
            "west.yaml",
            """
            provider: west
            options:
              callback_url: { type: url, required: true }
              tag:    { type: string, length: 2..4, pattern: "[a-zé]+" }
              level:  { type: string, enum: [low, high], open: "x-[0-9]+" }
              weight: { type: number, range: 0.5..1.5 }
              tries:  { type: integer, range: 1..9, step: 2 }
            submit:
              request: { post: /run, body: { call: { hook: $callback_url, tag: $tag, level: $level, weight: $weight, tries: $tries }, $: $input } }
              response: { task_id: id }
            """),
        new SourceText("clip.yaml", "model: clip\nvendor: acme\noutput: video\nparameters: { prompt: { type: string } }\nwires: { west: {} }"),
    ]));

    [Theory]
    [InlineData("kie", "suno", "", "callback_url.required")]
    [InlineData("kie", "suno", "callback_url=", "callback_url.required")]
    [InlineData("kie", "suno", "callback_url=done", "callback_url.type")]
    [InlineData("kie", "suno", "callback_url=https://example.com/done", "")]
    [InlineData("kie", null, "", "")]
    [InlineData("kie", null, "callback_url=done", "callback_url.type")]
    [InlineData("fal", null, "priority=low;start_timeout=2", "")]
    [InlineData("fal", null, "priority=lwo;start_timeout=1;callback_url=ftp://example.com", "callback_url.type priority.enum start_timeout.range")]
    public void Options_are_judged_as_their_route_declares_them(string provider, string? route, string options, string rules)
    {
        var result = Validate(provider, route, options);

        Assert.Equal(rules, string.Join(' ', result.Violations.Select(violation => violation.Rule)));
        Assert.Equal(rules.Length == 0, result.IsValid);
    }

    [Fact]
    public void A_violation_names_the_option_and_its_place_and_the_nearest_right_thing()
    {
        var violation = Assert.Single(Validate("fal", null, "priority=lwo").Violations);

        Assert.Equal(("priority", "x-fal-queue-priority", "\"lwo\""), (violation.Parameter, violation.Wire, violation.Value));
        Assert.Equal("`priority` must be `normal` or `low`; it is `lwo`; did you mean 'low'?", violation.Message);
    }

    [Theory]
    [InlineData("{}", "callback_url.required")]
    [InlineData("""{"hook":""}""", "callback_url.required")]
    [InlineData("""{"hook":"done"}""", "callback_url.type")]
    [InlineData("""{"hook":7}""", "callback_url.type")]
    [InlineData("""{"hook":"https://example.com/done"}""", null)]
    [InlineData("""{"hook":"https://example.com/done","tag":"éa","level":"x-7","weight":1.5,"tries":3}""", null)]
    [InlineData("""{"hook":"https://example.com/done","tag":"a"}""", "tag.length")]
    [InlineData("""{"hook":"https://example.com/done","tag":"ABC"}""", "tag.pattern")]
    [InlineData("""{"hook":"https://example.com/done","level":"hgih"}""", "level.enum")]
    [InlineData("""{"hook":"https://example.com/done","weight":2}""", "weight.range")]
    [InlineData("""{"hook":"https://example.com/done","weight":"1"}""", "weight.type")]
    [InlineData("""{"hook":"https://example.com/done","tries":4}""", "tries.step")]
    [InlineData("""{"hook":"https://example.com/done","tries":99}""", "tries.range")]
    [InlineData("""{"hook":"https://example.com/done","tries":1.5}""", "tries.type")]
    public void A_body_is_judged_by_interpreter_and_code_as_the_call_would_be(string call, string? rule)
    {
        var plan = s_west.Compiled.Models[0];
        var body = $$"""{"call":{{call}},"prompt":"x"}""";
        var state = RequestReader.Read(plan, plan.FindView("west")!, JsonText.Parse(body)!);
        RequestValidator.Validate(plan, state);
        var (_, validation) = s_west.Read(plan.Model.Key, "west", body);

        Assert.Equal(state.Violations.Select(violation => (violation.Rule, violation.Parameter, violation.Wire, violation.Message)), validation.Violations.Select(violation => (violation.Rule, violation.Parameter, violation.Wire, violation.Message)));
        Assert.Equal(rule, validation.Violations.SingleOrDefault()?.Rule);
        if (rule is not null) Assert.StartsWith("call.", validation.Violations[0].Wire, StringComparison.Ordinal);
    }

    [Fact]
    public void Prices_are_asked_where_a_descriptor_says_how()
    {
        Assert.NotNull(EmittedCatalog.Drafts.Type("UnificallyClient").GetMethod("GetPriceAsync"));
        Assert.Null(EmittedCatalog.Drafts.Type("KieClient").GetMethod("GetPriceAsync"));
        var price = Protocol("unifically").Route.Price!;
        Assert.Equal(("/v1/tasks", new PriceField("dry_run", "true"), PriceUnit.Usd), (price.Operation.PathTemplate, price.With[0], price.Unit));
    }

    [Fact]
    public void A_class_without_a_signature_says_so_in_every_name()
    {
        Assert.Equal(["ParseUnsigned", "ReadUnsigned"], MethodsOf("UnificallyWebhook"));
        Assert.Equal(["Parse", "ParseUnsigned", "Read", "ReadUnsigned"], MethodsOf("KieWebhook"));
        Assert.Equal(["ParseAsync", "ParseUnsigned", "ReadAsync", "ReadUnsigned"], MethodsOf("FalWebhook"));
        Assert.DoesNotContain("VicSeeWebhook", EmittedCatalog.Drafts.TypeNames);

        static IEnumerable<string> MethodsOf(string type) =>
            EmittedCatalog.Drafts.Type(type).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_signed_webhook_is_checked_and_read_by_what_the_polls_of_its_route_say()
    {
        const string Body = """{"code":200,"data":{"taskId":"t-1","state":"success","resultJson":"{\"resultUrls\":[\"https://example.com/a.mp4\"]}"}}""";
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData("a-key"u8, Encoding.UTF8.GetBytes("t-1." + time)));
        var read = EmittedCatalog.Drafts.Type("KieWebhook").GetMethod("Read")!.CreateDelegate<Signed>();

        var good = read(Encoding.UTF8.GetBytes(Body), name => name == "X-Webhook-Timestamp" ? time : name == "X-Webhook-Signature" ? signature : null, null, "a-key", null);
        var bad = read(Encoding.UTF8.GetBytes(Body), name => name == "X-Webhook-Timestamp" ? time : name == "X-Webhook-Signature" ? signature : null, null, "b-key", null);

        Assert.Equal("https://example.com/a.mp4", good.GetNotification().ReadOutput(VideoOutput.Read).Url);
        Assert.True(good.Notification!.IsVerified);
        Assert.Equal(WebhookProblem.WrongSignature, bad.Problem);
    }

    [Fact]
    public void A_sender_with_a_key_of_its_own_is_emitted_with_the_place_of_its_keys()
    {
        var signature = Protocol("fal").Route.Webhook!.Signature!;

        Assert.Equal((null, new KeySetProtocol("https://rest.fal.ai/.well-known/jwks.json", TimeSpan.FromHours(1)), SignatureForm.Hex), (signature.Variable, signature.Keys, signature.Form));
        Assert.Equal(TimeSpan.FromMinutes(5), signature.Time!.Within);
        Assert.Equal([null, "\n", null, "\n", null, "\n", null], signature.Message.Select(part => part.Text));
    }

    [Theory]
    [InlineData("veo", """{"code":200,"msg":"fine","data":{"taskId":"t-1","info":{"resultUrls":["https://example.com/a.mp4"]}}}""", GenerationStatus.Succeeded, null)]
    [InlineData("veo", """{"code":501,"msg":"It burnt","data":{"taskId":"t-1"}}""", GenerationStatus.Failed, "It burnt")]
    [InlineData("suno", """{"code":200,"data":{"callbackType":"first","task_id":"t-1","data":[]}}""", GenerationStatus.Running, null)]
    [InlineData("suno", """{"code":200,"data":{"callbackType":"complete","task_id":"t-1","data":[{"audio_url":"https://example.com/a.mp3"}]}}""", GenerationStatus.Succeeded, null)]
    [InlineData("suno", """{"code":400,"msg":"No","data":{"callbackType":"error","task_id":"t-1"}}""", GenerationStatus.Failed, "No")]
    public void Each_route_reads_its_own_payload(string route, string body, GenerationStatus status, string? error)
    {
        var read = EmittedCatalog.Drafts.Type("KieWebhook").GetMethod("ReadUnsigned")!.CreateDelegate<Unsigned>();

        var notification = read(Encoding.UTF8.GetBytes(body), route).GetNotification();

        Assert.Equal(("t-1", route, status, error), (notification.TaskId, notification.Route, notification.Status, notification.Error?.Message));
        if (status == GenerationStatus.Succeeded) Assert.StartsWith("https://example.com/a.mp", notification.ReadOutput(MediaOutput.Read).Url, StringComparison.Ordinal);
    }

    private static ProviderProtocol Protocol(string provider) => (ProviderProtocol)EmittedCatalog.Drafts.Marker(provider).GetProperty("Protocol")!.GetValue(null)!;

    private static ValidationResult Validate(string provider, string? route, string options)
    {
        var marker = EmittedCatalog.Drafts.Marker(provider);
        var type = EmittedCatalog.Drafts.Type(marker.Name + "Options");
        var given = options.Length == 0 ? null : (SubmitOptions)Activator.CreateInstance(type)!;
        foreach (var pair in options.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var property = type.GetProperties().Single(one => string.Equals(one.Name, parts[0].Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
            property.SetValue(given, property.PropertyType == typeof(long?) ? long.Parse(parts[1], CultureInfo.InvariantCulture) : parts[1]);
        }

        return (ValidationResult)marker.GetMethod("ValidateOptions")!.Invoke(null, [given, route])!;
    }
}
