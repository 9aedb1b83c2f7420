using System.Text.Json;
using ModelCatalog.Generator.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>Emitted expressions pass the cases that the interpreter passes.</summary>
public class ExpressionConformanceTests
{
    private static string FilePath => Path.Combine(Repository.Root, "tests", "conformance", "expressions.json");

    public static TheoryData<string> Groups()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(FilePath));
        return [.. file.RootElement.EnumerateArray().Select(group => group.GetProperty("about").GetString()!)];
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Groups))]
    public void An_emitted_expression_has_the_value_of_the_case(string about)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(FilePath));
        var group = file.RootElement.EnumerateArray().Single(one => one.GetProperty("about").GetString() == about);
        var emitted = new EmittedExpressions(group);
        var failures = group.GetProperty("cases").EnumerateArray()
            .Select((one, i) => (Case: one, Actual: emitted.Evaluate(one, i)))
            .Where(pair => pair.Actual != "inexpressible" && pair.Actual != Expected(pair.Case))
            .Select(pair => $"{pair.Case.GetRawText()} gave {pair.Actual}");

        Assert.Equal("", string.Join('\n', failures));
    }

    // What is no condition was compared with the expected value: that is true, or unknown. Lists cannot be compared.
    private static string Expected(JsonElement one) => one.GetProperty("value").ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Array => "null",
        JsonValueKind.False => "false",
        _ => "true",
    };
}
