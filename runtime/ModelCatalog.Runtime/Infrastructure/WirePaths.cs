using System.ComponentModel;
using System.Text;

namespace ModelCatalog.Infrastructure;

/// <summary>Where the parameters of a request stand in a provider's body. Not for applications.</summary>
/// <param name="paths">Parameters without indices (nested ones with their parents: <c>shots.text</c>) and their wire paths (nested ones relative to the parent).</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WirePaths(params (string Parameter, string Wire)[] paths)
{
    /// <summary>The wire path of a parameter path such as <c>shots[1].text</c>; null where a step has none.</summary>
    public string? Translate(string parameterPath)
    {
        var wire = new StringBuilder();
        var key = "";
        foreach (var step in parameterPath.Split('.'))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? step : step[..bracket];
            key = key.Length == 0 ? name : key + "." + name;
            if (Find(key) is not { } found) return null;
            if (wire.Length > 0) wire.Append('.');
            wire.Append(found);
            if (bracket >= 0) wire.Append(step, bracket, step.Length - bracket);
        }

        return wire.ToString();
    }

    private string? Find(string key)
    {
        foreach (var (parameter, wire) in paths)
        {
            if (parameter == key) return wire;
        }

        return null;
    }
}
