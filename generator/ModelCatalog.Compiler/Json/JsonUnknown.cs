using System.Text;

namespace ModelCatalog.Compiler.Json;

/// <summary>A value that is set, but not known where it is looked at: in source code that is not a constant. Nothing is judged by it.</summary>
public sealed record JsonUnknown : JsonValue
{
    /// <summary>The only one that is needed.</summary>
    public static JsonUnknown Instance { get; } = new();

    /// <inheritdoc />
    public override string KindName => "unknown";

    /// <inheritdoc />
    public override void WriteTo(StringBuilder output) => output.Append('…');
}
