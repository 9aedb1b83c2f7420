namespace ModelCatalog.Compiler.Comparing;

/// <summary>What a change does to those who use a catalog, the worst first.</summary>
public enum ChangeClass
{
    /// <summary>C# that compiled does not, or means another type.</summary>
    BreaksCallers,

    /// <summary>A request that was valid may be refused.</summary>
    BreaksSenders,

    /// <summary>What was refused or did not exist is taken.</summary>
    Loosens,

    /// <summary>Nothing that was right is wrong now.</summary>
    Neutral,
}

/// <summary>A difference between two catalogs.</summary>
/// <param name="Class">What it does.</param>
/// <param name="Subject">The model (<c>acme/clip</c>), or the provider.</param>
/// <param name="Provider">The provider at which it shows; null: everywhere, or the subject is one.</param>
/// <param name="Path">What changed: <c>duration</c>, <c>frame.start_image</c>, a rule's id, a member of C#.</param>
/// <param name="Message">How.</param>
public sealed record CatalogChange(ChangeClass Class, string Subject, string? Provider, string Path, string Message)
{
    /// <summary>The class in words: <c>breaks-callers</c>.</summary>
    public string ClassName => Class switch
    {
        ChangeClass.BreaksCallers => "breaks-callers",
        ChangeClass.BreaksSenders => "breaks-senders",
        ChangeClass.Loosens => "loosens",
        _ => "neutral",
    };
}
