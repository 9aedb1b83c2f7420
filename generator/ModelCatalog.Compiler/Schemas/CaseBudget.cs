namespace ModelCatalog.Compiler.Schemas;

/// <summary>How many cases of a rule are told apart one by one; beyond, a schema would be longer than it is worth. Conditions inside conditions share it.</summary>
internal sealed class CaseBudget
{
    private const int MaximumCases = 1500;

    private int _spent;

    /// <summary>Takes one case; false where there is none left.</summary>
    public bool Spend() => ++_spent <= MaximumCases;
}
