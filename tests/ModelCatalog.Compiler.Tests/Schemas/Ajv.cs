using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Schemas;

/// <summary>The JSON Schema validator of the JavaScript world, run by Node.js.</summary>
internal static class Ajv
{
    /// <summary>Why a test is skipped where it is absent.</summary>
    public const string Absent = "Node.js or its packages are absent: install Node.js 20 and run 'npm ci' in tests/node.";

    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "node");

    private static readonly Lazy<bool> s_isInstalled = new(() => Directory.Exists(Path.Combine(s_folder, "node_modules", "ajv")) && HasNode());

    /// <summary>Whether it can be run here.</summary>
    public static bool IsInstalled => s_isInstalled.Value;

    /// <summary>Judges each value by its schema: true or false; a text where the schema itself is refused.</summary>
    public static IReadOnlyList<string> Judge(IReadOnlyDictionary<string, JsonObject> schemas, IEnumerable<(string Schema, JsonValue Value)> cases)
    {
        var file = Path.GetTempFileName();
        try
        {
            var all = string.Join(",", schemas.Select(pair => JsonSerializer.Serialize(pair.Key) + ":" + pair.Value));
            var each = string.Join(",", cases.Select(one => $"{{\"schema\":{JsonSerializer.Serialize(one.Schema)},\"value\":{one.Value}}}"));
            File.WriteAllText(file, $"{{\"schemas\":{{{all}}},\"cases\":[{each}]}}");
            using var process = Process.Start(new ProcessStartInfo("node", ["judge.mjs", file]) { WorkingDirectory = s_folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return [.. JsonSerializer.Deserialize<JsonElement[]>(output)!.Select(verdict => verdict.ToString().ToLowerInvariant())];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool HasNode()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
