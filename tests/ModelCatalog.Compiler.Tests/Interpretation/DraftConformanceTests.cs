using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Interpretation;

/// <summary>The meaning of the language, point by point, at the draft models: <c>Interpretation/Conformance/*.yaml</c>.</summary>
public class DraftConformanceTests
{
    private static readonly Dictionary<string, ConformanceCase> s_cases =
        ConformanceCase.ReadFolder(Path.Combine(Path.GetDirectoryName(CaseFile.Root)!, "Interpretation", "Conformance")).ToDictionary(one => one.ToString());

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_interpreter_finds_exactly_what_the_case_lists(string name)
    {
        var one = s_cases[name];
        var plan = DraftCatalog.Models.SelectMany(path => DraftCatalog.Compile(path).Models).First(model => model.Model.Key == one.Model);
        var view = plan.FindView(one.Provider)!;
        var state = one.IsBody ? RequestReader.Read(plan, view, one.Content) : RequestReader.Read(plan, plan.ModelView, one.Content).At(view);
        RequestValidator.Validate(plan, state);

        Assert.Equal(
            one.Violations.Order(StringComparer.Ordinal),
            state.Violations.Select(v => ConformanceCase.Line(v.IsWarning ? "warning" : "error", v.KindName, v.Rule, v.Parameter, v.Wire, v.Message)).Order(StringComparer.Ordinal));
    }
}
