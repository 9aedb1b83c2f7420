using System.Text.Json;

namespace ModelCatalog.Tool.Tests;

public sealed class WireCommandTests : IDisposable
{
    private readonly AcmeCatalog _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void A_request_becomes_the_providers()
    {
        var (code, output, error) = _catalog.Run("""{"prompt": "a boat", "duration": 10}""", "wire", "-m", "acme/clip", "-p", "one", "--options", "callback_url=https://example.com/hook");

        Assert.Equal("", error);
        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(
            """
            POST https://api.one.test/v2/tasks
            Authorization: Bearer $ONE_KEY
            Content-Type: application/json

            {
              "model": "acme/clip",
              "input": {
                "prompt": "a boat",
                "duration": 10
              },
              "hook": "https://example.com/hook"
            }

            """,
            output);
    }

    [Fact]
    public void The_models_id_stands_in_the_URL_where_it_does_there() =>
        Assert.StartsWith("POST https://api.path.test/acme/clip\n", _catalog.Run("""{"prompt": "a"}""", "wire", "-m", "acme/clip", "-p", "in-path").Output, StringComparison.Ordinal);

    [Fact]
    public void A_command_holds_the_text_whatever_it_says()
    {
        var (_, output, _) = _catalog.Run("""{"prompt": "it's $HOME `x`"}""", "wire", "-m", "acme/clip", "-p", "one", "--curl");

        Assert.Contains("-H \"Authorization: Bearer $ONE_KEY\"", output, StringComparison.Ordinal);
        Assert.Contains("""it'\''s $HOME `x`""", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"prompt": "a", "duration": 7}""", "", "duration.enum")]
    [InlineData("""{"prompt": "a"}""", "callback_url=nowhere", "callback_url.type")]
    [InlineData("""{"prompt": "a"}""", "callbackurl=https://example.com", "unknown-option")]
    [InlineData("""{"prompt": "a"}""", """{"callback_url": 1}""", "callback_url.type")]
    [InlineData("""{"prompt": "a", "prompt": "b"}""", "", "body.duplicate")]
    [InlineData("[]", "", "body.type")]
    public void What_is_invalid_is_said_and_not_written(string request, string options, string rule)
    {
        string[] arguments = ["wire", "-m", "acme/clip", "-p", "one", "--format", "json", .. options.Length > 0 ? ["--options", options] : Array.Empty<string>()];
        var (code, output, _) = _catalog.Run(request, arguments);
        using var answer = JsonDocument.Parse(output);

        Assert.Equal(ExitCode.Errors, code);
        Assert.False(answer.RootElement.TryGetProperty("body", out _));
        Assert.Contains(answer.RootElement.GetProperty("violations").EnumerateArray(), violation => violation.GetProperty("rule").GetString() == rule);
    }

    [Theory]
    [InlineData("{", "acme/clip", "one", "", "no request")]
    [InlineData("{}", "acme/clop", "one", "", "did you mean 'acme/clip'")]
    [InlineData("{}", "acme/clip", "ome", "", "did you mean 'one'")]
    [InlineData("{}", "acme/rush", "one", "", "it is served by many")]
    [InlineData("{}", "acme/clip", "one", "callback_url", "expected name=value")]
    [InlineData("{}", "acme/clip", "one", "{", "no JSON object")]
    public void A_wrong_call_says_what_was_meant(string request, string model, string provider, string options, string expected)
    {
        string[] arguments = ["wire", "-m", model, "-p", provider, .. options.Length > 0 ? ["--options", options] : Array.Empty<string>()];
        var (code, output, error) = _catalog.Run(request, arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Equal("", output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }
}
