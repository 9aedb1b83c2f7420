namespace ModelCatalog.Runtime.Tests;

public class ValueListTests
{
    private sealed record Request
    {
        public ValueList<string>? Urls { get; init; }
    }

    [Fact]
    public void Records_with_equal_lists_are_equal()
    {
        var one = new Request { Urls = ["a", "b"] };

        Assert.Equal(one, new Request { Urls = new List<string> { "a", "b" } });
        Assert.Equal(one.GetHashCode(), new Request { Urls = ["a", "b"] }.GetHashCode());
        Assert.NotEqual(one, new Request { Urls = ["b", "a"] });
        Assert.NotEqual(one, new Request());
    }

    [Fact]
    public void Arrays_lists_and_collection_expressions_convert_and_null_stays_absent()
    {
        string[]? none = null;
        List<string>? nothing = null;

        Assert.Null(new Request { Urls = none }.Urls);
        Assert.Null(new Request { Urls = nothing }.Urls);
        Assert.Equal(["a"], new Request { Urls = new[] { "a" } }.Urls!);
        Assert.Same(ValueList<string>.Empty, new Request { Urls = [] }.Urls);
    }

    [Fact]
    public void A_list_does_not_change_with_the_array_that_it_was_made_of()
    {
        string[] items = ["a"];
        ValueList<string> list = items!;
        items[0] = "b";

        Assert.Equal("a", list[0]);
        Assert.Equal("[a]", list.ToString());
    }
}
