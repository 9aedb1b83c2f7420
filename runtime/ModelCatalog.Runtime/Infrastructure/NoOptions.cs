namespace ModelCatalog.Infrastructure;

/// <summary>The options of a provider whose calls have none.</summary>
internal sealed record NoOptions : SubmitOptions
{
    private NoOptions()
    {
    }

    public static NoOptions Instance { get; } = new();
}
