using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Descriptors;

/// <summary>What a field of an inactive mode means in a body.</summary>
public enum OtherModes
{
    /// <summary>The API ignores it in silence or does not say: a warning that names the modes which take it.</summary>
    Warn,

    /// <summary>The API says that it ignores it: a warning of kind <c>ignored</c>.</summary>
    Ignore,

    /// <summary>The API rejects it: an error.</summary>
    Reject,
}

/// <summary>A closed union of modes.</summary>
public sealed record ModesDescriptor
{
    /// <summary>The field that tells the mode; null: told by the fields that are set.</summary>
    public string? On { get; init; }

    /// <summary>The word for the union in C# and, without <see cref="On"/>, in expressions.</summary>
    public string? Name { get; init; }

    /// <summary>What a field of another mode means, unless the active mode says otherwise; null in an overlay that does not say.</summary>
    public OtherModes? Others { get; init; }

    /// <summary>What no mode means.</summary>
    public AbsentMode? None { get; init; }

    /// <summary>Parameters that several modes take by name.</summary>
    public EquatableArray<ParameterDescriptor> Shared { get; init; }

    /// <summary>The modes, in order.</summary>
    public EquatableArray<ModeDescriptor> Modes { get; init; }

    /// <summary>Its place.</summary>
    public Pointer Pointer { get; init; }

    /// <summary>The union's name in expressions and rule lists: its field, else <see cref="Name"/>, else <c>mode</c>.</summary>
    public string UnionName => On ?? Name ?? "mode";
}

/// <summary>What it means that no mode is told: a mode of its own, or one of the others.</summary>
/// <param name="Mode">The mode that absence means; null: a mode of its own, described by <see cref="Own"/>.</param>
/// <param name="Own">The mode of its own; its key is <c>none</c>.</param>
public sealed record AbsentMode(string? Mode, ModeDescriptor? Own);

/// <summary>One mode.</summary>
/// <param name="Key">Its key: <c>frame</c>.</param>
/// <param name="Pointer">Its place.</param>
public sealed record ModeDescriptor(string Key, Pointer Pointer)
{
    /// <summary>What it is.</summary>
    public string? Doc { get; init; }

    /// <summary>The word for it in C#.</summary>
    public string? Name { get; init; }

    /// <summary>What the discriminator's field holds, if it is not the key as text.</summary>
    public JsonValue? Value { get; init; }

    /// <summary>What a field of another mode means while this one is active.</summary>
    public OtherModes? Others { get; init; }

    /// <summary>Shared parameters that it takes, each with what the mode changes of it.</summary>
    public EquatableArray<ParameterDescriptor> Takes { get; init; }

    /// <summary>Parameters of its own.</summary>
    public EquatableArray<ParameterDescriptor> Parameters { get; init; }

    /// <summary>What holds while it is active.</summary>
    public EquatableArray<RuleDescriptor> Rules { get; init; }

    /// <summary>Fields that the API refuses while it is active.</summary>
    public EquatableArray<RefusedField> NotAccepted { get; init; }

    /// <summary>Where the fact comes from.</summary>
    public string? Source { get; init; }
}
