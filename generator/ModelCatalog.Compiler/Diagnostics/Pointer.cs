namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>A place in a descriptor by its keys and indices, as RFC 6901 writes it: <c>/parameters/prompt/enum/2</c>. It survives a moved line.</summary>
/// <param name="Text">The pointer; empty means the whole descriptor.</param>
public readonly record struct Pointer(string Text)
{
    /// <summary>The whole descriptor.</summary>
    public static Pointer Root { get; } = new("");

    /// <summary>The place of a key below this one.</summary>
    public static Pointer operator /(Pointer parent, string key) =>
        new((parent.Text ?? "") + "/" + key.Replace("~", "~0").Replace("/", "~1"));

    /// <summary>The place of an item below this one.</summary>
    public static Pointer operator /(Pointer parent, int index) =>
        new((parent.Text ?? "") + "/" + index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The keys and indices, from the root on.</summary>
    public IEnumerable<string> Steps =>
        string.IsNullOrEmpty(Text) ? [] : Text.Substring(1).Split('/').Select(step => step.Replace("~1", "/").Replace("~0", "~"));

    /// <inheritdoc />
    public override string ToString() => Text ?? "";
}
