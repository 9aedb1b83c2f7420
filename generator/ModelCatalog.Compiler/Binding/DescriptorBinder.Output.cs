using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Binding;

// What a finished task gives.
public static partial class DescriptorBinder
{
    private static readonly EquatableArray<string> OutputKinds = Grammar.OutputKinds;

    private static OutputDescriptor BindOutput(BindingScope scope)
    {
        var output = new OutputDescriptor { Pointer = scope.Pointer };
        if (scope.IsList) return output with { Kinds = BindOutputKinds(scope) };
        if (scope.IsMapping) return BindOutputMapping(scope, output);
        if (scope.Line() is not { } text) return output;

        var words = text.Trim().Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var isList = words.Length == 2 && words[1] == "list";
        if (words.Length > (isList ? 2 : 1))
        {
            scope.Report(BindingDiagnostics.Type, BindingScope.Shown(text), "expected one kind or type, perhaps with list behind it, as in `image list`");
            return output;
        }

        return BindOutputKind(scope, words[0]) is { } kind ? output with { Kinds = [kind], IsList = isList } : output;
    }

    private static OutputDescriptor BindOutputMapping(BindingScope scope, OutputDescriptor output)
    {
        if (scope.Read("output") is not { } reader) return output;
        var fields = reader["fields"] is { } fieldScope ? reader.Context.InOwnScope(() => BindParameters(fieldScope, ParameterPlace.Field)) : default;
        var kind = reader["type"] is { } typeScope && typeScope.Line() is { } type ? BindOutputKind(typeScope, type.Trim()) : null;
        var list = reader["list"] is { } listScope ? RangeReader.Read(listScope, RangeForm.Items) : null;
        if (reader.Has("fields") && reader.Has("type"))
        {
            reader["type"]!.ReportKey(BindingDiagnostics.Together, "The output", "fields", "type", "an object in place has no other type");
        }
        else if (!reader.Has("fields") && !reader.Has("type"))
        {
            scope.ReportKey(BindingDiagnostics.MissingKey, "An output", "fields' or 'type", scope.Key.Example);
        }

        return output with
        {
            Fields = fields,
            Kinds = kind is null ? default : [kind],
            IsList = list is not null,
            Count = list?.Minimum is { } count && count.Equals(list.Maximum) && count.TryGetDecimal(out var exact) ? (int)exact : null,
        };
    }

    private static EquatableArray<string> BindOutputKinds(BindingScope scope)
    {
        var kinds = scope.ListOf(item =>
        {
            if (item.Line() is not { } kind) return null;
            if (OutputKinds.Contains(kind)) return kind;
            item.Report(BindingDiagnostics.Word, item.Label, BindingScope.Shown(kind), string.Join(", ", OutputKinds), NearestName.Hint(kind, OutputKinds));
            return null;
        });
        if (scope.Node is Syntax.SequenceNode { Items.Count: 0 }) scope.ReportEmpty("one kind");
        return kinds;
    }

    private static string? BindOutputKind(BindingScope scope, string kind)
    {
        if (OutputKinds.Contains(kind) || NameForm.SharedType.Accepts(kind) || (NameForm.Type.Accepts(kind) && !TypeReader.BuiltIn.Contains(kind))) return kind;
        var problem = kind.EndsWith("[]", StringComparison.Ordinal)
            ? "write `" + kind.Substring(0, kind.Length - 2) + " list`"
            : "expected one of " + string.Join(", ", OutputKinds) + ", or the name of a type" + NearestName.Hint(kind, OutputKinds);
        scope.Report(BindingDiagnostics.Type, BindingScope.Shown(kind), problem);
        return null;
    }
}
