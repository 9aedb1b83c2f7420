using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks that a conversion suits the value and can be read back.</summary>
internal sealed class ConversionChecker(WireConversion conversion, ICollection<Finding> findings)
{
    /// <summary>Checks the conversion of a parameter.</summary>
    public void Check(ValueShape shape)
    {
        for (var i = 0; i < conversion.As.Count; i++)
            CheckForm(conversion.As[i], shape, conversion.As.Count == 1 ? conversion.Pointer / "as" : conversion.Pointer / "as" / i);
        var item = shape is ListShape list ? list.Item : shape;
        var known = item switch
        {
            EnumShape values => values.Values.Select(v => v.Value.ToText()).ToList(),
            BooleanShape => ["true", "false"],
            _ => null,
        };
        if (known is not null && item is not EnumShape { IsOpen: true }) CheckCases(known, "'" + conversion.From + "'");
        if (conversion.Values.Count > 0) CheckMeetings(known ?? []);
    }

    /// <summary>Checks that what is mapped exists: modes, variants, listed values.</summary>
    public void CheckCases(IReadOnlyList<string> known, string what)
    {
        foreach (var pair in conversion.Values.Where(pair => !known.Contains(pair.Key)))
            findings.Add(WireDiagnostics.UnknownCase.AtKey(pair.Pointer, pair.Key, what, NearestName.Hint(pair.Key, known)));
        foreach (var pair in conversion.Reads.Where(pair => !known.Contains(pair.Value.ToText())))
            findings.Add(WireDiagnostics.UnknownCase.At(pair.Pointer, pair.Value.ToText(), what, NearestName.Hint(pair.Value.ToText(), known)));
    }

    private void CheckForm(string form, ValueShape shape, Pointer pointer)
    {
        var item = shape is ListShape list ? list.Item : shape;
        var fits = form switch
        {
            "integer" => item is IntegerShape or TextShape or EnumShape,
            "number" => item is IntegerShape or NumberShape or TextShape or EnumShape,
            "boolean" => item is BooleanShape or TextShape or EnumShape,
            "json" or "list" => true,
            _ => item is not (ObjectShape or JsonShape),
        };
        if (!fits) findings.Add(WireDiagnostics.Conversion.At(pointer, $"'{conversion.From}' is {ConstraintChecker.DescribeKind(shape)}, which cannot be written as '{form}'"));
    }

    // A value that is not listed travels as it is; it must not meet another one's wire value.
    private void CheckMeetings(IReadOnlyList<string> known)
    {
        var mapped = conversion.Values.Select(pair => (pair.Key, Wire: pair.Value.ToText(), pair.Pointer));
        var rest = known.Where(k => conversion.Values.All(p => p.Key != k)).Select(k => (Key: k, Wire: k, Pointer: default(Pointer)));
        foreach (var twins in rest.Concat(mapped).GroupBy(pair => pair.Wire).Where(g => g.Count() > 1))
        {
            if (conversion.Reads.Any(read => read.Key == twins.Key)) continue;
            var both = string.Join("' and '", twins.Select(pair => pair.Key));
            findings.Add(WireDiagnostics.NotReadable.At(
                twins.Last().Pointer, $"'{both}' of '{conversion.From}' both become '{twins.Key}'", $"say which one is meant with 'reads: {{ {twins.Key}: {twins.First().Key} }}'"));
        }
    }
}
