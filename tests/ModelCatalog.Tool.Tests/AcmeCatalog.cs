using System.Text;
using System.Text.Json;

namespace ModelCatalog.Tool.Tests;

/// <summary>An invented catalog in a folder of its own: one provider with one operation, one whose operations are several.</summary>
public sealed class AcmeCatalog : IDisposable
{
    private const string One =
        """
        provider: one
        title: One
        base_url: https://api.one.test/v2
        auth: { header: Authorization, scheme: Bearer, env: ONE_KEY }
        options: { callback_url: { type: url, doc: Where to post. } }
        submit:
          request: { post: /tasks, body: { model: $model, input: $input, hook: $callback_url } }
          response: { task_id: id, status: status }
        poll:
          request: { get: "/tasks/{task_id}" }
          response: { status: status, output: output }
        statuses: { done: succeeded, error: failed, else: running }
        media: { video: url }
        errors: { message: error, class: { 400: invalid } }
        """;

    private const string Many =
        """
        provider: many
        title: Many
        base_url: https://api.many.test
        hosts: { fast: "https://fast.many.test/quick" }
        auth: { header: Authorization, scheme: Bearer, env: MANY_KEY }
        submit:
          request: { post: /jobs, body: { model: $model, $: $input } }
          response: { task_id: id, status: status }
        poll:
          request: { get: "/jobs/{task_id}" }
          response: { status: status, output: output }
        statuses: { done: succeeded, error: failed, else: running }
        media: { video: url }
        errors: { message: error, class: { 400: invalid } }
        sync: { request: { put: "{fast}/answers" }, response: { output: . } }
        routes:
          fast: { submit: { request: { post: "{fast}/jobs", body: { model: $model, $: $input } } } }
        """;

    private const string InPath =
        """
        provider: in-path
        title: In Path
        base_url: https://api.path.test
        auth: { header: Authorization, scheme: Bearer, env: PATH_KEY }
        submit:
          request: { post: "/{+model}", body: $input }
          response: { task_id: id, status: status }
        poll:
          request: { get: "/tasks/{task_id}" }
          response: { status: status, output: output }
        statuses: { done: succeeded, error: failed, else: running }
        media: { video: url }
        errors: { message: error, class: { 400: invalid } }
        """;

    private const string Clip =
        """
        model: clip
        vendor: acme
        title: Clip
        tasks: [text-to-video]
        summary: Makes short clips.
        parameters:
          prompt:   { type: string, required: true, length: ..20, doc: What it shows. }
          duration: { type: integer, enum: [5, 10], doc: Seconds. }
          start:    { type: image, doc: The first frame. }
          shots:    { type: shot, list: ..3, doc: Its parts. }
          note:     { type: string, doc: For the log. }
        types:
          shot:
            doc: A part.
            fields:
              text:    { type: string, required: true, doc: What it shows. }
              seconds: { type: integer, range: 1..9, doc: How long. }
        rules:
          - { ignored: [note], when: "duration == 5", message: Short clips have no log. }
        output: video
        wires:
          one: { model: acme/clip }
          many: { model: clip }
          in-path: { model: acme/clip }
        """;

    private const string Rush =
        """
        model: rush
        vendor: acme
        title: Rush
        tasks: [text-to-video]
        summary: Makes clips in a hurry.
        parameters:
          prompt: { type: string, required: true, doc: What it shows. }
        output: video
        wires:
          many: { route: fast, model: rush }
        """;

    /// <summary>A model with an example that holds a quote.</summary>
    public const string WithExample =
        """
        model: clip-2
        vendor: acme
        title: Clip 2
        tasks: [text-to-video]
        summary: Makes better clips.
        parameters:
          prompt: { type: string, required: true, doc: What it shows. }
        output: video
        wires:
          one: { model: acme/clip-2 }
        examples:
          - { title: Plain, request: { prompt: "it's a heron" } }
        """;

    public TemporaryFolder Folder { get; } = new TemporaryFolder()
        .Write("catalog/providers/one.yaml", One).Write("catalog/providers/many.yaml", Many).Write("catalog/providers/in-path.yaml", InPath)
        .Write("catalog/models/clip.yaml", Clip).Write("catalog/models/rush.yaml", Rush);

    public void Dispose() => Folder.Dispose();

    /// <summary>Runs the tool in the folder with a text as its standard input.</summary>
    public (int Code, string Output, string Error) Run(string input, params string[] arguments) => Run(Encoding.UTF8.GetBytes(input), arguments);

    public (int Code, string Output, string Error) Run(byte[] input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new ToolTerminal(output, error) { WorkingDirectory = Folder.Path, OpenInput = () => new MemoryStream(input) };
        var code = CommandLine.Run(arguments, terminal);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The answer to one line of a batch for the provider with one operation: <c>id valid kind rule parameter: message; …</c>.</summary>
    public string Answer(string line, string provider = "one") => Assert.Single(Answers(Encoding.UTF8.GetBytes(line), provider));

    /// <summary>The answers to a batch.</summary>
    public IReadOnlyList<string> Answers(byte[] input, string provider = "one")
    {
        var (_, output, error) = Run(input, "validate", "--provider", provider, "--batch", "--format", "json", "-");
        Assert.Equal("", error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Describe).ToList();
    }

    /// <summary>An answer in one line.</summary>
    public static string Describe(string json)
    {
        using var document = JsonDocument.Parse(json);
        var answer = document.RootElement;
        var head = $"{(answer.TryGetProperty("id", out var id) ? id + " " : "")}{(answer.GetProperty("model").GetString() is { } model ? model + " " : "")}{(answer.GetProperty("valid").GetBoolean() ? "valid" : "invalid")}";
        return string.Join("; ", [head, .. answer.GetProperty("violations").EnumerateArray().Select(violation =>
            $"{violation.GetProperty("severity")} {violation.GetProperty("kind")} {violation.GetProperty("rule")} at {violation.GetProperty("parameter")}: {violation.GetProperty("message")}")]);
    }
}
