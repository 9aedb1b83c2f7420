using System.Globalization;
using System.Text.Json;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Infrastructure;

/// <summary>What is said of a body while it is read. The compiler's interpreter says the same: what changes here changes there.</summary>
internal static class BodySentences
{
    public static string NotJson(string problem) => "The text is no JSON: " + problem;

    public static string NoObject(bool isBody, JsonElement value) => (isBody ? "A body" : "A request") + " is an object; this is " + Shown(value, isAboutKind: true);

    public static string StandsTwice(string name) => $"`{name}` stands twice";

    public static string MustBe(string name, string expected, JsonElement value) => $"`{name}` must be {expected}; it is {Shown(value, isAboutKind: true)}";

    public static string IsRequired(string name) => $"`{name}` is required";

    public static string MustBeModel(string name, IReadOnlyList<string> ids, JsonElement value) =>
        $"`{name}` must be {string.Join(" or ", Quoted(ids))}; it is {Shown(value)}{NearestName.Hint(JsonValues.TextOf(value), ids)}";

    public static string MustBeOneOf(string name, IReadOnlyList<string> values, JsonElement value) =>
        $"`{name}` must be one of {string.Join(", ", Quoted(values))}; it is {Shown(value)}{NearestName.Hint(JsonValues.TextOf(value), values)}";

    public static string NotAccepted(string name, string? reason) => $"`{name}` is not accepted{(reason is null ? "" : ": " + reason.TrimEnd('.'))}";

    public static string Unknown(string name, IEnumerable<string> known) => $"No document mentions `{name}`{NearestName.Hint(name, known)}";

    public static string CannotBeCombined(string name, string owners, string mode) => $"`{name}` belongs to the mode {owners} and cannot be combined with the mode `{mode}`";

    public static string HasNoEffect(string name, string owners, string mode) => $"`{name}` has no effect in the mode `{mode}`; the mode {owners} takes it";

    public static string IsOfAnotherMode(string name, string owners, string mode) => $"`{name}` is documented for the mode {owners} only; the mode here is `{mode}`";

    public static string Disagrees(string name, string? expected, JsonElement value) =>
        $"`{name}` is {Shown(value)}, but the other fields say {(expected is null ? "otherwise" : "`" + expected + "`")}";

    public static string NeedsMode(IEnumerable<string> ways) => "A mode is needed: " + string.Join(", or ", ways);

    public static string TakesAtMost(string name, int capacity, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"`{name}` takes at most {capacity} item{(capacity == 1 ? "" : "s")} here; it has {count}");

    public static string Owners(IEnumerable<string> modes) => string.Join(" or ", Quoted(modes));

    private static string Shown(JsonElement value, bool isAboutKind = false) =>
        JsonText.Shown(value.ValueKind == JsonValueKind.Undefined ? null : JsonText.Of(value), isAboutKind);

    private static IEnumerable<string> Quoted(IEnumerable<string> values) => values.Select(static value => "`" + value + "`");
}
