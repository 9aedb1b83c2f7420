using System.Diagnostics;
using System.Text.Json;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests;

public sealed class DiffCommandTests : IDisposable
{
    private const string Clip = "catalog/models/clip.yaml";
    private const string One = "catalog/providers/one.yaml";

    private readonly AcmeCatalog _before = new();
    private readonly AcmeCatalog _after = new();

    public void Dispose()
    {
        _before.Dispose();
        _after.Dispose();
    }

    /// <summary>A file, what is replaced in it and by what, and the changes as <c>class subject[@provider] path</c>.</summary>
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { Clip, "length: ..20", "length: ..10", "breaks-senders acme/clip prompt" },
        { Clip, "length: ..20", "length: ..30", "loosens acme/clip prompt" },
        { Clip, "length: ..20, ", "", "loosens acme/clip prompt" },
        { Clip, "range: 1..9", "range: 0..8", "breaks-senders acme/clip shot.seconds" },
        { Clip, "range: 1..9", "range: 1..9000000000", "breaks-callers acme/clip ClipShot.Seconds|loosens acme/clip shot.seconds" },
        { Clip, "enum: [5, 10]", "enum: [5, 10, 15]", "loosens acme/clip duration" },
        { Clip, "enum: [5, 10]", "enum: [5]", "breaks-senders acme/clip duration" },
        { Clip, "list: ..3", "list: ..2", "breaks-senders acme/clip shots" },
        { Clip, "list: ..3", "list: 1..5", "loosens acme/clip shots" },
        { Clip, "doc: Seconds.", "doc: How long.", "" },
        { Clip, "doc: Seconds.", "default: 5, doc: Seconds.", "neutral acme/clip duration" },
        { Clip, "{ type: integer, enum: [5, 10]", "{ type: integer, required: true, enum: [5, 10]", "breaks-callers acme/clip ClipRequest.Duration|breaks-senders acme/clip duration" },
        { Clip, "prompt:   { type: string, required: true,", "prompt:   { type: string,", "loosens acme/clip ClipRequest.Prompt|loosens acme/clip prompt" },
        { Clip, "  start:    { type: image, doc: The first frame. }\n", "", "breaks-callers acme/clip ClipRequest.Start|neutral acme/clip start" },
        { Clip, "  note:", "  end: { type: image, doc: The last frame. }\n  note:", "loosens acme/clip ClipRequest.End|loosens acme/clip end" },
        { Clip, "rules:", "rules:\n  - { when: has(start), forbid: [shots], message: Not both. }", "breaks-senders acme/clip forbid.shots" },
        { Clip, "  one: { model: acme/clip }\n", "", "breaks-callers acme/clip ClipRequest : IOneRequest|breaks-senders acme/clip@one " },
        { Clip, "  one: { model: acme/clip }", "  one: { model: acme/clip-b }", "neutral acme/clip@one model" },
        { Clip, "  one: { model: acme/clip }", "  one: { model: acme/clip, parameters: { prompt: { length: ..5 } } }", "breaks-senders acme/clip@one prompt" },
        { Clip, "  one: { model: acme/clip }", "  one: { model: acme/clip, fields: { text: prompt } }", "neutral acme/clip@one prompt" },
        { Clip, "  one: { model: acme/clip }", "  one: { model: acme/clip, pricing: [{ usd: 0.5, per: video }] }", "neutral acme/clip@one pricing" },
        { Clip, "output: video", "output: image", "breaks-callers acme/clip ClipRequest : IInPathRequest|breaks-callers acme/clip ClipRequest : IManyRequest|breaks-callers acme/clip ClipRequest : IManySyncRequest|breaks-callers acme/clip ClipRequest : IOneRequest" },
        { Clip, "start:    { type: image", "start:    { type: image, accepts: [url, data]", "loosens acme/clip start" },
        { One, "base_url: https://api.one.test/v2", "base_url: https://api.one.test/v3", "neutral one base_url" },
        { One, "env: ONE_KEY", "env: ONE_API_KEY", "breaks-senders one auth" },
        { One, "doc: Where to post.", "required: true, doc: Where to post.", "breaks-senders one options.callback_url" },
        { One, "done: succeeded", "ready: succeeded", "neutral one statuses" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_change_is_named_and_classed(string file, string was, string now, string expected)
    {
        Edit(file, was, now);
        var (code, output, error) = Diff("--format", "json");

        Assert.Equal("", error);
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Lines(output));
        Assert.Equal(expected.Contains("breaks", StringComparison.Ordinal) ? ExitCode.Errors : ExitCode.Success, code);
    }

    /// <summary>What the classes promise: as long as nothing breaks, every request that was valid is.</summary>
    [Theory]
    [MemberData(nameof(Edits))]
    public void A_valid_request_is_refused_only_after_a_breaking_change(string file, string was, string now, string expected)
    {
        Edit(file, was, now);
        var (old, after) = (Compile(_before), Compile(_after));
        var refused = new List<string>();
        foreach (var plan in old.Models)
        {
            foreach (var view in plan.ProviderViews)
            {
                var requests = new ValidRequests(plan, view, 7);
                for (var i = 0; i < 100; i++)
                {
                    var request = requests.Next();
                    if (after.Models.First(one => one.Model.Key == plan.Model.Key) is not { } other || other.FindView(view.Provider) is not { } judge) continue;
                    var state = RequestReader.Read(other, other.ModelView, request).At(judge);
                    RequestValidator.Validate(other, state);
                    if (!state.IsValid) refused.Add($"{view.Provider}: {request}: {string.Join("; ", state.Violations)}");
                }
            }
        }

        Assert.True(refused.Count == 0 || expected.Contains("breaks", StringComparison.Ordinal), refused.FirstOrDefault());
    }

    [Fact]
    public void Models_and_providers_come_and_go()
    {
        _after.Folder.Write("catalog/models/clip-2.yaml", AcmeCatalog.WithExample);
        File.Delete(Path.Combine(_after.Folder.Path, "catalog/models/rush.yaml"));
        var (code, output, _) = Diff();

        Assert.Equal(ExitCode.Errors, code);
        Assert.Equal(
            """
            acme/clip-2
              loosens         the model is new
            acme/rush
              breaks-callers  the model is gone
            2 changes: 1 for callers to mend, 1 loosening

            """,
            output);
    }

    [Fact]
    public void A_revision_of_git_is_compared()
    {
        Git("init", "-q");
        Git("add", "-A");
        Git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "first");
        File.WriteAllText(Path.Combine(_after.Folder.Path, Clip), File.ReadAllText(Path.Combine(_after.Folder.Path, Clip)).Replace("..20", "..10", StringComparison.Ordinal));

        Assert.Equal(["breaks-senders acme/clip prompt"], Lines(_after.Run("", "diff", "HEAD:catalog", "catalog", "--format", "json").Output));
        Assert.Equal("nothing changed\n", _after.Run("", "diff", "HEAD:catalog", "HEAD:catalog").Output);
        Assert.Contains("such as v1.2:catalog", _after.Run("", "diff", "nowhere:catalog", "catalog").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said()
    {
        var (code, output, error) = _after.Run("", "diff", "catalog", "other");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Equal("", output);
        Assert.Contains("there is no catalog 'other'", error, StringComparison.Ordinal);
    }

    private void Edit(string file, string was, string now)
    {
        var path = Path.Combine(_after.Folder.Path, file);
        var text = File.ReadAllText(path);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(was, now, StringComparison.Ordinal));
    }

    private (int Code, string Output, string Error) Diff(params string[] more) => _after.Run("", ["diff", Path.Combine(_before.Folder.Path, "catalog"), "catalog", .. more]);

    private static CompiledCatalog Compile(AcmeCatalog catalog)
    {
        var compiled = CatalogCompiler.Compile(CatalogFolder.Read(Path.Combine(catalog.Folder.Path, "catalog")).Texts);
        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.IsError);
        return compiled;
    }

    private static List<string> Lines(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("changes").EnumerateArray().Select(change =>
            $"{change.GetProperty("class")} {change.GetProperty("subject")}{(change.GetProperty("provider").GetString() is { } provider ? "@" + provider : "")} {change.GetProperty("path")}")];
    }

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _after.Folder.Path })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
