using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Compiler.Binding;

// Types of a model's file, and files that are a type.
public static partial class DescriptorBinder
{
    private static SharedTypeDescriptor? BindSharedType(BindingScope scope, string path)
    {
        if (scope.Read("shared-type") is not { } reader) return null;
        var key = reader["type"]!.Name(NameForm.SharedType);
        var isObject = reader.Has("fields");
        if (isObject == reader.Has("is"))
        {
            var problem = isObject ? "has both 'fields' and 'is'" : "has neither 'fields' nor 'is'";
            reader["type"]!.ReportKey(BindingDiagnostics.TypeForm, key ?? reader["type"]!.Found.Trim('\''), problem, "is");
        }

        if (isObject) ReportAliasKeys(scope);
        else ReportObjectKeys(reader);
        var type = isObject ? BindObject(key ?? "", reader) : BindAlias(key ?? "", reader, "is");
        var descriptor = new SharedTypeDescriptor
        {
            Path = path,
            Title = reader["title"]?.Prose(),
            Sources = reader["source"]?.Texts(item => item.Line()) ?? default,
            Notes = reader["notes"]?.Texts(item => item.Prose()) ?? default,
            Type = type,
        };
        return key is null ? null : descriptor;
    }

    // The section of a shared type has the keys of both forms; those of the other form mean nothing.
    private static void ReportAliasKeys(BindingScope scope)
    {
        foreach (var entry in ((MappingNode)scope.Node).Entries)
        {
            if (entry.Key.Text is not ("type" or "doc" or "name") && Grammar.Section("alias").Find(entry.Key.Text) is { } constraint)
            {
                scope.Entry(entry, constraint).ReportKey(BindingDiagnostics.Alone, entry.Key.Text, "is", "constraints of an object stand at its fields");
            }
        }
    }

    private static void ReportObjectKeys(MappingReader reader)
    {
        foreach (var key in new[] { "modes", "rules" })
        {
            reader[key]?.ReportKey(BindingDiagnostics.Alone, key, "fields", "an alias is one value");
        }
    }

    private static EquatableArray<TypeDescriptor> BindTypes(BindingScope scope)
    {
        if (scope.Read("types") is not { } reader) return default;
        var entries = reader.AllEntries(NameForm.Type).ToList();
        foreach (var (key, value) in entries)
        {
            if (TypeReader.BuiltIn.Contains(key)) value.ReportKey(BindingDiagnostics.TakenName, key, "a type", "it is a type of the language");
            else reader.Context.LocalTypes.Add(key);
        }

        var types = new List<TypeDescriptor>();
        foreach (var (key, value) in entries)
        {
            if (BindType(key, value) is { } type && NameForm.Type.Accepts(key) && !TypeReader.BuiltIn.Contains(key)) types.Add(type);
        }

        return types.ToEquatableArray();
    }

    private static TypeDescriptor? BindType(string key, BindingScope scope)
    {
        if (scope.Node is not MappingNode mapping)
        {
            scope.WrongKind();
            return null;
        }

        var isAlias = mapping.Find("type") is { Value: ScalarNode };
        var hasFields = mapping.Find("fields") is not null;
        if (isAlias == hasFields)
        {
            scope.ReportKey(BindingDiagnostics.TypeForm, key, isAlias ? "has both 'fields' and 'type'" : "has neither 'fields' nor 'type'", "type");
        }

        // Fields directly under the type's name are a frequent slip; reporting each of them as unknown would hide the one thing to do.
        if (!isAlias && !hasFields && mapping.Entries.All(entry => entry.Value is MappingNode)) return null;
        if (scope.Read(isAlias && !hasFields ? "alias" : "type") is not { } reader) return null;
        return isAlias && !hasFields ? BindAlias(key, reader, "type") : BindObject(key, reader);
    }

    private static TypeDescriptor BindObject(string key, MappingReader reader) => reader.Context.InOwnScope(() =>
    {
        var fields = reader["fields"] is { } fieldScope ? BindParameters(fieldScope, ParameterPlace.Field) : default;
        if (reader["fields"] is { Node: MappingNode { Entries.Count: 0 } } empty) empty.ReportEmpty("one field");
        return new TypeDescriptor(key, reader.Pointer)
        {
            Doc = reader["doc"]?.Prose(),
            Name = reader["name"]?.Name(NameForm.Word),
            Fields = fields,
            Modes = reader["modes"] is { } modes ? BindModes(modes, ParameterPlace.Field) : null,
            Rules = reader["rules"] is { } rules ? BindRules(rules) : default,
        };
    });

    private static TypeDescriptor BindAlias(string key, MappingReader reader, string typeKey)
    {
        var type = reader[typeKey] is { } scope ? TypeReader.Read(scope) : null;
        return new TypeDescriptor(key, reader.Pointer)
        {
            Doc = reader["doc"]?.Prose(),
            Name = reader["name"]?.Name(NameForm.Word),
            Alias = BindConstraints(new ParameterDescriptor(key, reader.Pointer) { Type = type }, reader, TypeReader.LiteralsOf(type)),
        };
    }
}
