using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Tests.Rules;

/// <summary>The prover against brute force: random rules over small domains, every request of which is tried with the interpreter.</summary>
public class ProverPropertyTests
{
    private static readonly ExpressionType s_object = new(ExpressionKind.Object)
    {
        Fields =
        [
            new("loud", SymbolKind.Parameter, ExpressionType.Boolean),
            new("tone", SymbolKind.Parameter, ExpressionCompilerTests.Enum("x", "y"), new JsonString("x")),
        ],
    };

    // Each name with every value that it can have; null is absent. A default may lie outside of what may be set.
    private static readonly (ProofVariable Variable, JsonValue?[] Values)[] s_names =
    [
        Name("flag", ExpressionType.Boolean, ProofDomain.Boolean, null, [null, new JsonBoolean(true), new JsonBoolean(false)]),
        Name("mode", ExpressionCompilerTests.Enum("x", "y", "z"), Texts("x", "y", "z"), null, [new JsonString("x"), new JsonString("y"), new JsonString("z")]),
        Name("kind", ExpressionCompilerTests.Enum("x", "y"), Texts("x", "y"), new JsonString("y"), [null, new JsonString("x"), new JsonString("y")]),
        Name("n", ExpressionType.Integer, Range(0, 4), null, [null, .. Numbers(0, 4)]),
        Name("k", ExpressionType.Integer, Range(1, 3), new JsonNumber(5), [null, .. Numbers(1, 3)]),
        Name("step", ExpressionType.Integer, new NumberDomain(new JsonNumber(1), new JsonNumber(8), new JsonNumber(3)), null, [new JsonNumber(1), new JsonNumber(4), new JsonNumber(7)]),
        Name("list", ExpressionCompilerTests.List(ExpressionCompilerTests.Enum("x", "y")), new ListDomain(1, 2), null, [null, .. Lists()]),
        Name("box", s_object, ProofDomain.Opaque, null, [null, .. Boxes()]),
        Name("alt", ExpressionType.Integer with { Alternatives = [ExpressionCompilerTests.Enum("auto")] }, new UnionDomain([Range(1, 2), Texts("auto")]), null, [null, new JsonNumber(1), new JsonNumber(2), new JsonString("auto")]),
    ];

    // A parameter of the mode 'x': in the others it is absent, and its default does not count.
    private static readonly (ProofVariable Variable, JsonValue?[] Values) s_own = (
        new ProofVariable(new Symbol("own", SymbolKind.ModeParameter, ExpressionType.Integer, new JsonNumber(2)), true, Range(1, 3))
        {
            ActiveWhen = ExpressionCompiler.Compile("mode == 'x'", [s_names[1].Variable.Symbol], ExpressionKind.Boolean, Pointer.Root, []),
        },
        [null, .. Numbers(1, 3)]);

    // Of these, brute force tries only some values.
    private static readonly (ProofVariable Variable, JsonValue?[] Values)[] s_wide =
    [
        Name("text", ExpressionType.Text, ProofDomain.Text, null, [null, .. new[] { "x", "y", "xx", "other", "yyyy" }.Select(t => new JsonString(t))]),
        Name("real", ExpressionType.Number, new NumberDomain(new JsonNumber(0), new JsonNumber(4)), null, [null, .. new[] { "0", "0.5", "1", "1.5", "2", "2.25", "3", "3.999", "4" }.Select(d => new JsonNumber(d))]),
        Name("big", ExpressionType.Integer, new NumberDomain(), null, [null, .. new[] { "-9223372036854775808", "-1", "0", "1", "2", "3", "4", "9223372036854775807", "18446744073709551615" }.Select(d => new JsonNumber(d))]),
    ];

    [Fact]
    public void On_small_domains_the_prover_agrees_with_brute_force()
    {
        var random = new Random(4711);
        var counts = new int[3];
        for (var round = 0; round < 2000; round++)
        {
            var (names, constraints, goal) = Problem(random, s_names);
            var result = new Prover(names.Select(n => n.Variable)).CanSatisfy(constraints, goal);
            var isPossible = Requests(names).Any(request => Obeys(request, constraints) && ExpressionEvaluator.Test(goal, request) == true);

            counts[(int)result.Verdict]++;

            // Only what is inside lists and objects stays undecided.
            var isDecidable = names.All(n => n.Variable.Domain is not (ListDomain or OpaqueDomain));
            Assert.True(
                result.Verdict == ProofVerdict.Undecided ? !isDecidable : isPossible == (result.Verdict == ProofVerdict.Possible),
                Describe(round, constraints, goal, result));
        }

        Assert.All(counts, count => Assert.True(count > 200, string.Join(", ", counts)));
    }

    [Fact]
    public void On_wide_domains_nothing_that_a_request_does_is_called_impossible()
    {
        var random = new Random(815);
        var impossible = 0;
        for (var round = 0; round < 1500; round++)
        {
            var (names, constraints, goal) = Problem(random, [.. s_wide, .. s_names.Take(4)]);
            var result = new Prover(names.Select(n => n.Variable)).CanSatisfy(constraints, goal);
            if (!result.IsImpossible) continue;

            impossible++;
            Assert.DoesNotContain(Requests(names), request => Obeys(request, constraints) && ExpressionEvaluator.Test(goal, request) == true);
        }

        Assert.True(impossible > 200, $"{impossible} impossible");
    }

    [Fact]
    public void Rules_are_judged_as_brute_force_judges_them()
    {
        var random = new Random(99);
        var counts = new int[5];
        for (var round = 0; round < 1000; round++)
        {
            var (names, constraints, goal) = Problem(random, s_names);
            var rule = new ProofConstraint(goal, Condition(random, names, 2));
            var verdict = new Prover(names.Select(n => n.Variable)).Judge(rule, constraints);
            counts[(int)verdict]++;

            var valid = Requests(names).Where(request => Obeys(request, constraints)).ToList();
            var applies = valid.Where(request => ExpressionEvaluator.Test(goal, request) == true).ToList();
            Assert.True(
                verdict switch
                {
                    RuleVerdict.NothingValid => valid.Count == 0,
                    RuleVerdict.NeverApplies => applies.Count == 0,
                    RuleVerdict.Contradictory => applies.All(request => !Obeys(request, [rule])),
                    RuleVerdict.AlwaysHolds => applies.All(request => Obeys(request, [rule])),
                    _ => true,
                },
                verdict + ": " + Describe(round, [.. constraints, rule], goal, ProofResult.Undecided));
        }

        Assert.All(counts, count => Assert.True(count > 20, string.Join(", ", counts)));
    }

    private static string Describe(int round, IReadOnlyList<ProofConstraint> constraints, Expression goal, ProofResult result) =>
        $"round {round}: {result.Verdict} [{string.Join(", ", result.Witness)}]\n{goal}\n{string.Join("\n", constraints)}";

    private static bool Obeys(RequestContext request, IReadOnlyList<ProofConstraint> constraints) =>
        constraints.All(c => (c.When is not null && ExpressionEvaluator.Test(c.When, request) != true) || ExpressionEvaluator.Test(c.Holds, request) != false);

    private static IEnumerable<RequestContext> Requests((ProofVariable Variable, JsonValue?[] Values)[] names)
    {
        var choice = new int[names.Length];
        while (true)
        {
            var request = new JsonObject(names
                .Select((n, i) => (n.Variable.Symbol.Name, Value: n.Values[choice[i]])).Where(x => x.Value is not null)
                .Select(x => new JsonMember(x.Name, x.Value!)).ToEquatableArray());
            yield return new RequestContext(request) { Inactive = request["mode"] is JsonString { Value: "x" } ? [] : ["own"] };
            var position = 0;
            while (position < names.Length && ++choice[position] == names[position].Values.Length) choice[position++] = 0;
            if (position == names.Length) yield break;
        }
    }

    private static ((ProofVariable Variable, JsonValue?[] Values)[] Names, List<ProofConstraint> Constraints, Expression Goal) Problem(
        Random random, (ProofVariable Variable, JsonValue?[] Values)[] all)
    {
        var names = all.OrderBy(_ => random.Next()).Take(random.Next(2, 5)).ToArray();
        if (names.Any(n => n.Variable.Symbol.Name == "mode")) names = [.. names.Take(4), s_own];
        var constraints = Enumerable.Range(0, random.Next(0, 4))
            .Select(_ => new ProofConstraint(random.Next(2) == 0 ? null : Condition(random, names, 1), Condition(random, names, 2))).ToList();
        return (names, constraints, Condition(random, names, 2));
    }

    /// <summary>A random condition that compiles.</summary>
    private static Expression Condition(Random random, (ProofVariable Variable, JsonValue?[] Values)[] names, int depth)
    {
        var symbols = names.Select(n => n.Variable.Symbol).ToEquatableArray();
        while (true)
        {
            if (ExpressionCompiler.Compile(Text(random, names, depth), symbols, ExpressionKind.Boolean, Pointer.Root, []) is { } condition) return condition;
        }
    }

    private static string Text(Random random, (ProofVariable Variable, JsonValue?[] Values)[] names, int depth)
    {
        if (depth > 0 && random.Next(3) > 0)
        {
            var (left, right) = (Text(random, names, depth - 1), Text(random, names, depth - 1));
            return random.Next(7) switch
            {
                0 or 1 => $"({left}) && ({right})",
                2 or 3 => $"({left}) || ({right})",
                4 => $"!({left})",
                5 => $"({left}) == ({right})",
                _ => $"({left}) ? ({right}) : ({Text(random, names, depth - 1)})",
            };
        }

        var name = names[random.Next(names.Length)].Variable.Symbol.Name;
        var other = names[random.Next(names.Length)].Variable.Symbol.Name;
        var text = random.Next(3) switch { 0 => "'x'", 1 => "'y'", _ => "'z'" };
        var number = random.Next(-1, 6);
        var order = random.Next(6) switch { 0 => "==", 1 => "!=", 2 => "<", 3 => "<=", 4 => ">", _ => ">=" };
        var simple = random.Next(18) switch
        {
            0 or 1 => $"has({name})",
            2 => $"{name} {order} {text}",
            3 => $"{name} {order} {number}",
            4 => $"{name} in [{text}, 'x']",
            5 => $"{name} in {number}..{number + random.Next(3)}",
            6 => $"{name} {order} {other}",
            7 => $"{name} + {other} {order} {number}",
            8 => $"{name} * 2 - {other} {order} {number}",
            9 => $"size({name}) {order} {number}",
            10 => $"size({name}) + {other} {order} {number}",
            11 => $"{text} in {name}",
            12 => $"{name}.{(random.Next(2) == 0 ? "exists" : "all")}(i, i == {text})",
            13 => $"{name}.loud",
            14 => $"{name}.tone {order} {text}",
            15 => $"{name} {order} 'auto'",
            16 => $"{name}.startsWith({text})",
            _ => $"{name} % 2 {order} ({other} == 1 ? 1 : 0)",
        };
        return random.Next(12) == 0 ? name : random.Next(15) == 0 ? $"has({name}.loud)" : simple;
    }

    private static (ProofVariable Variable, JsonValue?[] Values) Name(string name, ExpressionType type, ProofDomain domain, JsonValue? initial, JsonValue?[] values) =>
        (new ProofVariable(new Symbol(name, SymbolKind.Parameter, type, initial), values[0] is null, domain), values);

    private static NumberDomain Range(int minimum, int maximum) => new(new JsonNumber(minimum), new JsonNumber(maximum));

    private static ValuesDomain Texts(params string[] values) => new(values.Select(v => new JsonString(v)).ToEquatableArray<JsonValue>());

    private static IEnumerable<JsonValue> Numbers(int minimum, int maximum) => Enumerable.Range(minimum, maximum - minimum + 1).Select(n => new JsonNumber(n));

    private static IEnumerable<JsonValue> Lists()
    {
        string[][] lists = [["x"], ["y"], ["x", "x"], ["x", "y"], ["y", "x"], ["y", "y"]];
        return lists.Select(list => new JsonArray(list.Select(item => new JsonString(item)).ToEquatableArray<JsonValue>()));
    }

    private static IEnumerable<JsonValue> Boxes() =>
        from loud in new JsonValue?[] { null, new JsonBoolean(true), new JsonBoolean(false) }
        from tone in new JsonValue?[] { null, new JsonString("x"), new JsonString("y") }
        select new JsonObject(new[] { ("loud", loud), ("tone", tone) }.Where(m => m.Item2 is not null).Select(m => new JsonMember(m.Item1, m.Item2!)).ToEquatableArray());
}
