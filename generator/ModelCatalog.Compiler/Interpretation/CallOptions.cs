using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>The options of a route's calls, judged as parameters are.</summary>
public static class CallOptions
{
    /// <summary>What is wrong with the options of a call.</summary>
    /// <param name="route">The route.</param>
    /// <param name="values">The values by option.</param>
    public static IReadOnlyList<RequestViolation> Validate(RouteDescriptor route, IReadOnlyDictionary<string, JsonValue> values)
    {
        var views = Views(route);
        var known = views.Select(view => view.Key).ToList();
        var unknown = values.Keys.Where(key => !known.Contains(key)).Select(key => new RequestViolation(
            false, ViolationKind.UnknownField, "unknown-option", key, null, RequestViolation.Cut(values[key].ToString()),
            $"There is no option `{key}`{NearestName.Hint(key, known)}{(known.Count == 0 ? "; calls here have none" : "; expected one of " + string.Join(", ", known))}"));
        return [.. unknown, .. ArgumentValidator.Validate(new ScopeView { Parameters = views }, values)];
    }

    /// <summary>The options as parameters with their checks.</summary>
    internal static EquatableArray<ParameterView> Views(RouteDescriptor route)
    {
        var shapes = new ShapeResolver(default, new CatalogIndex(default, default, default), new List<Finding>());
        var views = new List<ParameterView>();
        foreach (var option in route.Options)
        {
            if (shapes.Resolve(option) is not { } resolved) continue;
            views.Add(new ParameterView(resolved.Effective, resolved.Shape) { Checks = FieldCheckBuilder.Build(resolved.Effective, resolved.Shape, "", name => name) });
        }

        return views.ToEquatableArray();
    }

    /// <summary>The value of an option that travels as text: in a header or in the URL.</summary>
    /// <param name="option">The option.</param>
    /// <param name="text">The text.</param>
    public static JsonValue Read(ParameterDescriptor option, string text) => OptionPlan.Of(option).Kind switch
    {
        OptionKind.Integer or OptionKind.Number => JsonText.Parse(text) as JsonNumber ?? (JsonValue)new JsonString(text),
        OptionKind.Boolean => text is "true" or "false" ? new JsonBoolean(text == "true") : new JsonString(text),
        _ => new JsonString(text),
    };
}
