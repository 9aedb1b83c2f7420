namespace ModelCatalog.Docs.Views;

/// <summary>A kind of violation.</summary>
/// <param name="Name">Its word: <c>range</c>.</param>
/// <param name="Meaning">What is wrong with a request that has one.</param>
/// <param name="Declared">What a descriptor says to bring it about.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record RuleKindDoc(string Name, string Meaning, string Declared, string Remedy)
{
    /// <summary>The rules of the catalog that have it.</summary>
    public IReadOnlyList<ModelRules> Models { get; init; } = [];

    /// <summary>How many they are.</summary>
    public int Count => Models.Sum(model => model.Rules.Count);
}

/// <summary>Rules of a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rules">The rules: where each stands, and what it says.</param>
public sealed record ModelRules(Link Model, IReadOnlyList<RuleEntry> Rules);

/// <summary>A rule as one of many.</summary>
/// <param name="Rule">Its id, with its place.</param>
/// <param name="Text">What it says.</param>
/// <param name="Provider">Where it holds; null: everywhere.</param>
public sealed record RuleEntry(Link Rule, string Text, string? Provider);

/// <summary>All kinds of violations.</summary>
/// <param name="Kinds">The kinds.</param>
public sealed record RuleKindsDoc(IReadOnlyList<RuleKindDoc> Kinds);

/// <summary>A diagnostic of the checker.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="IsWarning">Whether it only warns.</param>
/// <param name="Message">Its message, with places.</param>
/// <param name="Markdown">Its page as it is written, without the title.</param>
public sealed record DiagnosticDoc(string Id, string Title, bool IsWarning, string Message, string Markdown);

/// <summary>All diagnostics.</summary>
/// <param name="Areas">Area by area.</param>
public sealed record DiagnosticsDoc(IReadOnlyList<DiagnosticArea> Areas);

/// <summary>Diagnostics of one area.</summary>
/// <param name="Prefix">What their ids start with: <c>MC3</c>.</param>
/// <param name="Title">What they are about.</param>
/// <param name="Diagnostics">The diagnostics.</param>
public sealed record DiagnosticArea(string Prefix, string Title, IReadOnlyList<DiagnosticDoc> Diagnostics);

/// <summary>The language of descriptors.</summary>
/// <param name="Parts">The three kinds of file, and what stands in them.</param>
public sealed record LanguageDoc(IReadOnlyList<LanguagePart> Parts);

/// <summary>A kind of file.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Anchor">Its place on the page.</param>
/// <param name="Sections">What stands in it.</param>
public sealed record LanguagePart(string Title, string Anchor, IReadOnlyList<LanguageSection> Sections);

/// <summary>A mapping of the language.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Anchor">Its place on the page.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="UsedBy">Where it stands.</param>
public sealed record LanguageSection(string Title, string Anchor, IReadOnlyList<LanguageKey> Keys, IReadOnlyList<Link> UsedBy)
{
    /// <summary>What a mapping here can turn out to be instead, and the key that tells it.</summary>
    public IReadOnlyList<Link> Forms { get; init; } = [];
}

/// <summary>A key of the language.</summary>
/// <param name="Name">The key.</param>
/// <param name="IsRequired">Whether the mapping is wrong without it.</param>
/// <param name="Expects">What its value may be.</param>
/// <param name="Doc">What it means.</param>
/// <param name="Example">A line that is right.</param>
/// <param name="Leads">The mappings that its value can have.</param>
public sealed record LanguageKey(string Name, bool IsRequired, string Expects, string Doc, string Example, IReadOnlyList<Link> Leads);
