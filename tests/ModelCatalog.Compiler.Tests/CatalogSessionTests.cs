using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests;

/// <summary>A catalog that is compiled again after each edit says what a first compilation says.</summary>
public class CatalogSessionTests
{
    private const string North =
        """
        provider: north
        title: North
        base_url: https://api.north.test
        auth: { header: Authorization, scheme: Bearer, env: NORTH_KEY }
        submit: { request: { post: /tasks, body: { model: $model, input: $input } }, response: { task_id: id } }
        poll: { request: { get: "/tasks/{task_id}" }, response: { status: status, output: output } }
        statuses: { done: succeeded, error: failed, else: running }
        media: { video: url }
        resources: { acme/voices: { name: Voices, request: { get: /voices }, items: data.*, returns: voice, id: id } }
        types: { voice: { fields: { id: { type: string, required: true } } } }
        """;

    private static readonly string s_south = North.Replace("north", "south", StringComparison.Ordinal).Replace("North", "South", StringComparison.Ordinal);

    private const string Clip =
        """
        model: clip
        vendor: acme
        title: Clip
        related: [acme/rush]
        parameters:
          prompt: { type: string, required: true, length: ..20 }
          seconds: { type: integer, range: 1..9, default: 5 }
          voice: { type: acme/voice }
        rules: [{ when: seconds > 7, forbid: [voice] }]
        output: video
        wires: { north: { model: acme/clip } }
        examples:
          - { title: Plain, request: { prompt: A lake } }
          - { title: Too long, request: { prompt: A lake, seconds: 10 }, violates: [seconds.range] }
        """;

    private const string Rush =
        """
        model: rush
        vendor: acme
        title: Rush
        parameters: { prompt: { type: string, required: true } }
        output: video
        wires: { north: { model: acme/rush }, south: { model: rush } }
        """;

    private const string Voice = "type: acme/voice\nis: string\nresource: acme/voices\ndoc: A voice.\n";

    private static readonly (string Path, string Text)[] s_catalog =
        [("providers/north.yaml", North), ("providers/south.yaml", s_south), ("models/clip.yaml", Clip), ("models/rush.yaml", Rush), ("types/voice.yaml", Voice)];

    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "a comment moves lines", "models/clip.yaml", "model: clip", "# a comment\n\nmodel: clip" },
        { "a title", "models/clip.yaml", "title: Clip", "title: Clips" },
        { "a broken rule", "models/clip.yaml", "seconds > 7", "second > 7" },
        { "broken syntax", "models/clip.yaml", "parameters:", "parameters: [" },
        { "another example", "models/clip.yaml", "seconds: 10", "seconds: 9" },
        { "a claim of another model", "models/rush.yaml", "model: acme/rush", "model: acme/clip" },
        { "the key of another model", "models/rush.yaml", "model: rush\nvendor", "model: clip\nvendor" },
        { "another vendor of the same name", "models/rush.yaml", "model: rush\nvendor: acme", "model: clip\nvendor: other" },
        { "a related model goes", "models/rush.yaml", "model: rush\nvendor", "model: hurry\nvendor" },
        { "a head is misspelt", "models/rush.yaml", "vendor:", "vendr:" },
        { "a provider's title", "providers/north.yaml", "title: North", "title: Nord" },
        { "a provider's key", "providers/north.yaml", "provider: north", "provider: nord" },
        { "a provider's resource", "providers/north.yaml", "acme/voices", "acme/speakers" },
        { "a provider's envelope", "providers/north.yaml", "input: $input", "$: $input, prompt: $input.prompt" },
        { "a provider of the same name", "providers/south.yaml", "provider: south", "provider: north" },
        { "a shared type", "types/voice.yaml", "is: string", "is: number" },
        { "a shared type of no type", "types/voice.yaml", "is: string", "is: { }" },
        { "a shared type of an unknown type", "types/voice.yaml", "is: string", "is: strong" },
        { "a shared type's key", "types/voice.yaml", "acme/voice\n", "acme/voices\n" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_and_its_undoing_say_what_a_first_compilation_says(string title, string path, string from, string to)
    {
        Assert.NotEqual("", title);
        var session = new CatalogSession();
        var before = Files();
        Assert.Empty(session.Compile(before).Diagnostics);
        var edited = before.Select(file => file.Path == path ? new SourceText(path, Replaced(file.Content, from, to)) : file).ToList();
        var without = before.Where(file => file.Path != path).ToList();

        foreach (var files in new[] { edited, before, without, edited, without, before }) Same(files, session);
    }

    [Fact]
    public void Edits_upon_edits_say_what_a_first_compilation_says()
    {
        var random = new Random(4711);
        var session = new CatalogSession();
        var files = Files();
        var edits = Edits.Select(row => row.Data).ToList();
        for (var i = 0; i < 150; i++)
        {
            var (_, path, from, to) = edits[random.Next(edits.Count)];
            files = random.Next(4) switch
            {
                0 => Files(),
                1 => files.Where(file => file.Path != path).ToList(),
                _ => files.Select(file => file.Path == path ? new SourceText(path, file.Content.Replace(from, to, StringComparison.Ordinal)) : file).ToList(),
            };
            Same(files, session);
        }
    }

    [Fact]
    public void Random_edits_of_any_file_say_what_a_first_compilation_says()
    {
        var edits = new RandomEdits(815);
        var session = new CatalogSession();
        var files = Files();
        for (var i = 0; i < 400; i++)
        {
            // Most edits stand upon others until the catalog is right again.
            files = i % 7 == 0 ? Files() : edits.Next(files);
            Same(files, session);
        }
    }

    [Fact]
    public void Random_edits_of_the_own_catalog_say_what_a_first_compilation_says()
    {
        var edits = new RandomEdits(42);
        var session = new CatalogSession();
        var own = CatalogFolder.Read(Path.Combine(Repository.Root, "catalog")).Texts.ToList();
        Same(own, session);

        // Providers and types concern many models, so every other edit is one of theirs.
        for (var i = 0; i < 10; i++) Same(edits.Next(own, file => i % 2 == 0 || !file.Path.StartsWith("models/", StringComparison.Ordinal)), session);
        Same(own, session);
    }

    [Theory]
    [InlineData("statuses: { done: succeeded", "statuses: { ended: succeeded, done: succeeded", false)]
    [InlineData("output: output }", "output: data.output, error: reason }", false)]
    [InlineData("base_url: https://api.north.test", "base_url: https://north.test", false)]
    [InlineData("media: { video: url }", "media: { video: link }", false)]
    [InlineData("input: $input", "data: $input", true)]
    [InlineData("title: North", "title: Nord", true)]
    public void A_provider_is_nothing_but_its_requests_to_a_model(string from, string to, bool isChanged)
    {
        var session = new CatalogSession();
        var before = Plan(session.Compile(Files()), "acme/clip");
        var edited = Files().Select(file => file.Path == "providers/north.yaml" ? new SourceText(file.Path, Replaced(file.Content, from, to)) : file).ToList();

        Assert.Equal(isChanged, !ReferenceEquals(before, Plan(session.Compile(edited), "acme/clip")));
    }

    [Fact]
    public void A_shared_type_concerns_who_uses_it()
    {
        var session = new CatalogSession();
        var first = session.Compile(Files());
        var second = session.Compile([.. Files().Select(file => file.Path == "types/voice.yaml" ? new SourceText(file.Path, Replaced(file.Content, "A voice.", "Whose voice.")) : file)]);

        Assert.Same(Plan(first, "acme/rush"), Plan(second, "acme/rush"));
        Assert.NotSame(Plan(first, "acme/clip"), Plan(second, "acme/clip"));
    }

    [Fact]
    public void What_an_edit_cannot_have_changed_is_kept()
    {
        var session = new CatalogSession();
        var before = Files();
        var first = session.Compile(before);
        var second = session.Compile(before.Select(file => file.Path == "models/rush.yaml" ? new SourceText(file.Path, file.Content + "\nsummary: Hurries.\n") : file).ToList());

        Assert.Same(Plan(first, "acme/clip"), Plan(second, "acme/clip"));
        Assert.NotSame(Plan(first, "acme/rush"), Plan(second, "acme/rush"));

        // A provider's edit concerns those that it serves.
        var third = session.Compile(before.Select(file => file.Path == "providers/south.yaml" ? new SourceText(file.Path, Replaced(file.Content, "title: South", "title: Sud")) : file).ToList());
        Assert.Same(Plan(first, "acme/clip"), Plan(third, "acme/clip"));
        Assert.NotSame(Plan(first, "acme/rush"), Plan(third, "acme/rush"));
    }

    private static ModelPlan Plan(CompiledCatalog catalog, string key) => catalog.Models.Single(plan => plan.Model.Key == key);

    private static List<SourceText> Files() => s_catalog.Select(file => new SourceText(file.Path, file.Text.ReplaceLineEndings("\n"))).ToList();

    private static string Replaced(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    private static void Same(List<SourceText> files, CatalogSession session)
    {
        var (fresh, kept) = (CatalogCompiler.Compile(files), session.Compile(files));
        Assert.Equal(fresh.Diagnostics.Select(one => $"{one.Path}{one.Range} {one.Rule.Id} {one.Message}"), kept.Diagnostics.Select(one => $"{one.Path}{one.Range} {one.Rule.Id} {one.Message}"));
        Assert.Equal(fresh.Models, kept.Models);
        Assert.Equal(fresh.Index, kept.Index);

        // What a model is judged by is cut out of the catalog; the whole catalog says the same.
        foreach (var plan in kept.Models) Assert.Equal(ModelChecker.Check(plan.Model, kept.Index).Plan, plan);
        Assert.Equal(files.Select(file => file.Content).Order(StringComparer.Ordinal), kept.Documents.Select(document => document.Text.Content).Order(StringComparer.Ordinal));
    }
}
