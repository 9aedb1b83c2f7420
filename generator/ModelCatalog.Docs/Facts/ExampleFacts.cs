using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Docs.Facts;

/// <summary>An example of the catalog as one side judges it.</summary>
/// <param name="Example">The example.</param>
/// <param name="Provider">The provider that judges it; null: the model alone.</param>
/// <param name="Shown">The request or body.</param>
/// <param name="State">The verdict.</param>
public sealed record ExampleFacts(ExampleDescriptor Example, string? Provider, JsonObject Shown, RequestState State)
{
    /// <summary>The examples of a model at one side; at the model level, at any.</summary>
    public static IEnumerable<ExampleFacts> Of(ModelPlan plan, RequestView view)
    {
        foreach (var example in plan.Model.Examples)
        {
            foreach (var side in plan.ProviderViews.Where(side => view.Provider is null || side.Provider == view.Provider))
            {
                foreach (var body in example.Bodies.Where(body => body.Provider == side.Provider)) yield return Judge(plan, example, side, body.Body, RequestReader.Read(plan, side, body.Body));
            }

            if (example.Request is not { } request) continue;
            var state = RequestReader.Read(plan, plan.ModelView, request);
            foreach (var side in plan.ProviderViews.Where(side => view.Provider is null || side.Provider == view.Provider)) yield return Judge(plan, example, side, request, state.At(side));
            if (view.Provider is null) yield return Judge(plan, example, plan.ModelView, request, state);
        }
    }

    /// <summary>Whether the rule fires here.</summary>
    public bool Violates(string rule) => State.Violations.Any(violation => violation.Rule == rule);

    /// <summary>How many of the parameters that a rule speaks of are set; of a type's rule, in any object.</summary>
    public int CountSet(RuleFacts rule) => rule.Parameters.Count(parameter =>
        rule.Type is not null ? State.Values.Values.Any(value => HasMember(value, parameter))
        : parameter == "variant" ? State.Variant is not null
        : State.Values.ContainsKey(parameter.Split('.')[0]));

    private static bool HasMember(JsonValue value, string name) => value switch
    {
        JsonObject fields => fields.Members.Any(member => member.Name == name || HasMember(member.Value, name)),
        JsonArray list => list.Items.Any(item => HasMember(item, name)),
        _ => false,
    };

    private static ExampleFacts Judge(ModelPlan plan, ExampleDescriptor example, RequestView side, JsonObject shown, RequestState state)
    {
        RequestValidator.Validate(plan, state);
        return new ExampleFacts(example, side.Provider, shown, state);
    }
}
