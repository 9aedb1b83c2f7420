using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>The conformance cases, run by the generated code: it says what the interpreter says.</summary>
public class ConformanceTests
{
    [Theory]
    [MemberData(nameof(ConformanceCase.Names), MemberType = typeof(ConformanceCase))]
    public void The_generated_code_finds_exactly_what_the_case_lists(string name)
    {
        var one = ConformanceCase.Find(name);
        var generated = GeneratedModels.Find(one.Model, one.Provider);
        var (request, found) = one.IsBody ? generated.ReadBody(one.Content.ToString()) : generated.ReadRequest(one.Content.ToString());

        // What C# cannot hold was found in reading; the rest is found at the provider.
        if (!one.IsBody && request is not null) found = generated.Validate(request);

        Assert.Equal(one.Violations.Order(StringComparer.Ordinal), found.Violations.Select(Line).Order(StringComparer.Ordinal));
    }

    private static string Line(Violation violation) => ConformanceCase.Line(
        violation.Severity == ViolationSeverity.Error ? "error" : "warning",
        violation.Kind == ViolationKind.UnknownField ? "unknown-field" : violation.Kind.ToString().ToLowerInvariant(),
        violation.Rule, violation.Parameter, violation.Wire, violation.Message);
}
