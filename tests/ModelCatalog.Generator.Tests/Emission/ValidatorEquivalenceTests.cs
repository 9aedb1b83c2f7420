using System.Reflection;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>The emitted validators and the interpreter find the same in the same requests: thousands of them, right and wrong, of every sample model.</summary>
public class ValidatorEquivalenceTests
{
    private const int RequestsPerModel = 300;

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(EmittedRequestTests.Models), MemberType = typeof(EmittedRequestTests))]
    public void A_validator_finds_what_the_interpreter_finds(string catalog, string model)
    {
        var sample = EmittedRequestTests.Catalogs[catalog];
        var plan = sample.Compiled.Models.Single(one => one.Model.Key == model);
        var names = sample.NamesOf(plan);
        var requests = new EmittedRequests(EmittedCode.Load(sample.Emit(plan).Select(file => file.Text)), names, plan.Types);
        var random = new RandomRequests(plan, seed: 17);
        var expressible = 0;
        for (var i = 0; i < RequestsPerModel; i++)
        {
            var (json, mode) = random.Next();
            object request;
            try
            {
                request = requests.Request(plan, json, mode);
            }
            catch (EmittedRequests.NotExpressible)
            {
                continue;
            }

            expressible++;
            foreach (var view in plan.ProviderViews.Prepend(plan.ModelView))
            {
                var expected = Interpret(plan, view, json, mode);
                if (expected is not null) Assert.True(expected == Validate(requests, names, view, request), $"{json}\nat {view.Provider ?? "the model level"}\n\nExpected:\n{expected}\n\nActual:\n{Validate(requests, names, view, request)}");
            }
        }

        Assert.True(expressible > RequestsPerModel / 10, $"Only {expressible} of {RequestsPerModel} requests can be written in C#");
    }

    private static string? Interpret(ModelPlan plan, RequestView view, JsonObject json, string? mode)
    {
        var state = RequestReader.Read(plan, plan.ModelView, json);

        // What reading finds is no matter of a request that C# could hold; a missing mode is.
        if (state.Violations.Any(violation => !violation.Rule.EndsWith(".required", StringComparison.Ordinal))) return null;

        // Fields that several modes have tell no mode; in C# it was told.
        if (mode is not null && state.Mode != mode) return null;
        state = state.At(view);
        RequestValidator.Validate(plan, state);
        return Lines(state.Violations.Select(v => $"{(v.IsWarning ? "warning" : "error")} {v.Kind} {v.Rule} at {v.Parameter} / {v.Wire} = {v.Value}: {(IsMissingMode(v.Rule, plan) ? "" : v.Message)}"));
    }

    private static string Validate(EmittedRequests requests, NamePlan names, RequestView view, object request)
    {
        var method = requests.Type(names.Validator).GetMethod("Validate" + (view.Provider is { } key ? names.Provider(key) : ""), BindingFlags.Static | BindingFlags.NonPublic, [request.GetType()])!;
        var result = (ValidationResult)method.Invoke(null, [request])!;
        var union = view.Scope.Union?.Name + ".required";
        return Lines(result.Violations.Select(v => $"{v.Severity.ToString().ToLowerInvariant()} {v.Kind} {v.Rule} at {v.Parameter} / {v.Wire} = {v.Value}: {(v.Rule == union ? "" : v.Message)}"));
    }

    // Reading a body says which fields would tell the mode; a request in C# has none to tell it.
    private static bool IsMissingMode(string rule, ModelPlan plan) => rule == plan.ModelView.Scope.Union?.Name + ".required";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
