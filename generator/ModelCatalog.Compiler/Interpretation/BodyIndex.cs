using System.Runtime.CompilerServices;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>The plan of an object, ready to be asked for the members of many bodies.</summary>
internal sealed class BodyIndex
{
    private static readonly ConditionalWeakTable<BodyObjectNode, BodyIndex> s_known = new();

    private readonly Dictionary<string, BodyIndexMember> _byName = new(StringComparer.Ordinal);
    private readonly List<BodyIndexMember> _members = [];

    private BodyIndex(BodyObjectNode node, string path)
    {
        foreach (var member in node.Members)
        {
            var here = path.Length == 0 ? member.Name : path + "." + member.Name;
            var known = member.Value is BodyObjectNode inner
                ? new BodyIndexMember(member.Name, here, null, new BodyIndex(inner, here))
                : new BodyIndexMember(member.Name, here, new BodyField(member.Value, here), null);
            _members.Add(known);
            _byName[member.Name] = known;
        }
    }

    /// <summary>The members' names.</summary>
    public IEnumerable<string> Names => _members.Select(member => member.Name);

    /// <summary>The members, in order.</summary>
    public IReadOnlyList<BodyIndexMember> Members => _members;

    /// <summary>The index of a plan's object; made when it is asked for the first time.</summary>
    public static BodyIndex Of(BodyObjectNode node) => s_known.GetValue(node, static one => new BodyIndex(one, ""));

    /// <summary>The member of that name; null: the plan knows none.</summary>
    public BodyIndexMember? Find(string name) => _byName.TryGetValue(name, out var member) ? member : null;
}

/// <summary>A member of an object: a field, or an object again.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path.</param>
/// <param name="Field">The field; null: it is an object.</param>
/// <param name="Inner">The object; null: it is a field.</param>
internal sealed record BodyIndexMember(string Name, string Path, BodyField? Field, BodyIndex? Inner);
