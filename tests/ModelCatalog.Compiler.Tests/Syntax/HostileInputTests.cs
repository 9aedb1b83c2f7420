using System.Diagnostics;
using System.Text;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;
using Diagnostic = ModelCatalog.Compiler.Diagnostics.Diagnostic;

namespace ModelCatalog.Compiler.Tests.Syntax;

/// <summary>No input makes the reader throw, hang or take memory without bound: every one ends in a diagnostic, soon.</summary>
public class HostileInputTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    public static TheoryData<string> Fragments =>
    [
        "[", "{", "]", "}", "- ", "? ", ": ", "a: ", "{a: ", "[{", "- - ", "? - ", "!a ", "!", "!!", "!<", "&a ", "&a", "*a ", "*a", "\"", "'", "#", " #", "|", ">", "|\n",
        ">\n ", "%", "%YAML 1.1\n", "---\n", "--- ", "...\n", "\t", "\\", ",", ":", ": :", "a", " ", "\n", "\r", "\r\n", " \n", "a\n", "a:\n", "a: b\n", "- a\n", "-\n", "-\t", "?\n",
        "a: &a [*a, *a]\n", "<<: *a\n", "{a, ", "[a, ", "[a: ", "\"a\": ", "\"\\u0041", "\\\"", "''", "@", "`", "~", "~: ", "é", "😀", "日本: ", "- [", "a: |\n  ", "a: >-\n  b\n\n", "a:\n ",
    ];

    [Theory]
    [MemberData(nameof(Fragments))]
    public void A_fragment_repeated_up_to_the_limit_ends_soon(string fragment)
    {
        var count = SyntaxReader.MaxLength / fragment.Length;

        Read(string.Concat(Enumerable.Repeat(fragment, count)));
        Read("a: " + string.Concat(Enumerable.Repeat(fragment, Math.Max(1, count - 3))));
        Read("a: { b: " + string.Concat(Enumerable.Repeat(fragment, Math.Max(1, count - 8))));
    }

    [Fact]
    public void A_block_that_goes_one_deeper_each_line_ends_soon()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1400; i++) text.Append(' ', i).Append("a:\n");

        Assert.Equal("MC1009", Assert.Single(Read(text.ToString())).Rule.Id);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void Nesting_is_bounded(string open, string close)
    {
        string Nested(int levels) => "a: " + string.Concat(Enumerable.Repeat(open, levels)) + "b" + string.Concat(Enumerable.Repeat(close, levels)) + "\n";

        Assert.Empty(Read(Nested(SyntaxReader.MaxDepth - 1)));
        Assert.Equal("MC1009", Assert.Single(Read(Nested(SyntaxReader.MaxDepth))).Rule.Id);
    }

    [Fact]
    public void An_alias_bomb_is_refused_and_never_expanded()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++) text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat("*a" + (i - 1), 8))}, x]\n");

        Assert.All(Read(text.ToString()), diagnostic => Assert.Equal("MC1014", diagnostic.Rule.Id));
    }

    [Fact]
    public void The_number_of_values_is_bounded() =>
        Assert.Equal("MC1010", Assert.Single(Read("a: [" + string.Concat(Enumerable.Repeat("1,", SyntaxReader.MaxNodes)) + "1]")).Rule.Id);

    [Fact]
    public void The_number_of_diagnostics_is_bounded()
    {
        var diagnostics = Read(string.Concat(Enumerable.Repeat("a: 1\n", 1000)));

        Assert.Equal(101, diagnostics.Count);
        Assert.Equal("MC1020", diagnostics[^1].Rule.Id);
    }

    [Theory]
    [InlineData('a')]
    [InlineData('[')]
    [InlineData('\0')]
    public void A_file_that_is_too_large_is_one_error(char filler)
    {
        var bytes = new byte[10 * 1024 * 1024];
        Array.Fill(bytes, (byte)filler);

        var diagnostic = Assert.Single(Read(SourceTextReader.Decode("large.yaml", bytes)));

        Assert.Equal("large.yaml(1,1): error MC1005: The file is too large: a descriptor has at most 1,048,576 characters. Is it one?", diagnostic.ToString());
    }

    [Theory]
    [InlineData("a: x\0y\n", 4, "U+0000 (NUL)")]
    [InlineData("a: \u001b[31m\n", 3, "U+001B (escape)")]
    [InlineData("a: \u007f\n", 3, "U+007F")]
    [InlineData("a: x\u0085b: y\n", 4, "U+0085 (next line)")]
    [InlineData("a: x\u2028b: y\n", 4, "U+2028 (line separator)")]
    [InlineData("a: \uFEFF1\n", 3, "U+FEFF (byte order mark)")]
    public void A_character_that_cannot_stand_in_a_descriptor_is_named(string text, int offset, string name)
    {
        var diagnostic = Assert.Single(Read(text));

        Assert.Equal(("MC1003", offset), (diagnostic.Rule.Id, diagnostic.Range.Offset));
        Assert.Contains(name, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Assert.Equal("MC1003", Assert.Single(Read("a: \ud83dx\n")).Rule.Id);

    [Theory]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xFF, 0x0A }, 3, 3)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0x3A, 0x20, 0xC3, 0x28 }, 6, 3)]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xC3 }, 3, 3)]
    [InlineData(new byte[] { 0xC3, 0xA9, 0x3A, 0x20, 0xED, 0xA0, 0x80 }, 4, 3)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00, 0x3D, 0xD8, 0x61, 0x00 }, 4, 1)]
    public void Bytes_that_are_no_text_are_reported_with_their_position(byte[] bytes, int position, int offset)
    {
        var diagnostic = Assert.Single(Read(SourceTextReader.Decode("a.yaml", bytes)));

        Assert.Equal(("MC1004", offset), (diagnostic.Rule.Id, diagnostic.Range.Offset));
        Assert.Contains($"(byte {position})", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_text_of_yaml_characters_never_throws()
    {
        const string Alphabet = "ab:,[]{}#&*!|>'\"%@`-? \n\n  \t\\0~<.=é日\r";
        var random = new Random(20261120);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 100_000 && watch.Elapsed < TimeSpan.FromSeconds(20); i++)
        {
            var characters = new char[random.Next(1, 60)];
            for (var k = 0; k < characters.Length; k++) characters[k] = Alphabet[random.Next(Alphabet.Length)];
            var text = new string(characters);
            var document = SyntaxReader.Read(new SourceText("random.yaml", text));

            Assert.True(document.Root is MappingNode || document.Diagnostics.Any(diagnostic => diagnostic.IsError), text);
            Assert.All(document.Diagnostics, diagnostic => Assert.InRange(diagnostic.Range.Offset + diagnostic.Range.Length, 0, text.Length));
        }
    }

    private static IReadOnlyList<Diagnostic> Read(string text) => Read(new SourceText("hostile.yaml", text));

    private static IReadOnlyList<Diagnostic> Read(SourceText text)
    {
        var watch = Stopwatch.StartNew();
        var document = SyntaxReader.Read(text);

        Assert.True(watch.Elapsed < Bound, $"reading took {watch.Elapsed}");
        Assert.True(document.Root is MappingNode || document.Diagnostics.Any(diagnostic => diagnostic.IsError));
        return document.Diagnostics;
    }
}
