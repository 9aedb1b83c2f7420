using System.Text;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Tests.Rules;

public class ExpressionCompilerTests
{
    /// <summary>What the cases of <c>expressions.txt</c> may name.</summary>
    internal static EquatableArray<Symbol> Symbols { get; } =
    [
        new("variant", SymbolKind.Variant, Enum("fast", "quality")),
        new("mode", SymbolKind.Mode, Enum("text", "frame", "reference")),
        new("duration", SymbolKind.Parameter, ExpressionType.Integer, new JsonNumber(5)),
        new("scale", SymbolKind.Parameter, ExpressionType.Number),
        new("prompt", SymbolKind.Parameter, ExpressionType.Text),
        new("ratio", SymbolKind.Parameter, Enum("16:9", "9:16", "2")),
        new("audio", SymbolKind.Parameter, ExpressionType.Boolean),
        new("random", SymbolKind.Parameter, ExpressionType.Boolean),
        new("images", SymbolKind.Parameter, List(ExpressionType.Text)),
        new("sizes", SymbolKind.Parameter, List(ExpressionType.Integer)),
        new("tags", SymbolKind.Parameter, List(Enum("red", "green"))),
        new("shots", SymbolKind.Parameter, List(new ExpressionType(ExpressionKind.Object)
        {
            Fields =
            [
                new("prompt", SymbolKind.Parameter, ExpressionType.Text),
                new("duration", SymbolKind.Parameter, ExpressionType.Integer),
                new("kind", SymbolKind.Parameter, Enum("image", "video")),
                new("image_url", SymbolKind.Parameter, ExpressionType.Text),
                new("refs", SymbolKind.Parameter, List(ExpressionType.Text)),
            ],
        })),
        new("voice", SymbolKind.Parameter, new ExpressionType(ExpressionKind.Object)
        {
            Fields =
            [
                new("speed", SymbolKind.Parameter, ExpressionType.Number),
                new("name", SymbolKind.Parameter, ExpressionType.Text),
                new("loud", SymbolKind.Parameter, ExpressionType.Boolean),
            ],
        }),
        new("stability", SymbolKind.Parameter, ExpressionType.Number with { Alternatives = [Enum("auto")] }),
        new("extra", SymbolKind.Parameter, new ExpressionType(ExpressionKind.Json)),
    ];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        string? expression = null;
        var expected = new StringBuilder();
        foreach (var line in File.ReadAllLines(TestFiles.Path("Rules/expressions.txt")).Append(""))
        {
            if (line.StartsWith('#')) continue;
            if (expression is null)
            {
                if (line.Length > 0) expression = line;
            }
            else if (line.Length > 0)
            {
                expected.Append(line).Append('\n');
            }
            else
            {
                cases.Add(expression, expected.ToString());
                expression = null;
                expected.Clear();
            }
        }

        return cases;
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Cases))]
    public void What_is_wrong_is_said_at_its_place(string expression, string expected) => Assert.Equal(expected, Render(expression));

    [Fact]
    public void An_expression_of_another_type_than_its_place_needs_is_refused()
    {
        Assert.Equal("The expression is of type text; expected a condition; has(prompt) asks whether it is set", Refusal("prompt", ExpressionKind.Boolean));
        Assert.Equal("The expression is of type boolean; expected number", Refusal("audio", ExpressionKind.Number));
        Assert.Equal("'true' has a constant value: it does not depend on the request", Refusal("true", ExpressionKind.Boolean));
        Assert.NotNull(Compile("duration", ExpressionKind.Number, []));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    public void An_empty_expression_is_refused(string text)
    {
        var findings = new List<Finding>();

        Assert.Null(Compile(text, null, findings));
        Assert.Equal("MC4009", Assert.Single(findings).Rule.Id);
    }

    [Fact]
    public void Equal_texts_give_equal_expressions() =>
        Assert.Equal(Compile("shots.exists(s, s.duration in 3..5)", null, []), Compile(" shots.exists( s,s.duration in 3 .. 5)", null, []));

    [Fact]
    public void Operators_bind_as_in_CEL() =>
        Assert.Equal(
            Compile("(!audio) || (((duration + (2 * 3)) < 9) && (random == (ratio == '2')))", null, []),
            Compile("!audio || duration + 2 * 3 < 9 && random == (ratio == '2')", null, []));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_expression_is_refused_at_once(string expression, string id)
    {
        var findings = new List<Finding>();

        Assert.Null(Compile(expression, null, findings));
        Assert.Equal(id, Assert.Single(findings).Rule.Id);
    }

    public static TheoryData<string, string> Hostile() => new()
    {
        { new string('(', 4000), "MC4002" },
        { new string('!', 4000) + "audio", "MC4002" },
        { new string('-', 4000) + "1", "MC4002" },
        { new string('[', 4000), "MC4002" },
        { "audio" + string.Concat(Enumerable.Repeat("||audio", 500)), "MC4002" },
        { "voice" + string.Concat(Enumerable.Repeat(".a", 500)), "MC4002" },
        { string.Concat(Enumerable.Repeat("audio?", 600)), "MC4002" },
        { "duration == " + new string('9', 4000), "MC4006" },
        { "scale == 1e999999999", "MC4006" },
        { "prompt == '" + new string('a', 5000) + "'", "MC4001" },
        { "prompt.matches('" + string.Concat(Enumerable.Repeat("(a{900}", 20)) + new string(')', 20) + "')", "MC4021" },
        { "prompt.matches('" + new string('(', 500) + "')", "MC4021" },
        { "shots.all(a, shots.all(b, shots.all(c, shots.all(d, has(d.prompt)))))", "MC4028" },
    };

    [Fact]
    public void Random_texts_never_throw()
    {
        var random = new Random(20261120);
        string[] parts =
        [
            "duration", "prompt", "audio", "shots", "images", "voice", "s", ".", "..", "(", ")", "[", "]", ",", "?", ":", "!", "-", "+", "*", "/", "%", "==", "!=",
            "<", "<=", "&&", "||", " in ", "3", "2.5", "'x'", "\"y\"", "has", "size", ".exists(s, ", ".map(s, ", ".sum()", ".matches(", "true", "null", "\\", "'", "=", "😀", "\0", "r'",
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)]));
            var findings = new List<Finding>();
            var expression = Compile(text, null, findings);

            Assert.True(expression is null == findings.Count > 0, text);
            Assert.All(findings, finding => Assert.True(finding.Start >= 0 && finding.Length >= 0 && finding.Start + finding.Length <= text.Length, text));
        }
    }

    internal static ExpressionType List(ExpressionType item) => new(ExpressionKind.List) { Item = item };

    internal static ExpressionType Enum(params string[] values) => ExpressionType.Text with { Domain = [.. values] };

    internal static Expression Compile(string text)
    {
        var findings = new List<Finding>();
        return Compile(text, null, findings) ?? throw new InvalidOperationException(text + ": " + string.Join("; ", findings.Select(f => f.Message)));
    }

    private static Expression? Compile(string text, ExpressionKind? expected, List<Finding> findings) =>
        ExpressionCompiler.Compile(text, Symbols, expected, Pointer.Root / "check", findings);

    private static string Refusal(string text, ExpressionKind expected)
    {
        var findings = new List<Finding>();
        Assert.Null(Compile(text, expected, findings));
        return Assert.Single(findings).Message;
    }

    /// <summary>A line per finding, marked below its place; else the expression's type.</summary>
    private static string Render(string text)
    {
        var findings = new List<Finding>();
        var expression = Compile(text, null, findings);
        if (expression is not null) return "is " + expression.Type + "\n";
        return string.Concat(findings.Select(f =>
            new string(' ', f.Start) + (f.Length == 0 ? "|" : new string('^', f.Length)) + " " + f.Rule.Id + ": " + f.Message + "\n"));
    }
}
