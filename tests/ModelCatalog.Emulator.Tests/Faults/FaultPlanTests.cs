using System.Globalization;

namespace ModelCatalog.Emulator.Tests.Faults;

public class FaultPlanTests
{
    [Theory]
    [InlineData("")]
    [InlineData("submit:503")]
    [InlineData("submit:503=html*2, poll:cut=after@10%")]
    [InlineData("any:429=empty#3, submit:400=text")]
    [InlineData("poll:rate-limit=45s#2*3@0.5%")]
    [InlineData("poll:slow=250ms, result:trickle=1500ms, webhook:slow=2m")]
    [InlineData("submit:cut=before, submit:cut=middle, media:cut=middle")]
    [InlineData("call:body=kinds, price:body=truncated#4*any, poll:gateway=504")]
    [InlineData("submit:fail=moderated@33.333333%, submit:hidden=3, poll:hidden=1")]
    [InlineData("webhook:never*1, webhook:duplicate=2, webhook:reordered")]
    public void Orders_are_printed_as_they_are_read(string text)
    {
        var plan = FaultPlan.Parse(text);

        Assert.Equal(text, plan.ToString());
        Assert.Equal(plan, FaultPlan.Parse(plan.ToString()));
    }

    [Theory]
    [InlineData(" submit : cut ", "submit:cut=after")]
    [InlineData("submit:rate-limit", "submit:rate-limit=1s")]
    [InlineData("poll:gateway", "poll:gateway=502")]
    [InlineData("submit:fail", "submit:fail=failed")]
    [InlineData("submit:hidden", "submit:hidden=1")]
    [InlineData("webhook:duplicate", "webhook:duplicate=1")]
    [InlineData("poll:503=error@100%", "poll:503")]
    [InlineData("poll:slow=1500ms", "poll:slow=1500ms")]
    [InlineData("poll:slow=60s", "poll:slow=1m")]
    public void What_is_left_out_is_the_usual(string text, string full) => Assert.Equal(full, FaultPlan.Parse(text).ToString());

    [Theory]
    [InlineData("submt:503", "character 1", "there is no stage 'submt'; did you mean 'submit'?")]
    [InlineData("submit:503, poll:cutt", "character 13", "there is no fault 'cutt'; did you mean 'cut'?")]
    [InlineData("submit", "character 1", "expected stage:fault")]
    [InlineData("submit:503,", "character 12", "expected stage:fault")]
    [InlineData("submit:503*2#3", "character 1", "# before * before @")]
    [InlineData("submit:200", "character 1", "a status must be 400 to 599; it is 200")]
    [InlineData("submit:503=kinds", "character 1", "html, empty or text; it is kinds")]
    [InlineData("submit:503=page", "character 1", "it is 'page'")]
    [InlineData("poll:cut=later", "character 1", "after cut= is expected before, after or middle; it is 'later'")]
    [InlineData("poll:slow", "character 1", "'slow' needs a time such as 2s")]
    [InlineData("poll:slow=2", "character 1", "after slow= is expected a time such as 2s; it is '2'")]
    [InlineData("poll:slow=11m", "character 1", "at most 10m; it is 11m")]
    [InlineData("poll:rate-limit=1500ms", "character 1", "whole seconds")]
    [InlineData("poll:fail", "character 1", "'fail=failed' cannot be ordered for poll; it fits submit, sync")]
    [InlineData("submit:fail=sad", "character 1", "there is no error class 'sad'")]
    [InlineData("submit:never", "character 1", "it fits webhook")]
    [InlineData("webhook:503", "character 1", "cannot be ordered for webhook")]
    [InlineData("submit:body=error", "character 1", "order a status")]
    [InlineData("submit:503@0%", "character 1", "a probability is above 0 and at most 1")]
    [InlineData("submit:503@101%", "character 1", "a probability is above 0 and at most 1")]
    [InlineData("submit:503*0", "character 1", "at least once")]
    [InlineData("submit:503#0", "character 1", "1 or later")]
    [InlineData("submit:503*99999999999", "character 1", "too large")]
    [InlineData("submit:99999999999", "character 1", "there is no fault '99999999999'")]
    [InlineData("webhook:reordered=2", "character 1", "expected nothing; it is '2'")]
    [InlineData("submit:hidden=0", "character 1", "hidden polls must be 1 to 1000; it is 0")]
    public void A_wrong_order_is_told_where_it_is_and_what_was_expected(string text, string where, string what)
    {
        var exception = Assert.Throws<FormatException>(() => FaultPlan.Parse(text));

        Assert.Contains(where, exception.Message, StringComparison.Ordinal);
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_is_refused_at_once()
    {
        foreach (var text in new[] { new string('a', 1_000_000), new string(',', 100_000), "submit:" + new string('=', 100_000), new string(':', 100_000), "submit:503@1" + new string('0', 100_000) + "%", "\0:\0", "submit:503\nX" })
            Assert.Throws<FormatException>(() => FaultPlan.Parse(text));
    }

    [Fact]
    public void A_plan_can_be_written_in_CSharp()
    {
        var plan = new FaultPlan(
            new FaultRule(FaultStage.Submit, new Fault.Status(503)) { Count = 2 },
            new FaultRule(FaultStage.Poll, new Fault.Cut()) { Probability = 0.1 });

        Assert.Equal(FaultPlan.Parse("submit:503*2, poll:cut@10%"), plan);
        Assert.Throws<ArgumentException>(() => new FaultRule(FaultStage.Webhook, new Fault.Cut()));
    }

    [Fact]
    public async Task What_happens_by_chance_happens_by_the_seed()
    {
        var runs = new List<string>();
        foreach (var seed in new[] { 1, 1, 2 })
        {
            await using var session = await Fixtures.Session.Of("unifically", new EmulatorOptions { Faults = FaultPlan.Parse("poll:503@30%") with { Seed = seed } });
            var statuses = new List<int>();
            for (var i = 0; i < 300; i++) statuses.Add((await session.Get("/v1/tasks/none")).Status);
            runs.Add(string.Join(' ', statuses));
            Assert.InRange(statuses.Count(status => status == 503), 60, 120);
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
    }

    [Theory]
    [InlineData("poll:503*2", "503 503 404 404 404")]
    [InlineData("poll:503#2", "404 503 404 404 404")]
    [InlineData("poll:503#2*2", "404 503 503 404 404")]
    [InlineData("poll:503#4*any", "404 404 404 503 503")]
    [InlineData("poll:500#2, any:503*3", "503 500 503 404 404")]
    [InlineData("submit:503, price:503, result:503, call:503, media:503", "404 404 404 404 404")]
    public async Task The_first_order_that_fits_strikes(string plan, string expected)
    {
        await using var session = await Fixtures.Session.Of("unifically", new EmulatorOptions { Faults = FaultPlan.Parse(plan) });
        var statuses = new List<string>();
        for (var i = 0; i < 5; i++) statuses.Add((await session.Get("/v1/tasks/none")).Status.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(expected, string.Join(' ', statuses));
    }
}
