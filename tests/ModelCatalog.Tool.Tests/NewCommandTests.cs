using System.Text.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

public sealed class NewCommandTests : IDisposable
{
    private readonly AcmeCatalog _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void A_model_checks_clean_as_it_is_and_says_what_the_provider_is_sent()
    {
        var (code, output, error) = _catalog.Run("", "new", "model", "acme/clip-3", "--task", "image-to-video", "--provider", "one");

        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Equal(
            """
            catalog/models/acme/clip-3.yaml is written, and right as it is. Next:
              edit catalog/models/acme/clip-3.yaml          put the page's parameters, limits and rules in place of these, and its
                                                            request bodies under 'examples'
              modelcat check --watch                        says after each edit what is wrong
              modelcat show acme/clip-3                     says it in words
              modelcat emulate --provider one --model acme/clip-3
                                                            plays it on this machine, with a request to paste
              modelcat schema --language all --output catalog/schema
                                                            lets editors propose keys and mark what is wrong

            """, output);
        Assert.Equal("6 files are right\n", _catalog.Run("", "check").Output);
        var text = Read("catalog/models/acme/clip-3.yaml");
        Assert.Contains("  image_url:    { type: image, required: true, doc: The image to start from. }\n", text, StringComparison.Ordinal);
        Assert.Contains("""    wire: { one: { model: "acme/clip-3", input: { image_url: "https://example.com/boat.jpg", prompt: "A paper boat sets sail", duration: 8 } } }""", text, StringComparison.Ordinal);
        Assert.Contains("    violates: [duration.range]\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_task_and_the_provider_the_file_is_right()
    {
        var providers = Directory.EnumerateFiles(Path.Combine(Repository.Root, "catalog", "providers"), "*.yaml").ToList();
        var tasks = Directory.EnumerateFiles(Path.Combine(Repository.Root, "catalog", "models"), "*.yaml", SearchOption.AllDirectories)
            .Select(file => File.ReadLines(file).First(line => line.StartsWith("tasks: [", StringComparison.Ordinal))["tasks: [".Length..].TrimEnd(']'))
            .SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries)).Distinct().ToList();
        Assert.True(providers.Count >= 7 && tasks.Count >= 20, $"{providers.Count} providers, {tasks.Count} tasks");

        foreach (var provider in providers)
        {
            using var folder = new TemporaryFolder();
            folder.Write("catalog/providers/" + Path.GetFileName(provider), File.ReadAllText(provider));
            foreach (var task in tasks)
            {
                var (code, _, error) = Run(folder, null, "new", "model", "acme/" + task, "--task", task, "--provider", Path.GetFileNameWithoutExtension(provider));
                Assert.Equal((ExitCode.Success, ""), (code, error));
            }

            Assert.Equal($"{tasks.Count + 1} files are right\n", Run(folder, null, "check").Output);
        }
    }

    [Fact]
    public void A_catalog_starts_with_a_provider()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(ExitCode.Success, Run(folder, null, "new", "provider", "1-north", "--title", "A: \"b\" #", "--catalog", "catalog", "--yes").Code);
        Assert.Equal(ExitCode.Success, Run(folder, null, "new", "model", "acme/clip", "--yes").Code);

        Assert.Equal("2 files are right\n", Run(folder, null, "check").Output);
        using var provider = JsonDocument.Parse(Run(folder, null, "show", "1-north", "--format", "json").Output);
        Assert.Equal("A: \"b\" #", provider.RootElement.GetProperty("title").GetString());
        Assert.Equal("https://api.1-north.example", provider.RootElement.GetProperty("base_url").GetString());
        Assert.Equal("acme/clip", Assert.Single(provider.RootElement.GetProperty("models").EnumerateArray()).GetString());
    }

    [Fact]
    public void A_catalog_without_a_provider_takes_a_model()
    {
        using var folder = new TemporaryFolder();
        folder.Write("catalog/models/a.yaml", TemporaryFolder.Model("a"));

        Assert.Equal(ExitCode.Success, Run(folder, null, "new", "model", "acme/clip", "--task", "text-to-music").Code);
        Assert.Equal("2 files are right\n", Run(folder, null, "check").Output);
    }

    [Fact]
    public void A_name_that_is_taken_in_code_gets_a_word_of_its_own()
    {
        Assert.Equal(ExitCode.Success, _catalog.Run("", "new", "model", "other/clip", "--provider", "one", "--yes").Code);
        Assert.Equal(ExitCode.Success, _catalog.Run("", "new", "provider", "o-n.e", "--yes").Code);
        Assert.Equal(ExitCode.Success, _catalog.Run("", "new", "provider", "in.path", "--yes").Code);

        Assert.Contains("name: OtherClip ", Read("catalog/models/other/clip.yaml"), StringComparison.Ordinal);
        Assert.Contains("name: InPathApi\n", Read("catalog/providers/in.path.yaml"), StringComparison.Ordinal);
        Assert.Equal("8 files are right\n", _catalog.Run("", "check").Output);
    }

    [Fact]
    public void Mistakes_elsewhere_do_not_matter()
    {
        _catalog.Folder.Write("catalog/models/wrong.yaml", "modl: x\n");

        Assert.Equal(ExitCode.Success, _catalog.Run("", "new", "model", "acme/clip-3", "--provider", "one", "--yes").Code);
        Assert.StartsWith("catalog/models/wrong.yaml(1,1)", _catalog.Run("", "check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_never_overwritten()
    {
        _catalog.Folder.Write("catalog/models/acme/clip-3.yaml", "# mine\n").Write("catalog/providers/north.yaml", "# mine\n");

        Assert.Equal((ExitCode.Usage, "", "modelcat: catalog/models/acme/clip-3.yaml is there already; nothing was written\n"), _catalog.Run("", "new", "model", "acme/clip-3", "--provider", "one", "--yes"));
        Assert.Equal((ExitCode.Usage, "", "modelcat: catalog/providers/north.yaml is there already; nothing was written\n"), _catalog.Run("", "new", "provider", "north", "--yes"));
        Assert.Equal(["# mine\n", "# mine\n"], [Read("catalog/models/acme/clip-3.yaml"), Read("catalog/providers/north.yaml")]);
    }

    [Theory]
    [InlineData("the catalog has the model 'acme/clip' already, in catalog/models/clip.yaml", "model", "acme/clip", "--provider", "one", "--yes")]
    [InlineData("the catalog has the provider 'one' already, in catalog/providers/one.yaml", "provider", "one", "--yes")]
    [InlineData("'Clip 3' cannot name a model; expected lower-case letters, digits, '.', '_' and '-', a letter or digit first, such as 'clip-3'", "model", "Clip 3", "--vendor", "acme", "--yes")]
    [InlineData("'..' cannot name a vendor", "model", "clip", "--vendor", "..", "--yes")]
    [InlineData("'../../x' cannot name a model; expected a name, or vendor/name", "model", "../../x", "--yes")]
    [InlineData("cannot name a model", "model", "clip\nvendor: x", "--vendor", "acme", "--yes")]
    [InlineData("'/etc' cannot name a provider", "provider", "/etc", "--yes")]
    [InlineData("'Text to Video' cannot name a task", "model", "acme/x", "--provider", "one", "--task", "Text to Video")]
    [InlineData("there is no provider 'ome'; did you mean 'one'?; expected one of in-path, many, one", "model", "acme/x", "--task", "text-to-video", "--provider", "ome")]
    [InlineData("'ftp://x' cannot be the address of an API; expected an absolute http(s) URL", "provider", "x", "--base-url", "ftp://x")]
    [InlineData("--vendor is missing, and there is nobody to ask; it has no default", "model", "clip-3", "--yes")]
    [InlineData("--task is missing, one of text-to-video, image-to-video, text-to-image", "model", "acme/clip-3")]
    [InlineData("model is missing, and there is nobody to ask", "model")]
    [InlineData("there is no catalog 'nope'", "model", "acme/x", "--catalog", "nope", "--yes")]
    public void A_wrong_call_writes_nothing(string expected, params string[] arguments)
    {
        var before = Files();
        var (code, output, error) = _catalog.Run("", ["new", .. arguments]);

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.StartsWith("modelcat: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public void What_a_call_does_not_say_is_asked_for()
    {
        var asked = new ScriptedAnswers("Clip 3", "clip-3", "acme", "text-to-video", "many");
        var (code, output, _) = Run(_catalog.Folder, asked, "new", "model");

        Assert.Equal(ExitCode.Success, code);
        Assert.StartsWith("catalog/models/acme/clip-3.yaml is written", output, StringComparison.Ordinal);
        Assert.Equal(["Model:", "Model:", "Vendor:", "Task:", "Provider:"], asked.Questions);
        Assert.Contains("  many: { model: acme/clip-3 }", Read("catalog/models/acme/clip-3.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_names_the_file_and_what_comes_next()
    {
        using var json = JsonDocument.Parse(_catalog.Run("", "new", "provider", "north", "--yes", "--format", "json").Output);

        Assert.Equal("catalog/providers/north.yaml", json.RootElement.GetProperty("file").GetString());
        Assert.Contains("modelcat new model --provider north", json.RootElement.GetProperty("next").EnumerateArray().Select(step => step.GetString()));
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_catalog.Folder.Path, file));

    private List<string> Files() => [.. Directory.EnumerateFileSystemEntries(_catalog.Folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static (int Code, string Output, string Error) Run(TemporaryFolder folder, IQuestions? questions, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(arguments, new ToolTerminal(output, error) { WorkingDirectory = folder.Path, Questions = questions });
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>A person who gives these answers, and another one where one was wrong.</summary>
    private sealed class ScriptedAnswers(params string[] answers) : IQuestions
    {
        private readonly Queue<string> _answers = new(answers);

        public List<string> Questions { get; } = [];

        public string Ask(string question, string? suggested, Func<string, string?> problem)
        {
            while (true)
            {
                Questions.Add(question);
                var answer = _answers.Dequeue();
                if (problem(answer) is null) return answer;
            }
        }

        public string Choose(string question, IReadOnlyList<string> choices)
        {
            Questions.Add(question);
            var answer = _answers.Dequeue();
            Assert.Contains(answer, choices);
            return answer;
        }
    }
}
