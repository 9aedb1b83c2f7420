using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Diagnostics;

/// <content>The formats for programs.</content>
public static partial class DiagnosticFormatter
{
    /// <summary>Diagnostics as a JSON array of objects; lines and columns count from 1, columns in UTF-16 units, the end is just behind the mark.</summary>
    public static string ToJson(IEnumerable<Diagnostic> diagnostics) => Array(diagnostics.Select(Describe)).ToString();

    /// <summary>Diagnostics as SARIF 2.1.0, with what is known of each rule that fired.</summary>
    /// <param name="diagnostics">What to print, in this order.</param>
    /// <param name="version">The version of the program that reports.</param>
    public static string ToSarif(IEnumerable<Diagnostic> diagnostics, string version)
    {
        var reported = diagnostics.ToList();
        var rules = reported.Select(diagnostic => diagnostic.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        var driver = Object(
            ("name", Text("modelcat")),
            ("version", Text(version)),
            ("rules", Array(rules.Select(Describe))));
        var run = Object(
            ("tool", Object(("driver", driver))),
            ("columnKind", Text("utf16CodeUnits")),
            ("results", Array(reported.Select(diagnostic => Result(diagnostic, rules.IndexOf(diagnostic.Rule))))));
        return Object(
            ("$schema", Text("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", Text("2.1.0")),
            ("runs", Array([run]))).ToString();
    }

    private static JsonObject Describe(Diagnostic diagnostic) => Object(
        ("id", Text(diagnostic.Rule.Id)),
        ("severity", Text(diagnostic.IsError ? "error" : "warning")),
        ("title", Text(diagnostic.Rule.Title)),
        ("message", Text(diagnostic.Message)),
        ("path", Text(diagnostic.Path)),
        ("line", new JsonNumber(diagnostic.Range.Start.Line + 1)),
        ("column", new JsonNumber(diagnostic.Range.Start.Column + 1)),
        ("endLine", new JsonNumber(diagnostic.Range.End.Line + 1)),
        ("endColumn", new JsonNumber(diagnostic.Range.End.Column + 1)));

    private static JsonObject Describe(DiagnosticRule rule) => Object(
        ("id", Text(rule.Id)),
        ("shortDescription", Object(("text", Text(rule.Title)))),
        ("defaultConfiguration", Object(("level", Text(Level(rule))))));

    private static JsonObject Result(Diagnostic diagnostic, int ruleIndex) => Object(
        ("ruleId", Text(diagnostic.Rule.Id)),
        ("ruleIndex", new JsonNumber(ruleIndex)),
        ("level", Text(Level(diagnostic.Rule))),
        ("message", Object(("text", Text(diagnostic.Message)))),
        ("locations", Array([Object(("physicalLocation", Object(
            ("artifactLocation", Object(("uri", Text(Uri(diagnostic.Path))))),
            ("region", Region(diagnostic.Range)))))])));

    private static JsonObject Region(TextRange range) => Object(
        ("startLine", new JsonNumber(range.Start.Line + 1)),
        ("startColumn", new JsonNumber(range.Start.Column + 1)),
        ("endLine", new JsonNumber(range.End.Line + 1)),
        ("endColumn", new JsonNumber(range.End.Column + 1)),
        ("charOffset", new JsonNumber(range.Offset)),
        ("charLength", new JsonNumber(range.Length)));

    private static string Level(DiagnosticRule rule) => rule.Severity == DiagnosticSeverity.Error ? "error" : "warning";

    private static string Uri(string path) => string.Join("/", path.Split('/').Select(Escape));

    // Half a surrogate pair has no form in a URI.
    private static string Escape(string segment)
    {
        var characters = segment.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (char.IsSurrogate(characters[i]) && IsUnsafe(segment, i)) characters[i] = '\uFFFD';
        }

        return System.Uri.EscapeDataString(new string(characters));
    }

    private static JsonString Text(string value) => new(value);

    private static JsonArray Array(IEnumerable<JsonValue> items) => new(items.ToEquatableArray());

    private static JsonObject Object(params (string Name, JsonValue Value)[] members) =>
        new(members.Select(member => new JsonMember(member.Name, member.Value)).ToEquatableArray());
}
