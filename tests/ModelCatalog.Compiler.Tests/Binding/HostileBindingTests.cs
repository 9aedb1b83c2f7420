using System.Diagnostics;
using System.Text;
using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Binding;

/// <summary>Whatever stands in a file: no exception, and an answer in good time.</summary>
public class HostileBindingTests
{
    private static readonly string[] Scalars =
        ["a", "1", "-1.5e3", "true", "~", "\"\"", "'x y'", "a..b", "3..1", "..", "{variant}", "$input", "image[]", "1e9999", "16:9", "(", "\"\\u2028\"", "a.b.c", "|-\n  x", "http://x"];

    private static readonly string[] Keys = [.. Grammar.Sections.SelectMany(section => section.Names).Distinct(), "none", "x", "\"a b\"", "else", "$", "~", "0s"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_trees_of_known_words_never_throw(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var head = Grammar.Heads[random.Next(3)];
            var text = "{ " + head + ": " + (head == "type" ? "acme/x" : "x") + ", " + Members(random, 5) + " }";

            Assert.NotNull(DescriptorBinder.Bind(SyntaxReader.Read(new SourceText("random.yaml", text))));
        }
    }

    // Every value of a good descriptor, replaced by something that does not belong there.
    [Theory]
    [MemberData(nameof(DraftTests.Drafts), MemberType = typeof(DraftTests))]
    public void A_draft_with_one_value_replaced_never_throws(string path)
    {
        var text = File.ReadAllText(Path.Combine(DraftTests.Root, path));
        var random = new Random(7);
        foreach (var node in Nodes(SyntaxReader.Read(new SourceText(path, text)).Root!))
        {
            var scalar = Scalars[random.Next(Scalars.Length - 2)];
            if (scalar.Contains('\n')) scalar = "x";
            var changed = text.Remove(node.Range.Offset, node.Range.Length).Insert(node.Range.Offset, scalar);

            Assert.NotNull(DescriptorBinder.Bind(SyntaxReader.Read(new SourceText(path, changed))));
        }
    }

    [Fact]
    public void Many_errors_end_with_one_that_says_so()
    {
        var text = new StringBuilder(Bound.ModelHead + "parameters:\n");
        for (var i = 0; i < 20_000; i++) text.Append("  p").Append(i).Append(": { tipe: string }\n");

        var findings = Bound.File(text.ToString()).Findings;

        Assert.Equal(501, findings.Count);
        Assert.Equal("MC2098", findings[500].Rule.Id);
    }

    [Fact]
    public void Large_files_bind_and_compare_in_good_time()
    {
        var text = new StringBuilder(Bound.ModelHead + "examples:\n");
        for (var i = 0; i < 40; i++)
        {
            text.Append("  - title: Large\n    request:\n");
            for (var j = 0; j < 1000; j++) text.Append("      member_").Append(j).Append(": x\n");
        }

        var watch = Stopwatch.StartNew();

        Assert.Equal(Bound.File(text.ToString()), Bound.File(text.ToString()));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_message_never_repeats_a_long_text_whole()
    {
        var findings = Bound.Findings(Bound.ModelHead + "parameters: { a: { type: \"" + new string('x', 900) + "!\" } }\n\"" + new string('y', 900) + "\": 1\n");

        Assert.Equal(2, findings.Count);
        Assert.All(findings, message => Assert.True(message.Length < 600, message));
    }

    private static string Members(Random random, int depth) =>
        string.Join(", ", Enumerable.Range(0, random.Next(1, 5)).Select(_ => Keys[random.Next(Keys.Length)]).Distinct().Select(key => key + ": " + Value(random, depth - 1)));

    private static string Value(Random random, int depth) => random.Next(depth <= 0 ? 1 : 4) switch
    {
        0 => Scalars[random.Next(Scalars.Length)] is var scalar && scalar.Contains('\n') ? "''" : scalar,
        1 => "[" + string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Value(random, depth - 1))) + "]",
        _ => "{ " + Members(random, depth) + " }",
    };

    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode node) => node switch
    {
        MappingNode mapping => mapping.Entries.SelectMany(entry => Nodes(entry.Value)).Prepend(node),
        SequenceNode list => list.Items.SelectMany(Nodes).Prepend(node),
        _ => [node],
    };
}
