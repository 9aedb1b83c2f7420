using System.Text.Json;
using ModelCatalog.Infrastructure;

namespace ModelCatalog.Runtime.Tests.Infrastructure;

public class TriTests
{
    [Fact]
    public void A_comparison_with_an_unknown_value_is_unknown()
    {
        Assert.Null(Tri.Equal((long?)null, 5));
        Assert.Null(Tri.Less(5.0, null));
        Assert.Null(Tri.In((string?)null, ["a"]));
        Assert.Null(Tri.Equal((DayOfWeek?)null, DayOfWeek.Friday));
        Assert.Null(Tri.Between((long?)null, 1, 2));
    }

    [Fact]
    public void The_operators_of_CSharp_decide_by_one_side_where_they_can()
    {
        bool? unknown = null;

        Assert.False(Tri.Less(2, 1) & unknown);
        Assert.True(Tri.Less(1, 2) | unknown);
        Assert.Null(Tri.Less(1, 2) & unknown);
        Assert.Null(!unknown);
    }

    [Theory]
    [InlineData(long.MaxValue, 1, null, long.MaxValue - 1, long.MaxValue)]
    [InlineData(long.MinValue, -1, null, long.MinValue + 1, null)]
    [InlineData(7, 2, 9L, 5L, 14L)]
    public void Integers_are_computed_in_64_bits_or_not_at_all(long a, long b, long? sum, long? difference, long? product)
    {
        Assert.Equal(sum, Tri.Add(a, b));
        Assert.Equal(difference, Tri.Subtract(a, b));
        Assert.Equal(product, Tri.Multiply(a, b));
    }

    [Fact]
    public void A_divisor_of_0_gives_nothing_known()
    {
        Assert.Null(Tri.Divide(1, 0));
        Assert.Null(Tri.Remainder(1, 0));
        Assert.Null(Tri.Divide(1.0, 0.0));
        Assert.Null(Tri.Divide(long.MinValue, -1));
        Assert.Equal(-3, Tri.Divide(-7, 2));
        Assert.Equal(-1, Tri.Remainder(-7, 2));
    }

    [Fact]
    public void What_is_empty_is_absent()
    {
        using var json = JsonDocument.Parse("[null, \"\", [], {}, 0]");

        Assert.Equal([false, false, false, true, true], json.RootElement.EnumerateArray().Select(item => Tri.Present(item) is not null));
        Assert.Null(Tri.Present(""));
        Assert.Null(Tri.Present(ValueList<int>.Empty));
        Assert.Equal(0, Tri.Size((ValueList<int>?)null));
    }

    [Fact]
    public void Texts_are_measured_in_characters()
    {
        Assert.Equal(2, Tri.Size("🚤a"));
        Assert.Equal(1, TextLength.Characters("\ud83d"));
        Assert.Equal(5, TextLength.Bytes("🚤a"));
        Assert.Equal(3, TextLength.Utf16("🚤a"));
    }

    [Theory]
    [InlineData("https://example.com/a.jpg", true)]
    [InlineData("HTTP://example.com", true)]
    [InlineData("https://", false)]
    [InlineData("https:///a", false)]
    [InlineData("//example.com/a", false)]
    [InlineData("example.com/a", false)]
    [InlineData("https://example.com/a b", false)]
    [InlineData("ftp://example.com", false)]
    [InlineData(null, false)]
    public void A_link_is_absolute_and_has_a_host(string? text, bool isLink) => Assert.Equal(isLink, MediaLink.IsWebUrl(text));

    [Theory]
    [InlineData(0.3, "0", "0.1", true)]
    [InlineData(0.35, "0", "0.1", false)]
    [InlineData(1.1, "0.1", "0.5", true)]
    public void A_step_goes_by_the_digits_that_a_number_shows(double value, string origin, string step, bool isOn) =>
        Assert.Equal(isOn, NumberStep.IsOn(value, decimal.Parse(origin, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(step, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("\"a\\\"b\\u00e4\\n\"", "`a\"bä\n`")]
    [InlineData("\"\"", "empty")]
    [InlineData(null, "absent")]
    [InlineData("[1,2]", "`[1,2]`")]
    public void A_sentence_shows_texts_without_their_quotes(string? json, string shown)
    {
        var rule = new RuleInfo("a", ViolationKind.Type, ViolationSeverity.Error, "{value}");
        var violations = new ViolationCollector(null);
        violations.Add(rule, "a", json);

        Assert.Equal(shown, violations.ToResult().Violations[0].Message);
    }

    // An attribute could not carry these: metadata is UTF-8.
    [Fact]
    public void Half_a_character_does_not_stop_a_message()
    {
        var half = ((char)0xd83d).ToString();

        Assert.Equal("\"\\ud83d\"", JsonText.Of(half));
        A_sentence_shows_texts_without_their_quotes("\"\\ud83d\"", "`" + half + "`");
        using var json = JsonDocument.Parse("{\"\\ud83d\": \"\\ud83d\"}");
        Assert.Equal("{\"\\ud83d\":\"\\ud83d\"}", JsonText.Of(json.RootElement));
    }
}
