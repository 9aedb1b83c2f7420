using System.Text.Json;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Tests.Rules;

/// <summary>The interpreter passes the cases that emitted C# passes, too.</summary>
public class ExpressionConformanceTests
{
    private static readonly JsonDocument s_groups = JsonDocument.Parse(File.ReadAllText(TestFiles.Path("../conformance/expressions.json")));

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var group in s_groups.RootElement.EnumerateArray())
        {
            foreach (var example in group.GetProperty("cases").EnumerateArray())
                cases.Add(group.GetProperty("about").GetString()!, group.GetProperty("symbols").GetRawText(), example.GetRawText());
        }

        return cases;
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Cases))]
    public void An_expression_has_the_value_of_the_case(string about, string symbols, string example)
    {
        Assert.NotEmpty(about);
        using var symbolsJson = JsonDocument.Parse(symbols);
        using var exampleJson = JsonDocument.Parse(example);
        var root = exampleJson.RootElement;
        var findings = new List<Finding>();
        var expression = ExpressionCompiler.Compile(root.GetProperty("expression").GetString()!, SymbolReader.Symbols(symbolsJson.RootElement), null, Pointer.Root, findings);
        Assert.Empty(findings);
        Assert.NotNull(expression);

        var unknown = root.TryGetProperty("unknown", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToArray() : [];
        var request = new RequestContext((JsonObject)SymbolReader.Value(root.GetProperty("request")), unknown);
        var value = expression.Type.Kind == ExpressionKind.Boolean
            ? ExpressionEvaluator.Test(expression, request) is { } truth ? new JsonBoolean(truth) : null
            : ExpressionEvaluator.Evaluate(expression, request);

        Assert.Equal(SymbolReader.Value(root.GetProperty("value")), value ?? JsonNull.Instance);
    }
}
