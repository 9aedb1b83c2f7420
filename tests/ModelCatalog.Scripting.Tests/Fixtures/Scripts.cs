using System.Text.Encodings.Web;
using System.Text.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Scripting.Tests.Fixtures;

/// <summary>Runs scripts as a page does.</summary>
internal static class Scripts
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    /// <summary>Runs scripts, then the cases, in one process.</summary>
    /// <returns>What each case gives.</returns>
    public static string[] Run(IEnumerable<string> scripts, IEnumerable<object> cases) =>
        [.. Node.Run("script.mjs", JsonSerializer.Serialize(new { scripts, cases }, s_options)).Select(said => said.GetString()!)];
}
