using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Proves what no reader of a descriptor sees at once: dead and contradictory rules, modes and values that no valid request has.</summary>
internal static class ProofChecker
{
    public static void Check(ModelPlan plan, ICollection<Finding> findings)
    {
        var model = new ProofSpace(plan, plan.ModelView);
        JudgeRules(model, "", findings);
        var sides = new List<ProofSpace>();
        foreach (var view in plan.ProviderViews)
        {
            var side = new ProofSpace(plan, view);
            sides.Add(side);
            var pointer = plan.Model.Wires.First(wire => wire.Provider == view.Provider).Pointer;
            if (side.CanSatisfy(null))
            {
                JudgeRules(side, pointer.Text, findings);
                JudgePrices(side, findings);
                continue;
            }

            findings.Add(WireDiagnostics.NoCommonRequest.AtKey(pointer, view.Provider!));
        }

        // Where rules are wrong already, what they make unreachable would only say it again.
        if (findings.Count > 0) return;
        FindUnreachable(plan, model, sides, findings);
    }

    // The model's own rules are judged at the model level: a wire may narrow what makes one of them moot there.
    private static void JudgeRules(ProofSpace space, string below, ICollection<Finding> findings)
    {
        var own = space.View.Scope.Rules.Where(rule => rule.Pointer.Text is { Length: > 0 } text && text.StartsWith(below + "/", StringComparison.Ordinal)
            && (below.Length > 0 || !text.StartsWith("/wires/", StringComparison.Ordinal)));
        foreach (var rule in own.GroupBy(check => check.Pointer))
        {
            var verdicts = rule.Where(ProofSpace.CanProve).Select(check => (Check: check, Verdict: space.Judge(check))).ToList();
            if (verdicts.FirstOrDefault(v => v.Verdict == RuleVerdict.Contradictory).Check is not null)
                findings.Add(ModelDiagnostics.ContradictoryRule.At(rule.Key));
            else if (verdicts.FirstOrDefault(v => v.Verdict == RuleVerdict.NeverApplies).Check is { } dead)
                findings.Add(ModelDiagnostics.DeadRule.At(rule.Key, dead.When is null ? "what it asks for" : "that " + ExpressionEnglish.Describe(dead.When, name => name)));
            else if (verdicts.Count == rule.Count() && verdicts.Count > 0 && verdicts.All(v => v.Verdict == RuleVerdict.AlwaysHolds && space.IsImplied(v.Check)))
                findings.Add(ModelDiagnostics.TautologicalRule.At(rule.Key));
        }
    }

    // A price counts where its condition holds and those of all prices before it do not.
    private static void JudgePrices(ProofSpace space, ICollection<Finding> findings)
    {
        Expression? reached = null;
        foreach (var price in space.View.Prices)
        {
            var counts = Conditions.AndAlso(reached, price.When);
            if (price.When is not null && !space.CanHold(price.When))
                findings.Add(PriceDiagnostics.NeverApplies.AtKey(price.Declaration.Pointer, $"that {ExpressionEnglish.Describe(price.When)} holds for no valid request"));
            else if (counts is not null && !space.CanHold(counts))
                findings.Add(PriceDiagnostics.NeverApplies.AtKey(price.Declaration.Pointer, "for every request that it speaks of, a price before it holds or is unknown"));
            if (price.When is not null) reached = Conditions.AndAlso(reached, Conditions.Not(price.When));
        }
    }

    private static void FindUnreachable(ModelPlan plan, ProofSpace model, List<ProofSpace> sides, ICollection<Finding> findings)
    {
        var where = sides.Count == 0 ? "" : " at any provider";
        if (plan.ModelView.Scope.Union is { } union)
        {
            foreach (var mode in union.Modes.Where(mode => !mode.IsAbsent && !IsReachable(union.Name, mode.Key)))
                findings.Add(ModelDiagnostics.UnreachableMode.AtKey(mode.Declaration.Pointer, mode.Key, where));
        }

        foreach (var variant in plan.Model.Variants.Where(variant => !IsReachable("variant", variant.Key)))
            findings.Add(ModelDiagnostics.UnreachableValue.AtKey(variant.Pointer, variant.Key, "variant", where));
        foreach (var parameter in plan.ModelView.Scope.Parameters.Where(p => p.Effective.Enum is { Open: false }))
        {
            foreach (var value in parameter.Effective.Enum!.Values.Where(value => !IsReachable(parameter.Key, value.Value.ToText())))
                findings.Add(ModelDiagnostics.UnreachableValue.At(value.Pointer, value.Value.ToText(), parameter.Key, where));
        }

        bool IsReachable(string name, string value) => model.CanBe(name, value) && (sides.Count == 0 || sides.Any(side => side.CanBe(name, value)));
    }
}
