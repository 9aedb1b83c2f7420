using System.Text;

namespace ModelCatalog.Compiler.Planning;

/// <summary>Where a parameter stands in a body.</summary>
/// <param name="Parameter">The parameter, without indices; a nested field with its parents: <c>shots.text</c>.</param>
/// <param name="Wire">Its path; for a nested field relative to its parent.</param>
public sealed record WirePath(string Parameter, string Wire)
{
    /// <summary>The wire path of a parameter path such as <c>shots[1].text</c>; null where a step has none.</summary>
    public static string? Translate(string parameterPath, EquatableArray<WirePath> paths)
    {
        var wire = new StringBuilder();
        var key = "";
        foreach (var step in parameterPath.Split('.'))
        {
            var bracket = step.IndexOf('[');
            var name = bracket < 0 ? step : step.Substring(0, bracket);
            key = key.Length == 0 ? name : key + "." + name;
            var found = paths.FirstOrDefault(path => path.Parameter == key);
            if (found is null) return null;
            if (wire.Length > 0) wire.Append('.');
            wire.Append(found.Wire);
            if (bracket >= 0) wire.Append(step, bracket, step.Length - bracket);
        }

        return wire.ToString();
    }
}
