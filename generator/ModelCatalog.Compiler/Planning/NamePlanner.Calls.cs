using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Planning;

/// <content>Names of a provider's calls: their types and the methods of its client.</content>
public sealed partial class NamePlanner
{
    /// <summary>The names of the types of a provider's calls, as a plan without a request.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="plan">Its calls.</param>
    public static PlannedNames PlanCalls(ProviderDescriptor provider, CallsPlan plan)
    {
        var names = ProviderNames.Of(provider);
        var planner = new NamePlanner(names.Marker, provider.Types, new CatalogIndex(default, default, default)) { _reservedMembers = MemberScope.ReplyMembers };
        var self = new Named("provider", provider.Provider, provider.Name, Pointer.Root / "provider");
        planner.DeclareTypes([names.Marker, names.Options, names.Client, names.Registration, names.Replies], self);
        var types = plan.Types.Select(planner.ObjectType).ToEquatableArray();
        planner.CheckMethods(plan);
        return planner.Result(new ScopeNames(default, null), null, types, default);
    }

    /// <summary>Where the ids of resources are listed, by the resource: <c>AcmeClient.GetVoicesAsync</c>.</summary>
    private static EquatableArray<MemberName> ResourceMethods(ModelDescriptor model, CatalogIndex index) => ResourceChecker.Find(model, index)
        .Select(found => new MemberName(found.Resource.Key, ProviderNames.Of(found.Provider).Client + "." + new CallPlan(found.Resource, null, null).Method))
        .Distinct()
        .ToEquatableArray();

    private void CheckMethods(CallsPlan plan)
    {
        var taken = new Dictionary<string, Named>(StringComparer.Ordinal);
        foreach (var call in plan.Calls.Where(call => call.Call.Kind != CallKind.Upload))
        {
            var self = new Named(call.Call.Kind == CallKind.Resource ? "resource" : "operation", call.Call.Key, call.Call.Name, call.Call.Pointer);
            var before = _findings.Count;
            var word = MemberScope.Word(self, _findings);
            if (_findings.Count > before) continue;
            if (ProviderNames.ClientMembers.Contains(call.Method)) _findings.Add(NameDiagnostics.ReservedMember.AtKey(self.Pointer, self.Role, self.Key, call.Method, word + "Call"));
            else if (taken.TryGetValue(call.Method, out var first)) _findings.Add(NameDiagnostics.SameMember.AtKey(self.Pointer, self.Role, self.Key, first.Role, first.Key, call.Method, word + "2"));
            else taken.Add(call.Method, self);
        }
    }
}
