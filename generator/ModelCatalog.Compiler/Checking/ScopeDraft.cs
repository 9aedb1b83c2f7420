using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Checking;

/// <summary>The parameters and modes of a request or an object before any side looks at them.</summary>
internal sealed class ScopeDraft
{
    public List<ParameterDraft> Parameters { get; } = [];

    public UnionDraft? Union { get; set; }

    /// <summary>Names whose declaration is wrong. That was reported; what mentions them is not judged, since it would only say so again.</summary>
    public HashSet<string> Broken { get; } = new(StringComparer.Ordinal);

    /// <summary>All parameters, common ones first; a parameter of several modes comes once for each.</summary>
    public IEnumerable<ParameterDraft> All => Parameters.Concat(Union?.Modes.SelectMany(mode => mode.Parameters) ?? []);

    /// <summary>Whether an expression or a name of a rule mentions a broken name.</summary>
    public bool MentionsBroken(string? text) => text is not null && Broken.Any(name => Mentions(text, name));

    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsWord(text[at - 1])) && (end == text.Length || !IsWord(text[end]))) return true;
        }

        return false;
    }

    private static bool IsWord(char c) => c == '_' || char.IsLetterOrDigit(c);
}

/// <summary>A parameter with what each side says of it.</summary>
internal sealed class ParameterDraft(ParameterDescriptor declared, ValueShape shape, bool isOfModel)
{
    /// <summary>The declaration, aliases applied.</summary>
    public ParameterDescriptor Declared { get; } = declared;

    /// <summary>What its value looks like at every side.</summary>
    public ValueShape Shape { get; set; } = shape;

    /// <summary>Whether the model declares it; if not, only the wires in <see cref="Overlays"/> have it.</summary>
    public bool IsOfModel { get; } = isOfModel;

    /// <summary>By provider, what holds there.</summary>
    public Dictionary<string, ParameterDescriptor> Overlays { get; } = new(StringComparer.Ordinal);

    public string Key => Declared.Key;

    /// <summary>Whether a side takes it; null is the model level, which takes everything.</summary>
    public bool IsTakenBy(string? provider) => provider is null || IsOfModel || Overlays.ContainsKey(provider);

    /// <summary>What holds for it at a side.</summary>
    public ParameterDescriptor EffectiveAt(string? provider) =>
        provider is not null && Overlays.TryGetValue(provider, out var overlay) ? overlay : Declared;
}

/// <summary>A union of modes.</summary>
internal sealed class UnionDraft(ModesDescriptor declaration)
{
    public ModesDescriptor Declaration { get; } = declaration;

    public List<ModeDraft> Modes { get; } = [];

    /// <summary>The mode that absence means; null: a mode must be told.</summary>
    public string? AbsentMode { get; set; }
}

/// <summary>A mode.</summary>
internal sealed class ModeDraft(ModeDescriptor declaration, bool isAbsent, string? provider)
{
    public ModeDescriptor Declaration { get; } = declaration;

    /// <summary>Whether it is the absence of a mode.</summary>
    public bool IsAbsent { get; } = isAbsent;

    /// <summary>The provider that adds it; null: the model declares it.</summary>
    public string? Provider { get; } = provider;

    public List<ParameterDraft> Parameters { get; } = [];

    public string Key => Declaration.Key;

    public bool IsServedBy(string? provider) => provider is null || Provider is null || Provider == provider;
}
