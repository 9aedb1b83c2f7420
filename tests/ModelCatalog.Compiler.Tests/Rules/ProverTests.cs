using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Tests.Rules;

public class ProverTests
{
    private static readonly ProofVariable[] s_variables =
    [
        Variable("variant", ExpressionCompilerTests.Enum("fast", "quality"), false, Values("fast", "quality")),
        Variable("mode", ExpressionCompilerTests.Enum("text", "frame", "reference"), true, Values("text", "frame", "reference")),
        Variable("resolution", ExpressionCompilerTests.Enum("480p", "720p", "1080p"), true, Values("480p", "720p", "1080p"), new JsonString("720p")),
        Variable("duration", ExpressionType.Integer, true, Range(3, 15), new JsonNumber(5)),
        Variable("frames", ExpressionType.Integer, true, new NumberDomain(new JsonNumber(10), new JsonNumber(50), new JsonNumber(10))),
        Variable("strength", ExpressionType.Number, true, new NumberDomain(new JsonNumber(0), new JsonNumber(1))),
        Variable("seed", ExpressionType.Integer, true, new NumberDomain()),
        Variable("index", ExpressionType.Integer, true, Range(1, 5)),
        Variable("prompt", ExpressionType.Text, false, new TextDomain(1, 2000)),
        Variable("style", ExpressionType.Text, true, ProofDomain.Text),
        Variable("audio", ExpressionType.Boolean, true, ProofDomain.Boolean),
        Variable("images", ExpressionCompilerTests.List(ExpressionType.Text), true, new ListDomain(1, 3)),
        Variable("videos", ExpressionCompilerTests.List(ExpressionType.Text), true, new ListDomain(1, 2)),
        Variable("sizes", ExpressionCompilerTests.List(ExpressionType.Integer), true, new ListDomain(1, 3)),
        Variable("stability", ExpressionType.Number with { Alternatives = [ExpressionCompilerTests.Enum("auto")] }, true, new UnionDomain([new NumberDomain(new JsonNumber(0), new JsonNumber(1)), Values("auto")])),
        Variable("extra", new ExpressionType(ExpressionKind.Json), true, ProofDomain.Opaque),
        Variable("voice", new ExpressionType(ExpressionKind.Object) { Fields = [new("speed", SymbolKind.Parameter, ExpressionType.Number)] }, true, ProofDomain.Opaque),
    ];

    private static readonly EquatableArray<Symbol> s_symbols = s_variables.Select(v => v.Symbol).ToEquatableArray();

    public static TheoryData<string, ProofVerdict> Goals() => new()
    {
        { "variant == 'fast'", ProofVerdict.Possible },
        { "variant == 'fast' && variant == 'quality'", ProofVerdict.Impossible },
        { "has(variant)", ProofVerdict.Possible },
        { "!has(variant)", ProofVerdict.Impossible },
        { "!has(mode) && mode == 'text'", ProofVerdict.Impossible },
        { "!has(mode) && mode != 'text'", ProofVerdict.Impossible },
        { "!has(resolution) && resolution == '720p'", ProofVerdict.Possible },
        { "!has(resolution) && resolution == '1080p'", ProofVerdict.Impossible },
        { "duration > 15", ProofVerdict.Impossible },
        { "duration > 14", ProofVerdict.Possible },
        { "duration < 3", ProofVerdict.Impossible },
        { "duration in 16..20 || duration < 3", ProofVerdict.Impossible },
        { "duration > 5 && duration < 6", ProofVerdict.Impossible },
        { "duration > 5.5 && duration < 5.7", ProofVerdict.Impossible },
        { "!has(duration) && duration != 5", ProofVerdict.Impossible },
        { "duration * 2 == 7", ProofVerdict.Impossible },
        { "duration * 2 == 8", ProofVerdict.Possible },
        { "duration % 4 == 3 && duration > 11", ProofVerdict.Possible },
        { "frames == 15", ProofVerdict.Impossible },
        { "frames in 11..19", ProofVerdict.Impossible },
        { "frames in 11..20", ProofVerdict.Possible },
        { "strength > 1.0", ProofVerdict.Impossible },
        { "strength > 0.5 && strength < 0.6", ProofVerdict.Possible },
        { "strength > 0.5 && strength < 0.5", ProofVerdict.Impossible },
        { "seed > 9223372036854775807", ProofVerdict.Possible },
        { "seed + 1 > seed", ProofVerdict.Possible },
        { "seed == 18446744073709551615 && seed + 1 > 0", ProofVerdict.Impossible },
        { "index <= size(images)", ProofVerdict.Possible },
        { "index > size(images) && index < 2 && has(images)", ProofVerdict.Impossible },
        { "size(images) + size(videos) > 5", ProofVerdict.Impossible },
        { "size(images) + size(videos) == 5", ProofVerdict.Possible },
        { "!has(images) && size(images) > 0", ProofVerdict.Impossible },
        { "has(images) && size(images) == 0", ProofVerdict.Impossible },
        { "size(prompt) > 2000", ProofVerdict.Impossible },
        { "size(prompt) > 1999", ProofVerdict.Possible },
        { "prompt == 'a' && size(prompt) == 2", ProofVerdict.Impossible },
        { "prompt == 'a' && prompt == 'b'", ProofVerdict.Impossible },
        { "prompt == 'a' && prompt.startsWith('b')", ProofVerdict.Impossible },
        { "prompt == style && style == 'a' && prompt != 'a'", ProofVerdict.Impossible },
        { "prompt.startsWith('a') && prompt.startsWith('b')", ProofVerdict.Undecided },
        { "prompt.matches('^a$') && prompt == 'a'", ProofVerdict.Possible },
        { "prompt.matches('^a$') && prompt == 'b'", ProofVerdict.Impossible },
        { "audio && !audio", ProofVerdict.Impossible },
        { "!audio && !has(audio)", ProofVerdict.Possible },
        { "audio && !has(audio)", ProofVerdict.Impossible },
        { "audio == false && !has(audio)", ProofVerdict.Impossible },
        { "sizes.sum() > 3", ProofVerdict.Undecided },
        { "sizes.sum() > 3 && !has(sizes)", ProofVerdict.Impossible },
        { "images.exists(i, i == 'a')", ProofVerdict.Undecided },
        { "images.exists(i, size(i) >= 0 && audio) && !audio", ProofVerdict.Impossible },
        { "size(images.filter(i, i == 'a')) > 3", ProofVerdict.Impossible },
        { "size(sizes.map(i, i * 2)) == 3 && size(sizes) != 3", ProofVerdict.Impossible },
        { "stability == 'auto' && stability < 1", ProofVerdict.Impossible },
        { "stability == 'auto' && stability != 0.5", ProofVerdict.Possible },
        { "has(extra)", ProofVerdict.Possible },
        { "voice.speed > 1", ProofVerdict.Undecided },
        { "voice.speed > 1 && !has(voice)", ProofVerdict.Impossible },
        { "has(voice.speed) && !has(voice)", ProofVerdict.Impossible },
        { "(mode == 'frame') == has(images) && mode == 'frame' && !has(images)", ProofVerdict.Impossible },
        { "(mode == 'frame' ? 3 : 7) > 5 && mode == 'frame'", ProofVerdict.Impossible },
    };

    [Theory]
    [MemberData(nameof(Goals))]
    public void A_goal_is_possible_impossible_or_undecided(string goal, ProofVerdict verdict) =>
        Assert.Equal(verdict, new Prover(s_variables).CanSatisfy([], Compile(goal)).Verdict);

    public static TheoryData<string, string[], RuleVerdict> Rules() => new()
    {
        { "when: mode == 'frame' check: has(images)", [], RuleVerdict.Sound },
        { "when: duration > 15 check: has(images)", [], RuleVerdict.NeverApplies },
        { "when: mode == 'frame' && audio check: has(images)", ["when: mode == 'frame' check: !audio"], RuleVerdict.NeverApplies },
        { "check: duration <= 15", [], RuleVerdict.AlwaysHolds },
        { "when: audio check: duration <= 10", ["check: duration <= 8"], RuleVerdict.AlwaysHolds },
        { "when: mode == 'frame' check: duration > 15", [], RuleVerdict.Contradictory },
        { "when: mode == 'frame' check: has(images)", ["check: !has(images)"], RuleVerdict.Contradictory },
        { "when: resolution == '720p' check: has(resolution)", [], RuleVerdict.Sound },
        { "check: !has(variant)", [], RuleVerdict.Contradictory },
        { "check: has(images)", ["check: !has(variant)"], RuleVerdict.NothingValid },
        { "when: has(seed) check: has(images)", ["check: !has(variant)"], RuleVerdict.NothingValid },
        // Unknown is no violation: an absent mode satisfies a check that it never makes true.
        { "check: mode == 'frame' && mode == 'text'", [], RuleVerdict.Sound },
        { "check: has(mode) && mode == 'frame' && mode == 'text'", [], RuleVerdict.Contradictory },
        // What cannot be decided proves nothing.
        { "check: sizes.sum() <= 3", ["check: sizes.sum() > 3"], RuleVerdict.Sound },
        { "when: images.exists(i, i == 'a') check: audio", ["check: !audio"], RuleVerdict.Sound },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_judged_among_the_others(string rule, string[] others, RuleVerdict verdict) =>
        Assert.Equal(verdict, new Prover(s_variables).Judge(Constraint(rule), [.. others.Select(Constraint)]));

    [Fact]
    public void A_value_that_no_request_can_have_is_unreachable()
    {
        var prover = new Prover(s_variables);
        var resolution = s_symbols.First(s => s.Name == "resolution");
        ProofConstraint[] constraints = [Constraint("when: variant == 'fast' check: resolution != '1080p'"), Constraint("when: variant == 'quality' check: resolution == '720p'")];

        Assert.True(prover.CanBe(resolution, new JsonString("1080p"), constraints).IsImpossible);
        Assert.Equal(ProofVerdict.Possible, prover.CanBe(resolution, new JsonString("480p"), constraints).Verdict);
    }

    [Fact]
    public void Two_sides_without_a_common_request_are_found()
    {
        var prover = new Prover(s_variables);

        Assert.True(prover.AreCompatible([Constraint("check: has(duration) && duration <= 5")], [Constraint("check: duration in 6..10")]).IsImpossible);
        Assert.Equal(ProofVerdict.Possible, prover.AreCompatible([Constraint("check: duration <= 5")], [Constraint("check: duration in 5..10")]).Verdict);
    }

    [Fact]
    public void A_witness_names_what_is_set()
    {
        var result = new Prover(s_variables).CanSatisfy([Constraint("check: size(images) >= 2")], Compile("mode == 'frame' && duration > 9"));

        Assert.Equal(["duration = 10", "images = 2 items", "mode = \"frame\""], result.Witness.Select(a => a.ToString()));
    }

    [Fact]
    public void A_name_that_nobody_declared_may_be_anything()
    {
        var prover = new Prover([]);

        Assert.Equal(ProofVerdict.Undecided, prover.CanSatisfy([], Compile("duration > 100")).Verdict);
        Assert.Equal(ProofVerdict.Undecided, prover.CanSatisfy([], Compile("!has(variant)")).Verdict);
    }

    [Fact]
    public void The_default_of_a_parameter_of_a_mode_counts_only_while_the_mode_is_active()
    {
        var mode = Variable("mode", ExpressionCompilerTests.Enum("text", "frame"), false, Values("text", "frame"));
        var own = Variable("length", ExpressionType.Integer, true, Range(1, 9), new JsonNumber(4));
        own = own with { Symbol = own.Symbol with { Kind = SymbolKind.ModeParameter } };
        var isAbsent = CompileWith("!has(length) && length == 4", mode, own);
        var isActive = CompileWith("mode == 'frame'", mode, own);
        var isInactive = CompileWith("mode != 'frame'", mode, own);

        var prover = new Prover([mode, own with { ActiveWhen = isActive }]);
        Assert.Equal(ProofVerdict.Possible, prover.CanSatisfy([new ProofConstraint(null, isActive)], isAbsent).Verdict);
        Assert.Equal(ProofVerdict.Impossible, prover.CanSatisfy([new ProofConstraint(null, isInactive)], isAbsent).Verdict);

        // Without a word about its mode, nothing is claimed either way.
        Assert.Equal(ProofVerdict.Undecided, new Prover([mode, own]).CanSatisfy([], isAbsent).Verdict);
    }

    [Fact]
    public void A_required_name_without_values_makes_everything_impossible() =>
        Assert.True(new Prover([Variable("duration", ExpressionType.Integer, false, Range(5, 3))]).CanSatisfy([]).IsImpossible);

    [Fact]
    public void A_question_that_is_too_large_stays_undecided_and_ends()
    {
        // A pigeonhole: twelve names with eleven values, all different.
        var variables = Enumerable.Range(0, 12).Select(i => Variable("p" + i, ExpressionType.Integer, false, Range(1, 11))).ToArray();
        var constraints = from a in variables from b in variables where string.CompareOrdinal(a.Symbol.Name, b.Symbol.Name) < 0 select new ProofConstraint(null, Different(a.Symbol, b.Symbol));

        Assert.Equal(ProofVerdict.Undecided, new Prover(variables).CanSatisfy(constraints).Verdict);

        static Expression Different(Symbol a, Symbol b) => new BinaryExpression(BinaryOperator.NotEqual, new NameExpression(a), new NameExpression(b), ExpressionType.Boolean);
    }

    [Fact]
    public void Conditions_that_share_no_name_are_solved_one_by_one()
    {
        // Together they have 20^40 assignments.
        var variables = Enumerable.Range(0, 40).Select(i => Variable("p" + i, ExpressionType.Integer, false, Range(1, 20))).ToArray();
        var constraints = variables.Select(v => new ProofConstraint(null, CompileWith("p * p == 49".Replace("p", v.Symbol.Name, StringComparison.Ordinal), v))).ToList();

        Assert.Equal(ProofVerdict.Possible, new Prover(variables).CanSatisfy(constraints).Verdict);
        Assert.True(new Prover(variables).CanSatisfy([.. constraints, new ProofConstraint(null, CompileWith("p39 == 8", variables[39]))]).IsImpossible);
    }

    private static Expression CompileWith(string text, params ProofVariable[] variables) =>
        ExpressionCompiler.Compile(text, variables.Select(v => v.Symbol).ToEquatableArray(), ExpressionKind.Boolean, Pointer.Root, [])!;

    private static ProofConstraint Constraint(string rule)
    {
        var check = rule.IndexOf("check: ", StringComparison.Ordinal);
        var when = check == 0 ? null : rule[6..(check - 1)];
        return new ProofConstraint(when is null ? null : Compile(when), Compile(rule[(check + 7)..]));
    }

    private static Expression Compile(string text)
    {
        var findings = new List<Finding>();
        return ExpressionCompiler.Compile(text, s_symbols, ExpressionKind.Boolean, Pointer.Root, findings)
            ?? throw new InvalidOperationException(text + ": " + string.Join("; ", findings.Select(f => f.Message)));
    }

    private static ProofVariable Variable(string name, ExpressionType type, bool canBeAbsent, ProofDomain domain, JsonValue? initial = null) =>
        new(new Symbol(name, SymbolKind.Parameter, type, initial), canBeAbsent, domain);

    private static NumberDomain Range(int minimum, int maximum) => new(new JsonNumber(minimum), new JsonNumber(maximum));

    private static ValuesDomain Values(params string[] values) => new(values.Select(v => new JsonString(v)).ToEquatableArray<JsonValue>());
}
