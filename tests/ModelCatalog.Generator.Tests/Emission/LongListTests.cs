using System.Text.Json;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>Which sizes remain of lists that are long: told exactly, by the interpreter and by generated code.</summary>
public class LongListTests
{
    private static readonly EmittedCatalog s_catalog = new(LongLists.Catalog);

    [Theory]
    [MemberData(nameof(LongLists.Questions), MemberType = typeof(LongLists))]
    public void Sizes_are_told_exactly(string request, string name, string sizes)
    {
        var plan = s_catalog.Plan(LongLists.Model);
        var known = RequestReader.Read(plan, plan.ModelView, JsonText.Parse(request)!).ToPartial();
        var registry = (ModelRegistry)s_catalog.Type("CatalogModels").GetProperty("Registry")!.GetValue(null)!;

        var interpreted = new RequestNarrower(plan, plan.ModelView).Narrow(known, name)!;
        var generated = registry.Get(LongLists.Model).Narrow(JsonDocument.Parse(request).RootElement, name);

        Assert.Equal([sizes], interpreted.Ranges.Where(range => range.IsAllowed).Select(range => $"{range.Minimum}..{range.Maximum}"));
        Assert.Equal([sizes], generated.Ranges.Where(range => range.IsAllowed).Select(range => $"{range.Minimum}..{range.Maximum}"));
        Assert.Null(generated.Ranges[^1].Maximum);
    }
}
