using System.Text.Json;

namespace ModelCatalog.Tool.Tests;

public sealed class CodeCommandTests : IDisposable
{
    private const string Body = """{"model": "acme/clip", "input": {"prompt": "it\"s", "shots": [{"text": "a", "seconds": 3}]}}""";

    private readonly AcmeCatalog _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void A_body_becomes_CSharp()
    {
        var (code, output, error) = _catalog.Run(Body, "code", "--namespace", "Acme.Media");

        Assert.Equal("", error);
        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(
            """
            using Acme.Media;

            var request = new ClipRequest
            {
                Prompt = "it\"s",
                Shots = [
                    new ClipShot
                    {
                        Text = "a",
                        Seconds = 3,
                    },
                ],
            };

            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
            var client = new OneClient(http); // the key: ONE_KEY
            var task = await client.SubmitAsync(request);

            """,
            output);
    }

    [Theory]
    [InlineData("curl -X POST https://api.one.test/v2/tasks -d '{}'")]
    [InlineData("$ curl --request POST \\\r\n  --url 'https://api.one.test/v2/tasks' \\\r\n  --data '{}'\r\n{\"task\": 1}")]
    [InlineData("```bash\ncurl -sSL -XPOST https://api.one.test/v2/tasks?x=1 \\\n  -H\"Authorization: Bearer $ONE_KEY\" \\  \n  --data-raw $'{}'\n```")]
    [InlineData("ONE_KEY=a curl https://api.one.test/v2/tasks --json '{}' -o out.json | jq .id")]
    [InlineData("curl https://api.one.test/v2/tasks \\ -H 'A: b' \\ -d '{}'")]
    [InlineData("curl \"$ONE_URL/v2/tasks\" ^\r\n -d '{}'")]
    [InlineData("curl ${API}/v2/tasks -d @- <<'EOF'\n{}\nEOF")]
    [InlineData("curl http://localhost:8080/v2/tasks -d '{}'")]
    [InlineData("# a comment\ncurl -i https://api.one.test/v2/tasks\n  -d '{}'")]
    public void A_command_is_read_as_its_page_shows_it(string command)
    {
        var (code, output, error) = _catalog.Run(command.Replace("{}", """{"model": "acme/clip", "input": {"prompt": "a"}, "hook": "https://example.com/$HOME"}""", StringComparison.Ordinal), "code");

        Assert.Equal("", error);
        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("Prompt = \"a\",", output, StringComparison.Ordinal);
        Assert.Contains("CallbackUrl = \"https://example.com/$HOME\",", output, StringComparison.Ordinal);
        Assert.EndsWith("await client.SubmitAsync(request, options);\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_tells_whether_the_output_is_asked_for_at_once()
    {
        const string body = """{"model": "clip", "prompt": "a"}""";

        Assert.Contains("await client.GenerateAsync(request)", _catalog.Run($"curl -X PUT https://fast.many.test/quick/answers -d '{body}'", "code").Output, StringComparison.Ordinal);
        Assert.Contains("await client.SubmitAsync(request)", _catalog.Run($"curl https://api.many.test/jobs -d '{body}'", "code").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_request_holds_is_said()
    {
        var (code, output, error) = _catalog.Run("""{"model": "acme/clip", "input": {"prompt": "a", "promt": "b"}}""", "code", "-p", "one");

        Assert.Equal(ExitCode.Success, code);
        Assert.StartsWith("// Left out: No document mentions `promt`", output, StringComparison.Ordinal);
        Assert.Contains("unknown-field", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_invalid_is_no_CSharp()
    {
        var (code, output, _) = _catalog.Run("""{"model": "acme/clip", "input": {"duration": 7}}""", "code", "-p", "one", "--format", "json");
        using var answer = JsonDocument.Parse(output);

        Assert.Equal(ExitCode.Errors, code);
        Assert.False(answer.RootElement.TryGetProperty("code", out _));
        Assert.Equal(2, answer.RootElement.GetProperty("violations").GetArrayLength());
    }

    [Theory]
    [InlineData("hello", "", "neither a JSON object nor a curl command")]
    [InlineData("{\"a\": }", "", "no JSON")]
    [InlineData("{\"a\": 1, \"a\": 2}", "one", "`a` stands twice")]
    [InlineData("""{"model": "nothing"}""", "", "no provider takes this body")]
    [InlineData("""{"prompt": "a"}""", "in-path", "the URL tells the model at in-path")]
    [InlineData("curl https://api.one.test/v2/tasks -d '{", "", "is never closed")]
    [InlineData("curl https://api.one.test/v2/tasks", "", "takes no request")]
    [InlineData("curl -X POST https://api.one.test/v2/tasks", "", "sends no body")]
    [InlineData("curl https://api.one.test/v2/task -d '{}'", "", "'POST /tasks'")]
    [InlineData("curl https://api.ome.test/v2/tasks -d '{}'", "", "did you mean 'api.one.test'")]
    [InlineData("curl https://api.one.test/v2/tasks -d '{}'", "many", "the command is for one")]
    [InlineData("curl https://api.one.test/v2/tasks -d @body.json", "", "is in the file 'body.json'")]
    [InlineData("curl https://api.one.test/v2/tasks -F file=@a.png", "", "a form with files")]
    [InlineData("curl https://api.one.test/v2/tasks -d @- <<EOF\n{}", "", "up to 'EOF' is missing")]
    [InlineData("curl -d '{}'", "", "names no URL")]
    [InlineData("curl -X", "", "the value of -X is missing")]
    public void What_cannot_be_read_is_said(string input, string provider, string expected)
    {
        string[] arguments = ["code", .. provider.Length > 0 ? ["-p", provider] : Array.Empty<string>()];
        var (code, output, error) = _catalog.Run(input, arguments);

        Assert.Equal("", output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, code);
    }
}
