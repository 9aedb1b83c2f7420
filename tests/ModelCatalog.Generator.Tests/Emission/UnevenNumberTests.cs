using System.Text.Json;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>Which numbers remain where rules let them through here and there: no legal one is excluded, by the interpreter or by generated code.</summary>
public class UnevenNumberTests
{
    private static readonly EmittedCatalog s_catalog = new(UnevenNumbers.Catalog);

    [Theory]
    [MemberData(nameof(UnevenNumbers.Questions), MemberType = typeof(UnevenNumbers))]
    public void Numbers_are_told_exactly(string request, string name, string numbers)
    {
        var (interpreted, generated) = Ask(request, name);

        Assert.Equal(numbers, string.Join(' ', interpreted.Ranges.Where(range => range.IsAllowed).Select(range => $"{range.Minimum}..{range.Maximum}")));
        Assert.Equal(numbers, string.Join(' ', generated.Ranges.Where(range => range.IsAllowed).Select(range => $"{range.Minimum}..{range.Maximum}")));
    }

    [Theory]
    [MemberData(nameof(UnevenNumbers.Legal), MemberType = typeof(UnevenNumbers))]
    public void Of_more_numbers_than_are_looked_at_none_is_excluded_that_is_legal(string name, int number)
    {
        var (interpreted, generated) = Ask("{}", name);

        Assert.Contains(interpreted.Ranges, range => range.IsAllowed && double.Parse(range.Minimum!.ToString(), System.Globalization.CultureInfo.InvariantCulture) <= number && number <= double.Parse(range.Maximum!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(generated.Ranges, range => range.IsAllowed && range.Minimum <= number && number <= range.Maximum);
    }

    private static (Compiler.Narrowing.AllowedChoices Interpreted, ModelCatalog.AllowedChoices Generated) Ask(string request, string name)
    {
        var plan = s_catalog.Plan(UnevenNumbers.Model);
        var known = RequestReader.Read(plan, plan.ModelView, JsonText.Parse(request)!).ToPartial();
        var registry = (ModelRegistry)s_catalog.Type("CatalogModels").GetProperty("Registry")!.GetValue(null)!;
        return (new RequestNarrower(plan, plan.ModelView).Narrow(known, name)!, registry.Get(UnevenNumbers.Model).Narrow(JsonDocument.Parse(request).RootElement, name)!);
    }
}
