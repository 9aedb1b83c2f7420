using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Wires;

public sealed class EmittedWireTests
{
    [Fact]
    public void Drafts_are_emitted_without_a_warning() => Assert.Fail(string.Join("\n", EmittedCatalog.Drafts.Warnings().Take(60)));

    [Fact]
    public void The_catalog_is_emitted_without_a_warning() => Assert.Fail(string.Join("\n", EmittedCatalog.Own.Warnings(isMarked: false).Take(60)));
}
