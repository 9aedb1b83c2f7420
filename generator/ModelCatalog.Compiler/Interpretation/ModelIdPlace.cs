using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Where a body holds the model's id.</summary>
internal sealed class ModelIdPlace
{
    private readonly string[] _steps;

    private ModelIdPlace(string[] steps)
    {
        _steps = steps;
        Path = string.Join(".", steps);
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Finds it; null: the body holds none.</summary>
    public static ModelIdPlace? Find(BodyPlan body) => Steps(body.Root, body.ModelFrom) is { } steps ? new ModelIdPlace(steps) : null;

    /// <summary>What stands there; null: nothing.</summary>
    public JsonValue? In(JsonObject body)
    {
        JsonValue? value = body;
        foreach (var step in _steps) value = (value as JsonObject)?[step];
        return value;
    }

    private static string[]? Steps(BodyObjectNode node, string? parameter)
    {
        foreach (var member in node.Members)
        {
            switch (member.Value)
            {
                case BodyModelIdNode:
                case BodyValueNode { Source: ParameterSource source } when source.Parameter == parameter:
                    return [member.Name];
                case BodyObjectNode inner when Steps(inner, parameter) is { } steps:
                    return [member.Name, .. steps];
            }
        }

        return null;
    }
}
