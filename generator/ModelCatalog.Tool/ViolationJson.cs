using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool;

/// <summary>Violations as the verbs print them with <c>--format json</c>.</summary>
internal static class ViolationJson
{
    /// <summary>A list of <c>{"severity", "kind", "rule", "parameter", "message"}</c>; the parameter is a path in the request.</summary>
    public static JsonArray Of(IEnumerable<RequestViolation> violations) => new(violations.Select(Of).ToEquatableArray());

    private static JsonValue Of(RequestViolation violation) => new JsonObject(new JsonMember[]
    {
        new("severity", new JsonString(violation.IsWarning ? "warning" : "error")),
        new("kind", new JsonString(violation.KindName)),
        new("rule", new JsonString(violation.Rule)),
        new("parameter", new JsonString(violation.Parameter)),
        new("message", new JsonString(violation.Message)),
    }.ToEquatableArray());
}
