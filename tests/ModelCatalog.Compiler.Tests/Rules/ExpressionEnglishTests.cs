using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Tests.Rules;

public class ExpressionEnglishTests
{
    [Theory]
    [InlineData("variant == 'quality'", "`variant` is `quality`", "`variant` is not `quality`", "`variant` must be `quality`")]
    [InlineData("variant != 'quality'", "`variant` is not `quality`", "`variant` is `quality`", "`variant` must not be `quality`")]
    [InlineData("'quality' == variant", "`variant` is `quality`", "`variant` is not `quality`", "`variant` must be `quality`")]
    [InlineData("duration in 3..15", "`duration` is between 3 and 15", "`duration` is not between 3 and 15", "`duration` must be between 3 and 15")]
    [InlineData("duration in 3..", "`duration` is at least 3", "`duration` is not at least 3", "`duration` must be at least 3")]
    [InlineData("duration in ..15", "`duration` is at most 15", "`duration` is not at most 15", "`duration` must be at most 15")]
    [InlineData("duration < 6", "`duration` is less than 6", "`duration` is at least 6", "`duration` must be less than 6")]
    [InlineData("6 < duration", "`duration` is more than 6", "`duration` is at most 6", "`duration` must be more than 6")]
    [InlineData("duration >= 6", "`duration` is at least 6", "`duration` is less than 6", "`duration` must be at least 6")]
    [InlineData("has(prompt)", "`prompt` is set", "`prompt` is not set", "`prompt` must be set")]
    [InlineData("!has(voice.name)", "`voice.name` is not set", "`voice.name` is set", "`voice.name` must not be set")]
    [InlineData("audio", "`audio` is `true`", "`audio` is not `true`", "`audio` must be `true`")]
    [InlineData("mode in ['text', 'frame']", "`mode` is `text` or `frame`", "`mode` is not `text` or `frame`", "`mode` must be `text` or `frame`")]
    [InlineData("'red' in tags", "`tags` contains `red`", "`tags` does not contain `red`", "`tags` must contain `red`")]
    [InlineData("prompt.startsWith('x')", "`prompt` starts with `x`", "`prompt` does not start with `x`", "`prompt` must start with `x`")]
    [InlineData("prompt.matches('^a$')", "`prompt` matches the pattern `^a$`", "`prompt` does not match the pattern `^a$`", "`prompt` must match the pattern `^a$`")]
    [InlineData("size(images) <= 4", "the number of `images` is at most 4", "the number of `images` is more than 4", "the number of `images` must be at most 4")]
    [InlineData("size(prompt) > 4", "the length of `prompt` is more than 4", "the length of `prompt` is at most 4", "the length of `prompt` must be more than 4")]
    [InlineData(
        "size(images) + size(sizes) <= 4",
        "the number of `images` plus the number of `sizes` is at most 4",
        "the number of `images` plus the number of `sizes` is more than 4",
        "the number of `images` plus the number of `sizes` must be at most 4")]
    [InlineData("random == audio", "`random` is the same as `audio`", "`random` is not the same as `audio`", "`random` must be the same as `audio`")]
    [InlineData(
        "(ratio == '2') == has(images)",
        "`ratio` is `2` exactly when `images` is set",
        "either `ratio` is `2` or `images` is set, but not both",
        "`ratio` must be `2` exactly when `images` is set")]
    [InlineData("has(images) == false", "`images` is not set", "`images` is set", "`images` must not be set")]
    public void A_condition_is_a_fact_its_opposite_or_a_demand(string expression, string fact, string opposite, string demand)
    {
        var condition = ExpressionCompilerTests.Compile(expression);

        Assert.Equal(fact, ExpressionEnglish.Describe(condition));
        Assert.Equal(opposite, ExpressionEnglish.Negate(condition));
        Assert.Equal(demand, ExpressionEnglish.Require(condition));
    }

    [Theory]
    [InlineData("audio && duration > 5", "`audio` is `true` and `duration` is more than 5")]
    [InlineData("audio && (random || has(prompt)) && duration > 5", "`audio` is `true`, (`random` is `true` or `prompt` is set) and `duration` is more than 5")]
    [InlineData("!(audio && duration > 5)", "`audio` is not `true` or `duration` is at most 5")]
    [InlineData("!(audio || random)", "`audio` is not `true` and `random` is not `true`")]
    [InlineData("shots.exists(s, has(s.image_url))", "in at least one item of `shots`, `image_url` is set")]
    [InlineData("!shots.exists(s, s.kind == 'video')", "in every item of `shots`, `kind` is not `video`")]
    [InlineData("shots.all(s, s.kind == 'video' || has(s.prompt))", "in every item of `shots`, `kind` is `video` or `prompt` is set")]
    [InlineData("images.all(i, i.startsWith('https:'))", "every item of `images` starts with `https:`")]
    [InlineData("!images.all(i, i.startsWith('https:'))", "at least one item of `images` does not start with `https:`")]
    [InlineData("images.exists(i, i == 'x')", "at least one item of `images` is `x`")]
    [InlineData("!images.exists(i, i == 'x')", "no item of `images` is `x`")]
    [InlineData("!(has(prompt) && has(images))", "`prompt` and `images` are not both set")]
    [InlineData("!(has(prompt) && has(images) && has(voice.name))", "`prompt`, `images` and `voice.name` are not all set")]
    [InlineData("prompt.matches('heron')", "`prompt` contains `heron`")]
    [InlineData("prompt.matches('(?i)heron|egret')", "`prompt` contains `heron` or `egret`, in upper or lower case")]
    [InlineData("prompt.matches('^heron|^egret')", "`prompt` starts with `heron` or `egret`")]
    [InlineData("prompt.matches('^heron|egret')", "`prompt` matches the pattern `^heron|egret`")]
    [InlineData("prompt.matches('her.n')", "`prompt` matches the pattern `her.n`")]
    [InlineData("!prompt.matches('(?i)heron')", "`prompt` does not contain `heron`, in upper or lower case")]
    [InlineData("shots.map(s, s.duration).sum() in 3..15", "the sum of `duration` over all `shots` is between 3 and 15")]
    [InlineData("size(shots.filter(s, s.kind == 'video')) == 1", "the number of those `shots` where `kind` is `video` is 1")]
    [InlineData("audio ? has(prompt) : random", "if `audio` is `true`, `prompt` is set, otherwise `random` is `true`")]
    [InlineData("(duration + 1) * 2 == 4", "(`duration` plus 1) times 2 is 4")]
    [InlineData("duration - (duration - 1) == 1", "`duration` minus (`duration` minus 1) is 1")]
    [InlineData("duration % 2 == 0", "the remainder of `duration` divided by 2 is 0")]
    [InlineData("duration <= size(images)", "`duration` is at most the number of `images`")]
    [InlineData("shots.exists(s, s.refs.exists(r, r == 'x'))", "in at least one item of `shots`, at least one item of `refs` is `x`")]
    public void Larger_conditions_read_as_sentences(string expression, string fact) =>
        Assert.Equal(fact, ExpressionEnglish.Describe(ExpressionCompilerTests.Compile(expression)));

    [Theory]
    [InlineData("!has(images) || has(prompt)", "if `images` is set, `prompt` must be set")]
    [InlineData("has(images) || has(prompt)", "`images` must be set or `prompt` must be set")]
    [InlineData(
        "size(prompt) <= (mode in ['text', 'frame'] ? 3000 : 5000)",
        "the length of `prompt` must be at most 3000 if `mode` is `text` or `frame`, otherwise 5000")]
    [InlineData("!(has(prompt) && has(images))", "`prompt` and `images` must not both be set")]
    [InlineData("!images.exists(i, i == 'x')", "every item of `images` must not be `x`")]
    [InlineData("!shots.exists(e, e.kind == 'video')", "in every item of `shots`, `kind` must not be `video`")]
    public void A_demand_reads_as_a_sentence(string expression, string demand) =>
        Assert.Equal(demand, ExpressionEnglish.Require(ExpressionCompilerTests.Compile(expression)));

    [Fact]
    public void Names_are_those_of_the_side_that_is_looked_at()
    {
        static string Rename(string path) => path switch
        {
            "shots" => "input.multiShots",
            "shots.image_url" => "input.multiShots.imageUrl",
            "voice.speed" => "input.speed",
            _ => path,
        };

        Assert.Equal("`input.speed` is more than 1", ExpressionEnglish.Describe(ExpressionCompilerTests.Compile("voice.speed > 1"), Rename));
        Assert.Equal(
            "in at least one item of `input.multiShots`, `imageUrl` is set",
            ExpressionEnglish.Describe(ExpressionCompilerTests.Compile("shots.exists(s, has(s.image_url))"), Rename));
    }

    [Fact]
    public void No_sentence_shows_an_operator()
    {
        string[] operators = ["&&", "||", "==", "!=", "<", ">", "!", "..", "?", "+", "*", "%", "has(", "size("];
        foreach (var line in File.ReadAllLines(TestFiles.Path("Rules/expressions.txt")))
        {
            if (line.StartsWith('#') || line.Contains('^') || line.Contains("matches", StringComparison.Ordinal)) continue;
            if (ExpressionCompiler.Compile(line, ExpressionCompilerTests.Symbols, ExpressionKind.Boolean, default, []) is not { } condition) continue;
            foreach (var sentence in new[] { ExpressionEnglish.Describe(condition), ExpressionEnglish.Negate(condition), ExpressionEnglish.Require(condition) })
                Assert.DoesNotContain(operators, o => sentence.Contains(o, StringComparison.Ordinal));
        }
    }
}
