using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Schemas;

/// <summary>Where the parameters of a scope stand in a body, as far as each stands in a field of its own.</summary>
internal sealed class ScopeFields
{
    private readonly Dictionary<string, ScopeField> _fields = new(StringComparer.Ordinal);

    public ScopeFields(ScopeView scope, BodyObjectNode body)
    {
        Scope = scope;
        Walk(body, []);
        foreach (var (key, field) in _fields.Select(pair => (pair.Key, pair.Value)).ToList())
        {
            // Two fields for one parameter: reading takes the one that is there, which no path can say.
            if (Leaves.Count(leaf => leaf.Node is BodyValueNode { Source: ParameterSource source } && source.Parameter == key) > 1) _fields[key] = field with { IsPlain = false };
        }
    }

    /// <summary>The scope.</summary>
    public ScopeView Scope { get; }

    /// <summary>Every field of the body with its path.</summary>
    public List<(IReadOnlyList<string> Path, BodyNode Node)> Leaves { get; } = [];

    /// <summary>The path of the wire's model id; null where the body has none.</summary>
    public IReadOnlyList<string>? ModelId => Leaves.FirstOrDefault(leaf => leaf.Node is BodyModelIdNode).Path;

    /// <summary>The field of a parameter; null where it has none of its own.</summary>
    public ScopeField? Find(string parameter) => _fields.TryGetValue(parameter, out var field) && field.IsPlain ? field : null;

    /// <summary>The discriminator's field; null where the fields tell the mode, or the body does not carry it.</summary>
    public (IReadOnlyList<string> Path, ModeSource Source)? Discriminator =>
        Leaves.Where(leaf => leaf.Node is BodyValueNode { Source: ModeSource, IsAlias: false })
            .Select(leaf => ((IReadOnlyList<string>, ModeSource)?)(leaf.Path, (ModeSource)((BodyValueNode)leaf.Node).Source)).FirstOrDefault();

    /// <summary>Every parameter of the scope with the modes that have it; none: every mode.</summary>
    public IEnumerable<(ParameterView View, IReadOnlyList<ModeView> Modes)> Parameters()
    {
        foreach (var parameter in Scope.Parameters) yield return (parameter, []);
        if (Scope.Union is not { } union) yield break;
        foreach (var group in union.Modes.SelectMany(mode => mode.Parameters.Select(parameter => (parameter, mode))).GroupBy(pair => pair.parameter.Key))
            yield return (group.First().parameter, [.. group.Select(pair => pair.mode)]);
    }

    private void Walk(BodyObjectNode node, IReadOnlyList<string> path)
    {
        foreach (var member in node.Members)
        {
            IReadOnlyList<string> here = [.. path, member.Name];
            if (member.Value is BodyObjectNode inner)
            {
                Walk(inner, here);
                continue;
            }

            Leaves.Add((here, member.Value));
            if (member.Value is not BodyValueNode { Source: ParameterSource source } value || value.IsAlias) continue;
            _fields[source.Parameter] = new ScopeField(here, source) { IsPlain = value.Else is null };
        }
    }
}

/// <summary>A parameter's field.</summary>
/// <param name="Path">Its path in the body, from the scope on.</param>
/// <param name="Source">How it is written.</param>
internal sealed record ScopeField(IReadOnlyList<string> Path, ParameterSource Source)
{
    /// <summary>Whether the field holds this parameter and nothing else.</summary>
    public bool IsPlain { get; init; } = true;
}
