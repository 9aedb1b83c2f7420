namespace ModelCatalog.Compiler.Binding;

/// <summary>What a value may be as YAML, before its meaning is looked at.</summary>
[Flags]
public enum ValueForms
{
    /// <summary>Any of them.</summary>
    Any = 0,

    /// <summary>A scalar that is read as text.</summary>
    Text = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag = 4,

    /// <summary>A list.</summary>
    List = 8,

    /// <summary>A mapping.</summary>
    Mapping = 16,

    /// <summary><c>~</c>: nothing, on purpose.</summary>
    Nothing = 32,
}

/// <summary>One key of a section of the language.</summary>
/// <param name="Name">The key; where the author chooses it, a word in angle brackets for it: <c>&lt;mode&gt;</c>.</param>
/// <param name="Forms">What its value may be.</param>
/// <param name="Doc">What it means, in a sentence.</param>
/// <param name="Example">One line that is right.</param>
public sealed record GrammarKey(string Name, ValueForms Forms, string Doc, string Example)
{
    /// <summary>Whether the section is wrong without it.</summary>
    public bool Required { get; init; }

    /// <summary>What is expected, for messages, where the forms do not say it: <c>a range</c>.</summary>
    public string? Expected { get; init; }

    /// <summary>The words that are allowed; empty: any text.</summary>
    public EquatableArray<string> Words { get; init; }

    /// <summary>Words that mean something of their own where other texts are right, too.</summary>
    public EquatableArray<string> Suggestions { get; init; }

    /// <summary>What its absence means, where that is the same wherever the section stands, as YAML; null: it depends, or is said in words.</summary>
    public string? Default { get; init; }

    /// <summary>The name of the section that a mapping has here; null: not a mapping of the language.</summary>
    public string? Section { get; init; }

    /// <summary>The name of the section that the items of a list have here; null: the items are scalars.</summary>
    public string? ItemSection { get; init; }

    /// <summary>What is expected, for messages.</summary>
    public string ExpectedText
    {
        get
        {
            if (Expected is not null) return Expected;
            var parts = new List<string>();
            if ((Forms & ValueForms.Text) != 0) parts.Add(Words.Count > 0 ? "one of " + string.Join(", ", Words) : "text");
            if ((Forms & ValueForms.Number) != 0) parts.Add("a number");
            if ((Forms & ValueForms.Flag) != 0) parts.Add("true or false");
            if ((Forms & ValueForms.List) != 0) parts.Add("a list");
            if ((Forms & ValueForms.Mapping) != 0) parts.Add("a mapping");
            return parts.Count == 0 ? "a value" : string.Join(" or ", parts);
        }
    }
}
