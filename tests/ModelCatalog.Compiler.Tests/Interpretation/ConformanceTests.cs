using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Interpretation;

/// <summary>The conformance cases, run by the interpreter.</summary>
public class ConformanceTests
{
    [Theory]
    [MemberData(nameof(ConformanceCase.Names), MemberType = typeof(ConformanceCase))]
    public void The_interpreter_finds_exactly_what_the_case_lists(string name)
    {
        var one = ConformanceCase.Find(name);
        var plan = ConformanceCase.Catalog.Models.Single(model => model.Model.Key == one.Model);
        var view = plan.FindView(one.Provider)!;
        var state = one.IsBody ? RequestReader.Read(plan, view, one.Content) : RequestReader.Read(plan, plan.ModelView, one.Content).At(view);
        RequestValidator.Validate(plan, state);

        Assert.Equal(
            one.Violations.Order(StringComparer.Ordinal),
            state.Violations.Select(v => ConformanceCase.Line(v.IsWarning ? "warning" : "error", v.KindName, v.Rule, v.Parameter, v.Wire, v.Message)).Order(StringComparer.Ordinal));
    }
}
