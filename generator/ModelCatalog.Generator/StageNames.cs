namespace ModelCatalog.Generator;

/// <summary>The stages of the pipeline, as the driver tracks them.</summary>
public static class StageNames
{
    /// <summary>What the project says.</summary>
    public const string Project = nameof(Project);

    /// <summary>The text of each descriptor.</summary>
    public const string Files = nameof(Files);

    /// <summary>Each descriptor, bound.</summary>
    public const string Bound = nameof(Bound);

    /// <summary>What other files need to know of each descriptor.</summary>
    public const string Signatures = nameof(Signatures);

    /// <summary>The signatures, collected.</summary>
    public const string Index = nameof(Index);

    /// <summary>Each descriptor with its plan.</summary>
    public const string Checked = nameof(Checked);

    /// <summary>Keys of providers and shared types that have errors.</summary>
    public const string Broken = nameof(Broken);

    /// <summary>What emission needs to know of the project.</summary>
    public const string Options = nameof(Options);

    /// <summary>The emitted files of each descriptor.</summary>
    public const string Sources = nameof(Sources);

    /// <summary>Descriptors whose file name is taken.</summary>
    public const string Clashes = nameof(Clashes);

    /// <summary>What was found, without positions.</summary>
    public const string Findings = nameof(Findings);

    /// <summary>The emitted list of models.</summary>
    public const string Registry = nameof(Registry);

    /// <summary>What <c>.editorconfig</c> makes of diagnostics.</summary>
    public const string Severities = nameof(Severities);

    /// <summary>What was found in each file, in its place.</summary>
    public const string Diagnostics = nameof(Diagnostics);
}
