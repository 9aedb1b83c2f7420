using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks that a wire only narrows what the model declares.</summary>
internal static class OverlayChecker
{
    public static void Check(ParameterDescriptor declared, ParameterDescriptor overlay, ICollection<Finding> findings)
    {
        CheckRange(declared.List, overlay.List, "list");
        CheckRange(declared.Range, overlay.Range, "range");
        CheckRange(declared.Length, overlay.Length, "length");
        if (declared.Enum is { Open: false } known && overlay.Enum is { } values)
        {
            foreach (var value in values.Values.Where(v => known.Values.All(k => !k.Value.Equals(v.Value))))
                findings.Add(WireDiagnostics.OverlayWidens.At(value.Pointer, declared.Key, value.Value.ToText(), "enum " + string.Join(", ", known.Values.Select(k => k.Value.ToText()))));
            if (values.Open) findings.Add(WireDiagnostics.OverlayWidens.AtKey(overlay.Pointer / "open", declared.Key, "any value", "enum"));
        }

        if (declared.List is null && overlay.List is not null)
            findings.Add(WireDiagnostics.OverlayRetypes.At(overlay.Pointer / "list", declared.Key, "list"));

        void CheckRange(RangeDescriptor? outer, RangeDescriptor? inner, string name)
        {
            if (outer is null || inner is null) return;
            if ((inner.Minimum is { } low && outer.Minimum is { } lowest && ConstraintChecker.Compare(low, lowest) < 0)
                || (inner.Maximum is { } high && outer.Maximum is { } highest && ConstraintChecker.Compare(high, highest) > 0)
                || (inner.Minimum is { } above && outer.Maximum is { } top && ConstraintChecker.Compare(above, top) > 0)
                || (inner.Maximum is { } below && outer.Minimum is { } bottom && ConstraintChecker.Compare(below, bottom) < 0))
            {
                findings.Add(WireDiagnostics.OverlayWidens.At(overlay.Pointer / name, declared.Key, inner.ToString(), name + " " + outer));
            }
        }
    }
}
