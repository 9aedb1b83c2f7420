using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks the parameters that an endpoint implies.</summary>
internal static class FixedChecker
{
    public static void Check(ScopeDraft draft, WireDescriptor wire, ICollection<Finding> findings)
    {
        foreach (var implied in wire.Fixed)
        {
            if (draft.Broken.Contains(implied.Name)) continue;
            if (draft.Parameters.FirstOrDefault(p => p.Key == implied.Name && p.IsTakenBy(wire.Provider)) is not { } parameter)
            {
                var hint = NearestName.Hint(implied.Name, draft.Parameters.Select(p => p.Key));
                findings.Add(WireDiagnostics.OverlayUnknown.AtKey(implied.Pointer, "parameter", implied.Name, hint));
                continue;
            }

            var item = parameter.Shape is ListShape list ? list.Item : parameter.Shape;
            if (ConstraintChecker.Problem(parameter.EffectiveAt(wire.Provider), item, implied.Value) is { } problem)
                findings.Add(ModelDiagnostics.ValueNotAllowed.At(implied.Pointer, implied.Value, implied.Name, problem));
        }
    }
}
