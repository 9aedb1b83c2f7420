using System.Text.Json;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Schemas;

/// <summary>The JSON Schema validator of the JavaScript world, run by Node.js.</summary>
internal static class Ajv
{
    /// <summary>Why a test is skipped where it is absent.</summary>
    public const string Absent = Node.Absent;

    /// <summary>Whether it can be run here.</summary>
    public static bool IsInstalled => Node.Has("ajv");

    /// <summary>Judges each value by its schema: true or false; a text where the schema itself is refused.</summary>
    public static IReadOnlyList<string> Judge(IReadOnlyDictionary<string, JsonObject> schemas, IEnumerable<(string Schema, JsonValue Value)> cases)
    {
        var all = string.Join(",", schemas.Select(pair => JsonSerializer.Serialize(pair.Key) + ":" + pair.Value));
        var each = string.Join(",", cases.Select(one => $"{{\"schema\":{JsonSerializer.Serialize(one.Schema)},\"value\":{one.Value}}}"));
        return [.. Node.Run("judge.mjs", $"{{\"schemas\":{{{all}}},\"cases\":[{each}]}}").Select(verdict => verdict.ToString().ToLowerInvariant())];
    }

    /// <summary>Judges every value by every schema: for each schema a text of 1 and 0, or what is wrong with the schema.</summary>
    public static IReadOnlyList<string> JudgeAll(IReadOnlyList<JsonObject> schemas, IEnumerable<JsonValue> values)
    {
        var all = string.Join(",", schemas.Select((schema, i) => $"\"s{i}\":{schema}"));
        return [.. Node.Run("judge.mjs", $"{{\"schemas\":{{{all}}},\"values\":[{string.Join(",", values)}]}}").Select(verdicts => verdicts.GetString()!)];
    }

    /// <summary>Judges YAML by the schemas of catalog files that are checked in: <c>valid</c>, or what is wrong.</summary>
    /// <param name="cases">The kind of file, where below its root the schema stands (a JSON pointer, or nothing), and the text.</param>
    public static IReadOnlyList<string> JudgeFiles(IEnumerable<(string Kind, string Pointer, string Yaml)> cases)
    {
        var each = cases.Select(one => new { schema = one.Kind + ".schema.json", pointer = one.Pointer, yaml = one.Yaml });
        return [.. Node.Run("files.mjs", JsonSerializer.Serialize(new { cases = each })).Select(verdict => verdict.GetString()!)];
    }
}
