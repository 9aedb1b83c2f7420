using System.Globalization;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>Which sizes remain of lists that are long: told exactly, by the interpreter and by generated code.</summary>
public class LongListTests
{
    private static readonly AskedTwice s_model = new(new EmittedCatalog(LongLists.Catalog), LongLists.Model);

    [Theory]
    [MemberData(nameof(LongLists.Questions), MemberType = typeof(LongLists))]
    public void Sizes_are_told_exactly(string request, string name, string sizes)
    {
        var (interpreted, generated) = s_model.Ask(request, name);

        Assert.Equal([sizes], interpreted.Ranges.Where(range => range.IsAllowed).Select(range => $"{range.Minimum}..{range.Maximum}"));
        Assert.Equal([sizes], generated.Ranges.Where(range => range.IsAllowed).Select(range => $"{range.Minimum}..{range.Maximum}"));
        Assert.Null(generated.Ranges[^1].Maximum);
    }

    [Theory]
    [MemberData(nameof(LongLists.Enough), MemberType = typeof(LongLists))]
    public void A_list_that_is_long_enough_is_not_excluded(string request, int size)
    {
        var (interpreted, generated) = s_model.Ask(request, "tiles");

        Assert.True(interpreted.Ranges.Count == 0 || interpreted.Ranges.Any(range => range.IsAllowed && int.Parse(range.Minimum!.ToString(), CultureInfo.InvariantCulture) <= size && (range.Maximum is null || int.Parse(range.Maximum.ToString(), CultureInfo.InvariantCulture) >= size)));
        Assert.True(generated.Ranges.Count == 0 || generated.Ranges.Any(range => range.IsAllowed && range.Minimum <= size && !(range.Maximum < size)));
    }
}
