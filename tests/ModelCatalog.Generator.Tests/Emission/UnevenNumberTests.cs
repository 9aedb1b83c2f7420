using System.Globalization;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>Which numbers remain where rules let them through here and there: no legal one is excluded, by the interpreter or by generated code.</summary>
public class UnevenNumberTests
{
    private static readonly AskedTwice s_model = new(new EmittedCatalog(UnevenNumbers.Catalog), UnevenNumbers.Model);

    [Theory]
    [MemberData(nameof(UnevenNumbers.Questions), MemberType = typeof(UnevenNumbers))]
    public void Numbers_are_told_exactly(string request, string name, string numbers)
    {
        var (interpreted, generated) = s_model.Ask(request, name);

        Assert.Equal(numbers, string.Join(' ', interpreted.Ranges.Where(range => range.IsAllowed).Select(range => $"{range.Minimum}..{range.Maximum}")));
        Assert.Equal(numbers, string.Join(' ', generated.Ranges.Where(range => range.IsAllowed).Select(range => $"{range.Minimum}..{range.Maximum}")));
    }

    [Theory]
    [MemberData(nameof(UnevenNumbers.Legal), MemberType = typeof(UnevenNumbers))]
    public void None_is_excluded_that_is_legal(string request, string name, string? provider, double number)
    {
        var (interpreted, generated) = s_model.Ask(request, name, provider);

        Assert.True(interpreted.Presence.IsAllowed);
        Assert.True(generated.CanBeSet);
        if (interpreted.Ranges.Count > 0) Assert.Contains(interpreted.Ranges, range => range.IsAllowed && !(NumberOf(range.Minimum) > number) && !(NumberOf(range.Maximum) < number));
        if (generated.Ranges.Count > 0) Assert.Contains(generated.Ranges, range => range.IsAllowed && !(range.Minimum > (decimal)number) && !(range.Maximum < (decimal)number));
    }

    private static double? NumberOf(JsonNumber? number) => number is null ? null : double.Parse(number.ToString(), CultureInfo.InvariantCulture);
}
