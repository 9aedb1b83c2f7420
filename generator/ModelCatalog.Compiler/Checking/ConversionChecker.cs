using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks that a conversion suits the value and can be read back.</summary>
internal sealed class ConversionChecker(string name, Pointer pointer, ICollection<Finding> findings)
{
    private static readonly string[] Forms = ["string", "integer", "number", "boolean", "json", "list"];

    public void Check(ValueConversion? conversion, ValueShape shape)
    {
        if (conversion is null) return;
        foreach (var form in conversion.Forms) CheckForm(form, shape);
        var item = shape is ListShape list ? list.Item : shape;
        if (conversion.Values.Count > 0) CheckValues(conversion, item);
    }

    private void CheckForm(string form, ValueShape shape)
    {
        var places = form.Split(["{}"], StringSplitOptions.None).Length - 1;
        if (!Forms.Contains(form) && places != 1)
        {
            var hint = NearestName.Hint(form, Forms);
            findings.Add(WireDiagnostics.Conversion.At(pointer, $"'{form}' is not a form{hint}. Forms are string, integer, number, boolean, json, list and a template with one '{{}}'"));
            return;
        }

        var item = shape is ListShape list ? list.Item : shape;
        var fits = form switch
        {
            "integer" => item is IntegerShape or TextShape or EnumShape,
            "number" => item is IntegerShape or NumberShape or TextShape or EnumShape,
            "boolean" => item is BooleanShape or TextShape or EnumShape,
            "json" or "list" => true,
            _ => item is not (ObjectShape or JsonShape),
        };
        if (!fits) findings.Add(WireDiagnostics.Conversion.At(pointer, $"'{name}' is {ConstraintChecker.DescribeKind(shape)}, which cannot be written as '{form}'"));
    }

    private void CheckValues(ValueConversion conversion, ValueShape item)
    {
        var known = item switch
        {
            EnumShape values => values.Values.Select(v => v.Value.ToText()).ToList(),
            BooleanShape => ["true", "false"],
            _ => null,
        };
        foreach (var pair in conversion.Values)
        {
            if (known is not null && !known.Contains(pair.From))
                findings.Add(WireDiagnostics.UnknownCase.At(pointer, pair.From, "'" + name + "'", NearestName.Hint(pair.From, known)));
        }

        // A value that is not listed travels as it is; it must not meet another one's wire value.
        var rest = (known ?? []).Where(k => conversion.Values.All(p => p.From != k)).Select(k => new ValuePair(k, new JsonString(k)));
        foreach (var twins in conversion.Values.Concat(rest).GroupBy(pair => pair.To.ToText()).Where(g => g.Count() > 1))
        {
            if (conversion.Reads.Any(read => read.From == twins.Key)) continue;
            var both = string.Join("' and '", twins.Select(pair => pair.From));
            findings.Add(WireDiagnostics.NotReadable.At(pointer, $"'{both}' of '{name}' both become '{twins.Key}'", $"say which one is meant with 'reads: {{ {twins.Key}: {twins.First().From} }}'"));
        }
    }
}
