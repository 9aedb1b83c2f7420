using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Two values for one field.</summary>
/// <param name="Field">The field.</param>
/// <param name="First">What wrote it first.</param>
/// <param name="Second">What wrote it again.</param>
internal sealed record BodyClash(string Field, string First, string Second);

/// <summary>A body while it is put together: dotted paths nest.</summary>
internal sealed class BodyTree
{
    private readonly List<(string Name, object Value, string Owner)> _members = [];

    public BodyClash? Add(string path, BodyNode node, string owner) => AddAny(path, node, owner);

    public BodyClash? Add(string path, BodyTree tree, string owner) => AddAny(path, tree, owner);

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => _members.Count == 0;

    /// <summary>Takes a member out; null when there is none.</summary>
    public BodyNode? Take(string name)
    {
        var index = _members.FindIndex(member => member.Name == name);
        if (index < 0) return null;
        var value = _members[index].Value;
        _members.RemoveAt(index);
        return value as BodyNode ?? ((BodyTree)value).ToNode();
    }

    /// <summary>Puts another tree's members at this level.</summary>
    public BodyClash? Merge(BodyTree other)
    {
        BodyClash? clash = null;
        foreach (var (name, value, owner) in other._members)
        {
            var index = _members.FindIndex(member => member.Name == name);
            if (index >= 0) clash ??= new BodyClash(name, _members[index].Owner, owner);
            else _members.Add((name, value, owner));
        }

        return clash;
    }

    public BodyObjectNode ToNode() =>
        new(_members.Select(member => new BodyMemberNode(member.Name, member.Value as BodyNode ?? ((BodyTree)member.Value).ToNode())).ToEquatableArray());

    private BodyClash? AddAny(string path, object value, string owner)
    {
        var dot = path.IndexOf('.');
        var name = dot < 0 ? path : path.Substring(0, dot);
        var index = _members.FindIndex(member => member.Name == name);
        if (dot < 0)
        {
            if (index >= 0) return new BodyClash(path, _members[index].Owner, owner);
            _members.Add((name, value, owner));
            return null;
        }

        if (index < 0)
        {
            _members.Add((name, new BodyTree(), owner));
            index = _members.Count - 1;
        }

        if (_members[index].Value is not BodyTree inner) return new BodyClash(path, _members[index].Owner, owner);
        return inner.AddAny(path.Substring(dot + 1), value, owner) is { } clash ? clash with { Field = name + "." + clash.Field } : null;
    }
}
