using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Checking;

/// <summary>The first place where two JSON values differ.</summary>
/// <param name="Path">The place.</param>
/// <param name="Expected">What should stand there; null: nothing.</param>
/// <param name="Actual">What stands there; null: nothing.</param>
internal sealed record Difference(string Path, JsonValue? Expected, JsonValue? Actual)
{
    public string ExpectedText => Expected is null ? "nothing" : Cut(Expected.ToString());

    public string ActualText => Actual is null ? "nothing" : Cut(Actual.ToString());

    public static Difference? Find(JsonValue expected, JsonValue actual, string path = "")
    {
        switch (expected, actual)
        {
            case (JsonObject left, JsonObject right):
                foreach (var name in left.Members.Concat(right.Members).Select(member => member.Name).Distinct())
                {
                    var here = path.Length == 0 ? name : path + "." + name;
                    if (left[name] is not { } a || right[name] is not { } b) return new Difference(here, left[name], right[name]);
                    if (Find(a, b, here) is { } inner) return inner;
                }

                return null;
            case (JsonArray left, JsonArray right):
                for (var i = 0; i < Math.Max(left.Items.Count, right.Items.Count); i++)
                {
                    var here = $"{path}[{i}]";
                    if (i >= left.Items.Count || i >= right.Items.Count)
                        return new Difference(here, i < left.Items.Count ? left.Items[i] : null, i < right.Items.Count ? right.Items[i] : null);
                    if (Find(left.Items[i], right.Items[i], here) is { } inner) return inner;
                }

                return null;
            default:
                return expected.Equals(actual) ? null : new Difference(path, expected, actual);
        }
    }

    private static string Cut(string text) => text.Length > 120 ? text.Substring(0, 119) + "…" : text;
}
