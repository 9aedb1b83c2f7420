using System.Collections;
using System.Net;
using System.Reflection;
using System.Text;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Wires;

/// <summary>The calls that a provider has beside submits and polls, as its client offers them.</summary>
public sealed class EmittedCallTests : IDisposable
{
    private readonly Wire _wire = new();

    public void Dispose() => _wire.Dispose();

    [Fact]
    public async Task A_list_is_read_item_by_item_with_everything_that_its_type_has()
    {
        _wire.Answer("""
            [{ "key": "a", "kind": "robot", "tags": ["x", "y"], "samples": [{ "url": "https://a.example/1.mp3", "seconds": 4 }], "rate": 1.5, "price": 0.10, "born": "2026-01-02T03:04:05Z",
               "changed": 1767225600500, "seen": 1767225600, "extra": { "deep": [1] }, "best": true, "either": "auto", "unheard_of": 7 },
             { "key": "b", "samples": [] }]
            """);

        var voices = ((IEnumerable)(await Call("GetVoicesAsync"))!).Cast<object>().ToList();

        Assert.Equal(["a", "b"], voices.Select(voice => Get(voice, "Id")));
        Assert.Equal("robot", Get(voices[0], "Kind")!.ToString());
        Assert.Equal(0.10m, Get(voices[0], "Price"));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Get(voices[0], "Born"));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, 500, TimeSpan.Zero), Get(voices[0], "Changed"));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Get(voices[0], "Seen"));
        Assert.Equal(7, ((ReplyObject)voices[0]).Raw.GetProperty("unheard_of").GetInt32());
        Assert.DoesNotContain("unheard_of", voices[0].ToString(), StringComparison.Ordinal);
        Assert.Null(Get(voices[1], "Kind"));
        Assert.NotEqual(voices[0], voices[1]);
        Assert.Matches("^X-Trace: [0-9a-f-]{36}$", _wire.Requests[0].Split('\n').Single(line => line.StartsWith("X-Trace", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("GetVoicesAsync", """{"key":"a"}""", "a value of the kind 'object' at '' where a list is expected")]
    [InlineData("GetVoicesAsync", """[{"key":"a","samples":[{"url":5}]}]""", "'[0].samples[0].url'")]
    [InlineData("GetVoicesAsync", """[{"samples":[]}]""", "nothing at '[0].key' where a value is expected")]
    [InlineData("GetVoicesAsync", """[7]""", "a value of the kind 'integer' at '[0]' where an object is expected")]
    [InlineData("GetVoicesAsync", """[{"key":"a","samples":[],"seen":1e300}]""", "at '[0].seen' where a Unix time is expected")]
    [InlineData("GetVoicesAsync", """[{"key":"a","samples":[],"born":"yesterday"}]""", "at '[0].born' where a time (ISO 8601) is expected")]
    [InlineData("GetVoicesAsync", """[{"key":"a","samples":[],"price":"0.10"}]""", "at '[0].price' where a decimal number is expected")]
    [InlineData("GetPhraseAsync", """[]""", "a value of the kind 'list' at '' where an object is expected")]
    [InlineData("GetCreditsAsync", """{"credits":"many"}""", "at '[data.credits, credits]' where a number is expected")]
    [InlineData("GetCreditsAsync", """{}""", "nothing at '[data.credits, credits]' where a value is expected")]
    [InlineData("GetReadyAsync", """{"ready":1}""", "a value of the kind 'integer' at 'ready' where a boolean is expected")]
    [InlineData("GetVoicesAsync", "<html>Down for maintenance</html>", "HTML instead of JSON")]
    [InlineData("GetVoicesAsync", "", "an empty body instead of JSON")]
    [InlineData("GetVoicesAsync", """[{"key":""", "no complete JSON")]
    public async Task A_reply_of_another_shape_says_where(string method, string reply, string expected)
    {
        _wire.Answer(reply);

        var exception = await Assert.ThrowsAsync<ProtocolException>(() => Call(method));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-key", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_character_in_a_name_or_a_text_harms_nothing()
    {
        _wire.Answer("""[{ "\ud800": 1, "key": "a\udc00", "kind": "\ud800", "samples": [], "either": "\ud800" }]""");

        var voice = ((IEnumerable)(await Call("GetVoicesAsync"))!).Cast<object>().Single();

        Assert.StartsWith("a", (string)Get(voice, "Id")!, StringComparison.Ordinal);
        Assert.Null(Get(voice, "Either"));
    }

    [Fact]
    public async Task Scalars_lists_of_them_and_json_are_read()
    {
        Assert.Equal(2.5, await Answered("GetCreditsAsync", """{"data":{"credits":2.5}}"""));
        Assert.Equal(true, await Answered("GetReadyAsync", """{"ready":true}"""));
        Assert.Equal(12L, await Answered("CountAsync", """{"removed":12}"""));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), await Answered("GetSinceAsync", """{"at":"2026-01-01T00:00:00"}"""));
        Assert.Equal("[1,2]", (await Answered("GetWholeAsync", "[1,2]"))!.ToString());
        Assert.Equal(["a", "b"], ((IEnumerable)(await Answered("GetNimbusStylesAsync", """{"ready":true,"data":{"styles":["a","b"]}}"""))!).Cast<string>());
        Assert.Empty((IEnumerable)(await Answered("GetNimbusStylesAsync", """{"ready":true}"""))!);
    }

    [Fact]
    public async Task A_call_has_its_own_conditions_and_error_paths()
    {
        _wire.Answer("""{"ready":false,"reason":"Not yet.","error":{"text":"wrong place"}}""");

        var exception = await Assert.ThrowsAsync<RequestRejectedException>(() => Call("GetNimbusStylesAsync"));

        Assert.Equal("Not yet.", exception.Error.Message);
    }

    [Fact]
    public async Task Parameters_travel_in_the_query_each_item_of_a_list_by_itself()
    {
        _wire.Answer("""{"prices":[{"endpoint_id":"a","unit_price":0.05,"unit":"second"}]}""");

        var prices = ((IEnumerable)(await Call("GetPricesAsync", Parameters("Prices",
            ("EndpointId", (ValueList<string>)["a b", "c"]), ("Unit", Value("NimbusPriceUnit", "Second")), ("Exact", true), ("Least", 0.5), ("Codes", (ValueList<long>)[1L, 2L]))))!).Cast<object>();

        Assert.StartsWith("GET https://api.nimbus.example/v1/prices?id=a%20b&id=c&unit=second&exact=true&least=0.5&code=1&code=2\n", _wire.Requests[0], StringComparison.Ordinal);
        Assert.Equal(0.05m, Get(prices.Single(), "UnitPrice"));
    }

    [Fact]
    public async Task Parameters_are_judged_before_anything_is_sent()
    {
        var many = await Assert.ThrowsAsync<RequestValidationException>(() => Call("GetPricesAsync", Parameters("Prices", ("EndpointId", (ValueList<string>)["a", "b", "c", "d"]), ("Least", 2.0))));
        var longText = await Assert.ThrowsAsync<RequestValidationException>(() => Call("ExpandAsync", Parameters("Expand", ("Text", "too long"))));

        Assert.Equal(["endpoint_id.count", "least.range"], many.Violations.Select(violation => violation.Rule).Order(StringComparer.Ordinal));
        Assert.Equal("text.length", Assert.Single(longText.Violations).Rule);
        Assert.Empty(_wire.Requests);
    }

    [Fact]
    public async Task Parameters_fill_a_body_whole_or_among_constants()
    {
        await Answered("ExpandAsync", """{"expanded":"x"}""", Parameters("Expand", ("Text", "ü\"<")));
        await Answered("LinkAsync", """{"data":"https://a.example/x"}""", Parameters("Link", ("TaskId", "7"), ("Fresh", false)));

        Assert.EndsWith("\n{\"text\":\"ü\\\"<\"}", _wire.Requests[0], StringComparison.Ordinal);
        Assert.EndsWith("\n{\"task_id\":\"7\",\"fresh\":false,\"format\":{\"kind\":\"mp4\",\"tracks\":[1,2]}}", _wire.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_uploaded_in_two_steps_and_the_key_stays_at_home()
    {
        _wire.Answer("""{"file_url":"https://cdn.example/f.png","upload_url":"https://storage.example/put?signature=s"}""");
        _wire.Answer("");
        using var content = new MemoryStream("bytes"u8.ToArray());

        var url = await Call("UploadAsync", content, "f.png", Parameters("Upload", ("Folder", "tmp")), null, null);

        Assert.Equal("https://cdn.example/f.png", url);
        Assert.StartsWith("POST https://files.nimbus.example/initiate?kind=cdn\n", _wire.Requests[0], StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer the-key", _wire.Requests[0], StringComparison.Ordinal);
        Assert.EndsWith("\n{\"content_type\":\"image/png\",\"file_name\":\"f.png\",\"to\":{\"folder\":\"tmp\"}}", _wire.Requests[0], StringComparison.Ordinal);
        Assert.StartsWith("PUT https://storage.example/put?signature=s\n", _wire.Requests[1], StringComparison.Ordinal);
        Assert.DoesNotContain("the-key", _wire.Requests[1], StringComparison.Ordinal);
        Assert.Contains("Content-Type: image/png", _wire.Requests[1], StringComparison.Ordinal);
        Assert.EndsWith("\nbytes", _wire.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://storage.example/put")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@storage.example/put")]
    [InlineData("//storage.example/put")]
    public async Task A_file_goes_nowhere_that_is_not_safe(string target)
    {
        _wire.Answer($$"""{"file_url":"https://cdn.example/f.png","upload_url":"{{target}}"}""");
        using var content = new MemoryStream("bytes"u8.ToArray());

        await Assert.ThrowsAsync<ProtocolException>(() => Call("UploadAsync", content, "f.png", Parameters("Upload", ("Folder", "tmp")), null, null));

        Assert.Single(_wire.Requests);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_a_violation_and_not_sent()
    {
        using var content = new MemoryStream(new byte[1025]);

        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => Call("UploadAsync", content, "f.png", Parameters("Upload", ("Folder", "tmp")), null, null));

        Assert.Equal("file.size", Assert.Single(exception.Violations).Rule);
        Assert.Empty(_wire.Requests);
    }

    [Fact]
    public async Task Text_forms_of_an_upload_take_their_own_parameters()
    {
        await Answered("UploadBase64Async", """{"data":{"url":"https://cdn.example/f"}}""", "AAAA", Parameters("Upload", ("Folder", "tmp")), "f.bin");
        await Answered("UploadUrlAsync", """{"data":{"url":"https://cdn.example/f"}}""", "https://a.example/x", Parameters("Upload", ("Folder", "tmp")));

        Assert.EndsWith("\n{\"data\":\"AAAA\",\"name\":\"f.bin\",\"folder\":\"tmp\"}", _wire.Requests[0], StringComparison.Ordinal);
        Assert.Contains("name=\"source\"\r\n\r\nhttps://a.example/x", _wire.Requests[1], StringComparison.Ordinal);
        Assert.Contains("name=\"keep\"\r\n\r\ntrue", _wire.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_is_a_file_goes_to_a_stream()
    {
        _wire.Answer("the video", "video/mp4");
        using var destination = new MemoryStream();

        await Call("GetDownloadAsync", destination, Parameters("Download", ("TaskId", "a/b")));

        Assert.Equal("the video", Encoding.UTF8.GetString(destination.ToArray()));
        Assert.StartsWith("GET https://api.nimbus.example/v1/tasks/a%2Fb/download?mode=proxy\n", _wire.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"error\":null}", "application/json", "JSON instead of a file")]
    [InlineData("<html></html>", "text/html", "HTML instead of a file")]
    public async Task A_page_is_no_file(string body, string type, string expected)
    {
        _wire.Answer(body, type);
        using var destination = new MemoryStream();

        var exception = await Assert.ThrowsAsync<ProtocolException>(() => Call("GetDownloadAsync", destination, Parameters("Download", ("TaskId", "a"))));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, destination.Length);
    }

    private static object? Get(object target, string property) => target.GetType().GetProperty(property)!.GetValue(target);

    private static object Value(string type, string name) => Enum.Parse(EmittedCatalog.Everything.Type(type), name);

    private static object Parameters(string call, params (string Property, object Value)[] values)
    {
        var type = EmittedCatalog.Everything.Type("Nimbus" + call + "Parameters");
        var parameters = Activator.CreateInstance(type)!;
        foreach (var (property, value) in values) type.GetProperty(property)!.SetValue(parameters, value);
        return parameters;
    }

    private Task<object?> Answered(string method, string reply, params object?[] arguments)
    {
        _wire.Answer(reply);
        return Call(method, arguments);
    }

    private async Task<object?> Call(string method, params object?[] arguments)
    {
        var http = new HttpClient(_wire, disposeHandler: false);
        var client = Activator.CreateInstance(EmittedCatalog.Everything.Type("NimbusClient"), http, new ProviderOptions { ApiKey = "the-key", SubmitAttempts = 1 })!;
        var target = client.GetType().GetMethods().Single(candidate => candidate.Name == method && Takes(candidate, arguments));
        var task = (Task)target.Invoke(client, [.. arguments, TestContext.Current.CancellationToken])!;
        await task;
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }

    private static bool Takes(MethodInfo method, object?[] arguments)
    {
        var parameters = method.GetParameters();
        return parameters.Length == arguments.Length + 1 && arguments.Zip(parameters).All(pair => pair.First is null || pair.Second.ParameterType.IsInstanceOfType(pair.First));
    }

    /// <summary>A network that answers what it was told to, and remembers what it was sent.</summary>
    private sealed class Wire : HttpMessageHandler
    {
        private readonly Queue<(string Body, string Type)> _answers = [];

        public List<string> Requests { get; } = [];

        public void Answer(string body, string type = "application/json") => _answers.Enqueue((body, type));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}\n");
            Requests.Add($"{request.Method} {request.RequestUri!.AbsoluteUri}\n{string.Concat(headers)}\n{body}");
            var (text, type) = _answers.Dequeue();
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, type), RequestMessage = request };
        }
    }
}
