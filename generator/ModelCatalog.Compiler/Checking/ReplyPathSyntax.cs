using System.Text.RegularExpressions;

namespace ModelCatalog.Compiler.Checking;

/// <summary>The form of a path of a reply: <c>a.b</c>, <c>.*</c>, <c>.</c>, <c>$header.X</c>, <c>$http</c>, <c>$raw</c>, with steps behind bars.</summary>
internal static class ReplyPathSyntax
{
    private static readonly Regex Head = new(@"^(\.|\$http|\$raw|\$header\.[A-Za-z0-9-]+|[A-Za-z0-9_-]+(\.([A-Za-z0-9_-]+|\*))*|\*(\.([A-Za-z0-9_-]+|\*))*)$", RegexOptions.CultureInvariant);
    private static readonly Regex Step = new(@"^(json|sha256|hex|drop\([0-9]{1,2}\))$", RegexOptions.CultureInvariant);

    /// <summary>Why a path cannot be used; null when it can.</summary>
    public static string? Problem(string path)
    {
        var parts = path.Split('|').Select(part => part.Trim()).ToList();
        if (!Head.IsMatch(parts[0])) return $"'{parts[0]}' is none of a.b, a.*, '.', $header.Name, $http and $raw";
        var wrong = parts.Skip(1).FirstOrDefault(part => !Step.IsMatch(part));
        return wrong is null ? null : $"'{wrong}' is not a step; steps are json, sha256, hex and drop(n)";
    }
}
