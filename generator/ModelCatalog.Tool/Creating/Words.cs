namespace ModelCatalog.Tool.Creating;

/// <summary>A key as people would write it: <c>clip-2.5_pro</c> is <c>Clip 2.5 Pro</c>.</summary>
internal static class Words
{
    public static string Of(string key) =>
        string.Join(' ', key.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..])) is { Length: > 0 } words ? words : key;
}
