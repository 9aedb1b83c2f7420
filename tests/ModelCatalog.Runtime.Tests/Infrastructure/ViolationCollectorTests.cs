using ModelCatalog.Infrastructure;

namespace ModelCatalog.Runtime.Tests.Infrastructure;

public class ViolationCollectorTests
{
    private static readonly RuleInfo s_range = new("duration.range", ViolationKind.Range, ViolationSeverity.Error, "`duration` must be at most 10; it is {value}", "`input.secs` must be at most 10; it is {value}");
    private static readonly RuleInfo s_ignored = new("seed.ignored", ViolationKind.Ignored, ViolationSeverity.Warning, "`seed` has no effect");
    private static readonly WirePaths s_paths = new(("duration", "input.secs"), ("shots", "input.shots"), ("shots.duration", "secs"));

    [Fact]
    public void A_violation_has_both_paths_and_the_message_of_the_side_that_is_looked_at()
    {
        var byParameters = new ViolationCollector(s_paths);
        byParameters.Add(s_range, "duration", JsonText.Of(99));
        var byWire = new ViolationCollector(s_paths, byWireNames: true);
        byWire.Enter("shots", 1);
        byWire.Add(s_range, "duration", JsonText.Of(99));
        byWire.Leave();

        Assert.Equal(
            new Violation(ViolationSeverity.Error, ViolationKind.Range, "duration.range", "duration", "input.secs", "99", "`duration` must be at most 10; it is `99`"),
            Assert.Single(byParameters.ToResult().Violations));
        Assert.Equal(
            new Violation(ViolationSeverity.Error, ViolationKind.Range, "duration.range", "shots[1].duration", "input.shots[1].secs", "99", "`input.secs` must be at most 10; it is `99`"),
            Assert.Single(byWire.ToResult().Violations));
    }

    [Fact]
    public void An_error_makes_its_value_and_what_contains_it_unknown_a_warning_does_not()
    {
        var violations = new ViolationCollector(null);
        violations.Enter("shots", 0);
        violations.Add(s_range, "duration", "99");
        violations.Leave();
        violations.Add(s_ignored, "seed", "1");

        Assert.True(violations.Failed("shots"));
        Assert.False(violations.Failed("shot"));
        Assert.False(violations.Failed("seed"));
        Assert.Null(violations.Has("shots", true));
        Assert.Null(violations.KnownObject("shots", "text"));
        Assert.Equal(7, violations.Known<int>("seed", 7));
    }

    [Fact]
    public void A_missing_value_that_is_reported_at_another_one_makes_both_unknown()
    {
        var violations = new ViolationCollector(null);
        violations.AddAt(s_range, "start", "end", "1");

        Assert.True(violations.Failed("start"));
        Assert.True(violations.Failed("end"));
        Assert.Equal("end", violations.ToResult().Violations[0].Parameter);
    }

    [Fact]
    public void Long_values_are_cut_and_a_measure_replaces_the_value_in_the_message()
    {
        var violations = new ViolationCollector(null);
        violations.Add(s_range, "duration", JsonText.Of(new string('x', 500)), measure: 500);

        var violation = violations.ToResult().Violations[0];
        Assert.Equal(201, violation.Value!.Length);
        Assert.EndsWith("it is 500", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_listed_value_is_proposed()
    {
        var rule = new RuleInfo("size.enum", ViolationKind.Enum, ViolationSeverity.Error, "it is {value}") { Listed = ["1080p", "720p"] };
        var violations = new ViolationCollector(null);
        violations.Add(rule, "size", JsonText.Of("1080P"));

        Assert.Equal("it is `1080P`; did you mean '1080p'?", violations.ToResult().Violations[0].Message);
    }

    [Fact]
    public void Objects_may_be_nested_as_deep_as_types_can_be()
    {
        var violations = new ViolationCollector(null);
        for (var i = 0; i < 40; i++) violations.Enter("a", i);
        violations.Add(s_range, "b", null);
        for (var i = 0; i < 40; i++) violations.Leave();
        violations.Add(s_range, "c", null);

        Assert.EndsWith("a[38].a[39].b", violations.ToResult().Violations[0].Parameter, StringComparison.Ordinal);
        Assert.Equal("c", violations.ToResult().Violations[1].Parameter);
    }

    [Fact]
    public void Nothing_is_allocated_while_nothing_is_wrong()
    {
        var before = 0L;
        var length = 0L;
        for (var i = 0; i < 2000; i++)
        {
            if (i == 1000) before = GC.GetAllocatedBytesForCurrentThread();
            var violations = new ViolationCollector(s_paths);
            violations.Enter("shots", i);
            if (violations.Failed("duration")) violations.Add(s_range, "duration", "1");
            length += violations.Known<long>("duration", 5) ?? 0;
            violations.Leave();
            if (!violations.ToResult().IsValid) length++;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(10_000, length);
    }
}
