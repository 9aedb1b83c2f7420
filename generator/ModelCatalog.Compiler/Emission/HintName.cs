using System.Text;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Names emitted files after the descriptor that they come from.</summary>
public static class HintName
{
    /// <summary>The name of a descriptor's file: <c>models/acme/dream-1.yaml</c> gives <c>models/acme/dream-1.g.cs</c>, and with the part <c>Wires</c> <c>models/acme/dream-1.Wires.g.cs</c>.</summary>
    /// <param name="path">The descriptor, relative to the catalog.</param>
    /// <param name="part">What the file holds, where a descriptor has several; null: everything.</param>
    public static string Of(string path, string? part = null)
    {
        var name = new StringBuilder();
        foreach (var segment in path.Split('/'))
        {
            // A step out of the catalog, or an empty one, is no folder for an emitted file.
            if (segment.Trim('.').Length == 0) continue;
            if (name.Length > 0) name.Append('/');
            foreach (var c in segment) name.Append(IsAllowed(c) ? c : '_');
        }

        var extension = name.ToString().LastIndexOf('.');
        if (extension > name.ToString().LastIndexOf('/')) name.Length = extension;
        if (part is not null) name.Append('.').Append(part);
        return name.Append(".g.cs").ToString();
    }

    private static bool IsAllowed(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' or '+';
}
