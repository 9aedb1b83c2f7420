using System.Globalization;
using System.Text.Json;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Compiler.Scripting;
using ModelCatalog.Compiler.Tests.Rules;
using ModelCatalog.Scripting.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Scripting.Tests;

/// <summary>Expressions have the values that the interpreter gives them.</summary>
public sealed class ExpressionTests
{
    private static readonly Symbol s_text = new("text", SymbolKind.Parameter, ExpressionType.Text);
    private static readonly Symbol s_a = new("a", SymbolKind.Parameter, ExpressionType.Number);
    private static readonly Symbol s_b = new("b", SymbolKind.Parameter, ExpressionType.Number);
    private static readonly Symbol s_i = new("i", SymbolKind.Parameter, ExpressionType.Integer);
    private static readonly Symbol s_j = new("j", SymbolKind.Parameter, ExpressionType.Integer);

    // Classes as .NET has them, the same letter in the other case, lines, borders of words, repetition that would go back without end.
    private static readonly string[] s_patterns =
    [
        "[a-z]+", "(?i)[a-k]+", "(?i)straße", "(?i)k", "(?i)s", "(?i)i", @"\d+", @"\D", @"\w+", @"\W", @"\s*x\s*", @"\S", "[^a]", ".", "(?s).", "(?s:a.)b", "(a|b|)c", "a{2,3}?b*", "a{2}", @"\p{Lu}+",
        @"\P{L}+", @"\p{IsGreek}+", @"[\w-[aeiou]]+", "[a-e-[b-d]]", "[]a]+", "[^]a]+", @"\x41\u0042?", @"\0101", @"(?<year>\d{4})-(?'month'\d\d)", "(?i:ab)C", "(?i)a(?-i)B", "(?im-s)^B$", "a$", "^a", "(?m)^b$",
        "(?m)a$\nb", @"\bab\b", @"a\Bb", @"\b", "(a+)+b", "(a*)*b", "(?:a|a)*c", "x{0}", "(ab){2,}", @"\{\}", "{a", "a{,2}", @"\.\/", @"[\]\-\\]+", @"\cA", @"\e", "🚤+", "[🚤]", "é|É", @"\D\S\W?", "a|^b|c$",
        "(?n)(a)(?:b)", @"a\Z", @"a\z", "(?i)É", "[\u0370-\u03ff]", "^$", "()", "#", "a b", "_", "(?i)[^k]",
    ];

    private static readonly string[] s_texts =
    [
        "", "a", "ab", "AB", "aB", "abC", "ABC", "abab", "c", "bc", "aab", "aaabb", "k", "K", "\u212a", "s", "\u017f", "ß", "straße", "STRAßE", "é", "É", "i", "I", "\u0130", "\u0131", "0", "42", "٣", "_", "-", "a\n", "a\nb",
        "b\na\nb", "\n", "\na", "a\u200db", "\u200d", "x", " x ", "\u00a0x\u2003", "🚤", "🚤🚤", "Ω", "Ωμ", "2024-05", "[]", "{}", "{a", "a{,2}", "\u0001", "\u001b", "]", "\\", "./", "#", "a b", new('a', 3000), new string('a', 3000) + "b", "\u0085",
    ];

    private static readonly string[] s_numbers =
    [
        "0", "-0", "1", "-1", "2", "3", "7", "10", "0.1", "0.2", "0.3", "1.5", "-2.5", "1e15", "1e16", "123456789012345", "1234567890123456", "1e-4", "1e-5", "0.00012345", "1.7976931348623157e308", "5e-324", "1e400", "100.0", "1E2",
        "9007199254740993", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551615", "4294967296", "3037000500", "0.30000000000000004", "123456.789",
    ];

    [Fact]
    public void A_conformance_case_has_its_value()
    {
        using var groups = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "conformance", "expressions.json")));
        var cases = new List<(object Case, string Expected)>();
        foreach (var group in groups.RootElement.EnumerateArray())
        {
            var symbols = SymbolReader.Symbols(group.GetProperty("symbols"));
            foreach (var one in group.GetProperty("cases").EnumerateArray())
            {
                var findings = new List<Finding>();
                var expression = ExpressionCompiler.Compile(one.GetProperty("expression").GetString()!, symbols, null, Pointer.Root, findings);
                Assert.Empty(findings);
                string[] unknown = one.TryGetProperty("unknown", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];
                Add(cases, expression!, (JsonObject)SymbolReader.Value(one.GetProperty("request")), unknown);
            }
        }

        Check(cases);
    }

    [Fact]
    public void A_pattern_means_what_it_means_in_NET()
    {
        var cases = new List<(object Case, string Expected)>();
        foreach (var pattern in s_patterns.SelectMany(pattern => new[] { pattern, @"\A(?:" + pattern + @")\z" }))
        {
            Assert.True(BoundedPattern.Create(pattern, out var problem) is not null, pattern + ": " + problem);
            var expression = new TextExpression(TextFunction.Matches, new NameExpression(s_text), new LiteralExpression(new JsonString(pattern), ExpressionType.Text));
            foreach (var text in s_texts) Add(cases, expression, new JsonObject([new JsonMember("text", new JsonString(text))]), []);
        }

        Check(cases);
    }

    [Fact]
    public void Arithmetic_gives_the_same_digits()
    {
        var cases = new List<(object Case, string Expected)>();
        BinaryOperator[] signs = [BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Divide, BinaryOperator.Remainder];
        BinaryOperator[] comparisons = [BinaryOperator.Equal, BinaryOperator.Less, BinaryOperator.GreaterOrEqual];
        foreach (var (left, right) in s_numbers.SelectMany(left => s_numbers.Select(right => (left, right))))
        {
            var numbers = new JsonObject([new JsonMember("a", new JsonNumber(left)), new JsonMember("b", new JsonNumber(right)), new JsonMember("i", new JsonNumber(left)), new JsonMember("j", new JsonNumber(right))]);
            foreach (var sign in signs)
            {
                Add(cases, new BinaryExpression(sign, new NameExpression(s_a), new NameExpression(s_b), ExpressionType.Number), numbers, []);
                Add(cases, new BinaryExpression(sign, new NameExpression(s_i), new NameExpression(s_j), ExpressionType.Integer), numbers, []);
            }

            foreach (var sign in comparisons) Add(cases, new BinaryExpression(sign, new NameExpression(s_i), new NameExpression(s_b), ExpressionType.Boolean), numbers, []);
        }

        Check(cases);
    }

    [Fact]
    public void What_takes_too_long_is_unknown_at_the_same_step()
    {
        var cases = new List<(object Case, string Expected)>();
        var list = new Symbol("items", SymbolKind.Parameter, new ExpressionType(ExpressionKind.List) { Item = ExpressionType.Integer });
        var findings = new List<Finding>();
        var expression = ExpressionCompiler.Compile("items.all(x, items.exists(y, x + y == 0))", [list], null, Pointer.Root, findings)!;
        Assert.Empty(findings);
        foreach (var count in new[] { 10, 300, 500 })
        {
            var items = new JsonArray([.. Enumerable.Range(0, count).Select(i => new JsonNumber(i == count - 1 ? -i : i))]);
            Add(cases, expression, new JsonObject([new JsonMember("items", items)]), []);
        }

        var exists = ExpressionCompiler.Compile("items.exists(x, items.exists(y, x + y == -1))", [list], null, Pointer.Root, findings)!;
        foreach (var count in new[] { 330, 400, 405, 406, 407, 408, 409, 410, 445, 446, 447, 448, 470 }) Add(cases, exists, new JsonObject([new JsonMember("items", new JsonArray([.. Enumerable.Range(0, count).Select(i => new JsonNumber(i))]))]), []);
        Assert.Contains(cases, one => one.Expected == "null");
        Assert.Contains(cases, one => one.Expected == "false");
        Check(cases);
    }

    private static void Add(List<(object Case, string Expected)> cases, Expression expression, JsonObject request, string[] unknown)
    {
        var context = new RequestContext(request, unknown);
        var isCondition = expression.Type.Kind == ExpressionKind.Boolean;
        var expected = isCondition
            ? ExpressionEvaluator.Test(expression, context) is { } truth ? (truth ? "true" : "false") : "null"
            : ExpressionEvaluator.Evaluate(expression, context)?.ToString() ?? "null";
        cases.Add((new { call = isCondition ? "test" : "evaluate", tree = ModelScript.Of(expression), request = request.ToString(), unknown }, expected));
    }

    private static void Check(List<(object Case, string Expected)> cases)
    {
        Assert.SkipUnless(Node.IsInstalled, Node.Absent);
        Assert.NotEmpty(cases);
        var actual = Scripts.Run([ScriptRuntime.Text], cases.Select(one => one.Case));
        var different = cases.Zip(actual).Where(pair => pair.First.Expected != pair.Second).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Case}\nExpected: {pair.First.Expected}\nActual: {pair.Second}")).ToList();
        Assert.True(different.Count == 0, $"{different.Count} of {cases.Count} differ\n" + string.Join("\n\n", different.OrderBy(text => text.Length).Take(6)));
    }
}
