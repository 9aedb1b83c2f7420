using System.Text;

namespace ModelCatalog.Compiler.Json;

/// <summary>A value that is not known where it is looked at: in source code that is not a constant. Nothing is judged by it.</summary>
public sealed record JsonUnknown : JsonValue
{
    /// <summary>A value of which nothing is known, not even whether it is empty.</summary>
    public static JsonUnknown Instance { get; } = new();

    /// <summary>A value of which only is known that it is set.</summary>
    public static JsonUnknown Set { get; } = new() { IsSet = true };

    /// <summary>Whether it is known to be set.</summary>
    public bool IsSet { get; init; }

    /// <inheritdoc />
    public override string KindName => "unknown";

    /// <inheritdoc />
    public override void WriteTo(StringBuilder output) => output.Append('…');
}
