using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Compiler.Binding;

// The values of a parameter.
public static partial class DescriptorBinder
{
    private static EnumDescriptor? BindEnum(MappingReader reader, LiteralKind kind)
    {
        var (open, pattern) = reader["open"] is { } openScope ? BindOpen(openScope) : default;
        if (reader["enum"] is not { } scope)
        {
            reader["open"]?.ReportKey(BindingDiagnostics.Alone, "open", "enum", "it opens the list of known values");
            return null;
        }

        var values = scope.IsMapping ? BindEnumMapping(scope, kind) : BindEnumList(scope, kind);
        if (values is null) return null;
        var distinct = Distinct(scope, values);
        ReportMixed(scope, distinct, kind);
        return new EnumDescriptor(distinct.ToEquatableArray()) { Open = open, OpenPattern = pattern };
    }

    private static (bool Open, string? Pattern) BindOpen(BindingScope scope)
    {
        if (scope.Node is ScalarNode scalar && BindingScope.AsFlag(scalar) is { } flag) return (flag, null);
        return scope.Pattern() is { } pattern ? (true, pattern) : default;
    }

    private static List<EnumValueDescriptor>? BindEnumList(BindingScope scope, LiteralKind kind)
    {
        if (!scope.IsList)
        {
            scope.WrongKind();
            return null;
        }

        var values = new List<EnumValueDescriptor>();
        foreach (var item in scope.Items())
        {
            if (item.Scalar() is not { } scalar) continue;
            if (ReadEnumValue(item, scalar, kind) is { } value) values.Add(new EnumValueDescriptor(value, item.Pointer));
        }

        if (scope.Node is SequenceNode { Items.Count: 0 }) scope.ReportEmpty("one value");
        return values;
    }

    private static List<EnumValueDescriptor>? BindEnumMapping(BindingScope scope, LiteralKind kind)
    {
        if (scope.Read("enum") is not { } reader) return null;
        if (reader.Count == 0) reader.ReportEmpty("one value");
        var values = new List<EnumValueDescriptor>();
        foreach (var (key, value) in reader.Entries())
        {
            if (ReadEnumValue(value, key, kind) is not { } known) continue;
            var descriptor = new EnumValueDescriptor(known, value.Pointer);
            if (!value.IsMapping)
            {
                values.Add(descriptor with { Doc = value.Prose() });
                continue;
            }

            var details = value.Read("enum-value");
            values.Add(descriptor with
            {
                Doc = details?["doc"]?.Prose(),
                Name = details?["name"]?.Name(NameForm.Word),
                Deprecated = details?["deprecated"]?.Deprecation(),
            });
        }

        return values;
    }

    // A value stands in an item of a list or in a key; both are reported at the scope's place.
    private static JsonValue? ReadEnumValue(BindingScope scope, ScalarNode scalar, LiteralKind kind)
    {
        if (kind == LiteralKind.Boolean)
        {
            scope.ReportKey(BindingDiagnostics.EnumValue, BindingScope.Shown(scalar.Text), "a boolean has its two values anyway; leave the enum out");
            return null;
        }

        if (LiteralReader.Read(scope, scalar, kind) is not { } value) return null;
        switch (value)
        {
            case JsonString text:
                return scope.Checked(text.Value, BindingScope.LongestLine, lines: false) is null ? null : value;
            case JsonNumber:
                return value;
            default:
                scope.ReportKey(BindingDiagnostics.EnumValue, BindingScope.Shown(scalar.Text), "expected text or a number; quote it if it is text");
                return null;
        }
    }

    private static List<EnumValueDescriptor> Distinct(BindingScope scope, List<EnumValueDescriptor> values)
    {
        var seen = new HashSet<JsonValue>();
        var distinct = new List<EnumValueDescriptor>();
        foreach (var value in values)
        {
            if (seen.Add(value.Value)) distinct.Add(value);
            else scope.Context.Add(BindingDiagnostics.Duplicate.At(value.Pointer, BindingScope.Shown(value.Value.ToText()), scope.Label));
        }

        return distinct;
    }

    private static void ReportMixed(BindingScope scope, List<EnumValueDescriptor> values, LiteralKind kind)
    {
        if (kind == LiteralKind.Several) return;
        var text = values.FirstOrDefault(value => value.Value is JsonString);
        var number = values.FirstOrDefault(value => value.Value is JsonNumber);
        if (text is null || number is null) return;
        scope.Report(
            BindingDiagnostics.MixedEnum,
            scope.Label,
            "the text '" + BindingScope.Shown(text.Value.ToText()) + "'",
            "the number " + number.Value.ToText());
    }
}
