using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Binding;

// What stands in a wire field.
public static partial class DescriptorBinder
{
    private static readonly string[] WireValueHeads = ["from", "by", "value"];

    private static readonly EquatableArray<string> WireForms = Grammar.WireForms;

    private static EquatableArray<WireFieldDescriptor> BindWireFields(BindingScope scope)
    {
        if (scope.Read("wire-fields") is not { } reader) return default;
        var fields = new List<WireFieldDescriptor>();
        foreach (var (path, value) in reader.Entries(NameForm.WirePath))
        {
            if (BindWireValue(value) is { } wireValue) fields.Add(new WireFieldDescriptor(path, wireValue, value.Pointer));
        }

        return fields.ToEquatableArray();
    }

    private static WireValue? BindWireValue(BindingScope scope)
    {
        switch (scope.Node)
        {
            case ScalarNode { IsNull: true, Text.Length: > 0 }:
                return new WireNothing { Pointer = scope.Pointer };
            case ScalarNode { IsNull: true }:
                scope.WrongKind();
                return null;
            case ScalarNode scalar:
                return BindWireName(scope, scalar) is { } name ? new WireName(name) { Pointer = scope.Pointer } : null;
            case SequenceNode { Items.Count: 0 }:
                scope.ReportEmpty("one parameter");
                return null;
            case SequenceNode:
                var names = scope.ListOf(item => item.Scalar() is { } scalar ? BindWireName(item, scalar) : null);
                return names.Count == 0 ? null : new WireList(names) { Pointer = scope.Pointer };
            case MappingNode mapping:
                return BindWireMapping(scope, mapping);
            default:
                scope.WrongKind();
                return null;
        }
    }

    private static string? BindWireName(BindingScope scope, ScalarNode scalar)
    {
        var isLiteral = LiteralReader.AsNumber(scalar) is not null || BindingScope.AsFlag(scalar) is not null;
        if (scalar.Style != ScalarStyle.Plain && !scope.Context.IsJson)
        {
            scope.Report(BindingDiagnostics.BareConstant, scope.Label, BindingScope.QuotedFound(scalar), Constant(new JsonString(scalar.Text)));
            return null;
        }

        if (!isLiteral && NameForm.Path.Accepts(scalar.Text)) return scalar.Text;
        var value = LiteralReader.Read(scope, scalar, LiteralKind.Any);
        if (value is not null) scope.Report(BindingDiagnostics.BareConstant, scope.Label, BindingScope.QuotedFound(scalar), Constant(value));
        return null;
    }

    private static string Constant(JsonValue value) => BindingScope.Shown(value.ToString());

    private static WireValue? BindWireMapping(BindingScope scope, MappingNode mapping)
    {
        var heads = WireValueHeads.Where(head => mapping.Find(head) is not null).ToList();
        if (heads.Count != 1)
        {
            var hint = mapping.Entries.Select(entry => FormerSpellings.Find("wire-value", entry.Key.Text)).FirstOrDefault(found => found is not null);
            var problem = heads.Count == 0 ? "has none of from, by and value" : "has " + string.Join(" and ", heads);
            scope.ReportKey(BindingDiagnostics.WireValueForm, scope.Label, hint is null ? problem : problem + " (" + hint + ")");
            return null;
        }

        return heads[0] switch
        {
            "from" => BindConversion(scope),
            "by" => BindChoice(scope),
            _ => BindConstant(scope),
        };
    }

    private static WireConversion? BindConversion(BindingScope scope)
    {
        if (scope.Read("wire-conversion") is not { } reader) return null;
        var from = reader["from"]!.Name(NameForm.Path);
        var conversion = new WireConversion(from ?? "")
        {
            As = reader["as"]?.Texts(BindWireForm) ?? default,
            Values = reader["values"] is { } values ? BindValueMap(values, LiteralKind.Any) : default,
            Reads = reader["reads"] is { } reads ? BindValueMap(reads, from is null ? LiteralKind.Any : reader.Context.KindOf(from)) : default,
            Else = reader["else"] is { } absent ? LiteralReader.Read(absent) : null,
            Items = reader["items"] is { } items ? BindWireFields(items) : default,
            Also = reader["also"]?.Texts(item => item.Name(NameForm.WirePath)) ?? default,
            When = reader["when"]?.Expression(),
            MismatchWarns = reader["mismatch"]?.Word() == "warning",
            Pointer = scope.Pointer,
        };
        return from is null ? null : conversion;
    }

    // A word, or a template whose braces take the value: "{}s".
    private static string? BindWireForm(BindingScope scope)
    {
        if (scope.Line() is not { } form) return null;
        if (WireForms.Contains(form)) return form;
        var braces = form.IndexOf("{}", StringComparison.Ordinal);
        if (braces < 0 && form.IndexOfAny(['{', '}']) < 0)
        {
            var expected = string.Join(", ", WireForms) + " or a template with {}";
            scope.Report(BindingDiagnostics.Word, scope.Label, BindingScope.Shown(form), expected, NearestName.Hint(form, WireForms));
            return null;
        }

        var rest = braces < 0 ? form : form.Remove(braces, 2);
        if (braces >= 0 && rest.IndexOfAny(['{', '}']) < 0) return form;
        scope.Report(BindingDiagnostics.Template, BindingScope.Shown(form), "takes the value at one {}, as in \"{}s\"");
        return null;
    }

    private static EquatableArray<WireValueCase> BindValueMap(BindingScope scope, LiteralKind kind)
    {
        if (scope.Read("value-map") is not { } reader) return default;
        if (reader.Count == 0) reader.ReportEmpty("one value");
        var cases = new List<WireValueCase>();
        foreach (var (key, value) in reader.TextEntries())
        {
            if (BindDefault(value, kind) is { } constant) cases.Add(new WireValueCase(key, constant, value.Pointer));
        }

        return cases.ToEquatableArray();
    }

    private static WireChoice? BindChoice(BindingScope scope)
    {
        if (scope.Read("wire-choice") is not { } reader) return null;
        var by = reader["by"]!.Expression();
        var cases = new List<WireChoiceCase>();
        foreach (var (key, value) in reader.TextEntries())
        {
            if (BindWireValue(value) is { } source) cases.Add(new WireChoiceCase(key, source));
        }

        if (!reader.Entries().Any()) reader.ReportEmpty("one case");
        return by is null ? null : new WireChoice(by, cases.ToEquatableArray()) { Pointer = scope.Pointer };
    }

    private static WireConstant? BindConstant(BindingScope scope)
    {
        if (scope.Read("wire-constant") is not { } reader) return null;
        var when = reader["when"]?.Expression();
        return LiteralReader.Read(reader["value"]!) is { } value ? new WireConstant(value, when) { Pointer = scope.Pointer } : null;
    }
}
