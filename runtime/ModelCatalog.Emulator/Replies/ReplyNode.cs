using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator.Replies;

/// <summary>A part of a reply while it is put together: an object, a list, a scalar, or nothing yet.</summary>
internal sealed class ReplyNode
{
    private List<KeyValuePair<string, ReplyNode>>? _members;
    private List<ReplyNode>? _items;
    private JsonValue? _scalar;

    private bool IsEmpty => _members is null && _items is null && _scalar is null;

    /// <summary>Whether a value can stand below this node without taking the place of another one.</summary>
    /// <param name="segments">Names; null is each item of a list.</param>
    /// <param name="depth">The segment that comes next.</param>
    /// <param name="index">The item that the last such segment means; the others mean the first one.</param>
    /// <param name="value">The value.</param>
    public bool CanSet(string?[] segments, int depth, int index, JsonValue value)
    {
        if (IsEmpty) return true;
        if (depth == segments.Length) return CanHold(value);
        if (segments[depth] is { } name) return _members is not null && (Find(name)?.CanSet(segments, depth + 1, index, value) ?? true);
        return _items is not null && (Item(segments, depth, index) is not { } item || item.CanSet(segments, depth + 1, index, value));
    }

    /// <summary>Sets a value; <see cref="CanSet"/> was asked before.</summary>
    public void Set(string?[] segments, int depth, int index, JsonValue value)
    {
        if (depth == segments.Length)
        {
            Hold(value);
        }
        else if (segments[depth] is { } name)
        {
            FindOrAdd(name).Set(segments, depth + 1, index, value);
        }
        else
        {
            var at = IndexAt(segments, depth, index);
            _items ??= [];
            while (_items.Count <= at) _items.Add(new ReplyNode());
            _items[at].Set(segments, depth + 1, index, value);
        }
    }

    /// <summary>The value; what was never set is <c>null</c>.</summary>
    public JsonValue ToJson()
    {
        if (_members is not null) return new JsonObject(_members.Select(member => new JsonMember(member.Key, member.Value.ToJson())).ToEquatableArray());
        if (_items is not null) return new JsonArray(_items.Select(item => item.ToJson()).ToEquatableArray());
        return _scalar ?? JsonNull.Instance;
    }

    private static int IndexAt(string?[] segments, int depth, int index) => Array.LastIndexOf(segments, null) == depth ? index : 0;

    private ReplyNode? Item(string?[] segments, int depth, int index)
    {
        var at = IndexAt(segments, depth, index);
        return at < _items!.Count ? _items[at] : null;
    }

    private ReplyNode? Find(string name)
    {
        foreach (var member in _members!)
        {
            if (member.Key == name) return member.Value;
        }

        return null;
    }

    private ReplyNode FindOrAdd(string name)
    {
        _members ??= [];
        if (Find(name) is { } found) return found;
        var node = new ReplyNode();
        _members.Add(new KeyValuePair<string, ReplyNode>(name, node));
        return node;
    }

    // Objects merge, so that an output which is the whole reply leaves room for the status beside it.
    private bool CanHold(JsonValue value) => value is JsonObject added
        ? _members is not null && added.Members.All(member => Find(member.Name)?.CanHold(member.Value) ?? true)
        : _members is null && (_items is null || value is JsonArray);

    private void Hold(JsonValue value)
    {
        switch (value)
        {
            case JsonObject added:
                _members ??= [];
                foreach (var member in added.Members) FindOrAdd(member.Name).Hold(member.Value);
                break;
            case JsonArray list:
                _items = [];
                foreach (var item in list.Items)
                {
                    var node = new ReplyNode();
                    node.Hold(item);
                    _items.Add(node);
                }

                break;
            default:
                _scalar = value;
                break;
        }
    }
}
