using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Requests;

/// <summary>A parameter at a path of a request: what it is, what it is called, and its value.</summary>
/// <param name="View">What holds for it.</param>
/// <param name="Names">What it is called.</param>
/// <param name="Shape">What its value, or the item that is meant, looks like.</param>
/// <param name="Value">Its value; null: none is known.</param>
internal sealed record PlacedParameter(ParameterView View, PropertyNames Names, ValueShape Shape, JsonValue? Value);

/// <summary>Walks paths of a request, as violations name them: <c>shots[1].duration</c>.</summary>
internal static class RequestPath
{
    /// <summary>What the last step is a member of: <c>shots[1]</c>; empty for the request itself.</summary>
    public static string ParentOf(string path) => path.LastIndexOf('.') is var end and >= 0 ? path.Substring(0, end) : "";

    /// <summary>The parameter at a path; null: there is none.</summary>
    public static PlacedParameter? Find(RequestModel model, ScopeView scope, IReadOnlyDictionary<string, JsonValue> values, string path)
    {
        var names = model.Names.Request;
        Func<string, JsonValue?> find = key => values.TryGetValue(key, out var value) ? value : null;
        PlacedParameter? found = null;
        foreach (var (key, index) in Steps(path))
        {
            if (found is not null)
            {
                if (found.Shape is not ObjectShape type) return null;
                (scope, names) = (model.Plan.FindType(type.Type).Scope, model.Names.FindType(type.Type).Scope);
                var parent = found.Value as JsonObject;
                find = member => parent?[member];
            }

            if (scope.FindParameter(key) is not { } view || NamesOf(names, key) is not { } called) return null;
            var (shape, set) = (view.Shape, find(key));
            if (index is { } number)
            {
                if (shape is not ListShape list) return null;
                (shape, set) = (list.Item, set is JsonArray items && number < items.Items.Count ? items.Items[number] : null);
            }

            found = new PlacedParameter(view, called, shape, set);
        }

        return found;
    }

    /// <summary>The values with another one at a path; null: there is nothing at it to change.</summary>
    public static Dictionary<string, JsonValue>? Set(IReadOnlyDictionary<string, JsonValue> values, string path, JsonValue value)
    {
        var steps = Steps(path).ToList();
        var changed = values.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var old = values.TryGetValue(steps[0].Key, out var first) ? first : null;
        if (SetAt(old, steps, 0, value) is not { } root) return null;
        changed[steps[0].Key] = root;
        return changed;
    }

    private static JsonValue? SetAt(JsonValue? old, List<(string Key, int? Index)> steps, int at, JsonValue value)
    {
        if (steps[at].Index is not { } index) return SetInside(old, steps, at, value);
        if (old is not JsonArray list || index >= list.Items.Count || SetInside(list.Items[index], steps, at, value) is not { } item) return null;
        return new JsonArray(list.Items.Select((one, i) => i == index ? item : one).ToEquatableArray());
    }

    private static JsonValue? SetInside(JsonValue? old, List<(string Key, int? Index)> steps, int at, JsonValue value)
    {
        if (at == steps.Count - 1) return value;
        if (old is not JsonObject parent) return null;
        var key = steps[at + 1].Key;
        if (SetAt(parent[key], steps, at + 1, value) is not { } member) return null;
        var others = parent.Members.Where(one => one.Name != key);
        return new JsonObject((member is JsonNull ? others : others.Append(new JsonMember(key, member))).ToEquatableArray());
    }

    private static PropertyNames? NamesOf(ScopeNames names, string key) =>
        names.Properties.Concat(names.Union?.Modes.SelectMany(mode => mode.Properties) ?? []).FirstOrDefault(one => one.Key == key);

    private static IEnumerable<(string Key, int? Index)> Steps(string path)
    {
        foreach (var step in path.Split('.'))
        {
            var start = step.IndexOf('[');
            if (start < 0) yield return (step, null);
            else yield return (step.Substring(0, start), int.Parse(step.Substring(start + 1, step.Length - start - 2), NumberStyles.None, CultureInfo.InvariantCulture));
        }
    }
}
