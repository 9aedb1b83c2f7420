using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Binding;

// A model file, its variants and the fields that it refuses.
public static partial class DescriptorBinder
{
    private static ModelDescriptor? BindModel(BindingScope scope, string path)
    {
        if (scope.Read("model") is not { } reader) return null;
        var model = reader["model"]!.Name(NameForm.Model);
        // Reports go to the head of the file: a missing key has no better place.
        var vendor = RequiredAtHead(reader, "vendor", "model")?.Name(NameForm.Vendor) ?? "";
        var output = RequiredAtHead(reader, "output", "model");

        if (reader["variants"] is { IsMapping: true }) reader.Context.Declare("variant", LiteralKind.Text);
        var variants = reader["variants"] is { } variantScope ? BindVariants(variantScope) : default;
        var types = reader["types"] is { } typeScope ? BindTypes(typeScope) : default;
        var parameters = reader["parameters"] is { } parameterScope ? BindParameters(parameterScope, ParameterPlace.Model) : default;
        var modes = reader["modes"] is { } modeScope ? BindModes(modeScope, ParameterPlace.Model) : null;
        var descriptor = new ModelDescriptor
        {
            Path = path,
            Model = model ?? "",
            Vendor = vendor,
            Name = reader["name"]?.Name(NameForm.Word),
            Title = reader["title"]?.Prose(),
            Summary = reader["summary"]?.Prose(),
            Tasks = reader["tasks"]?.Texts(item => item.Name(NameForm.Task)) ?? default,
            Sources = reader["source"]?.Texts(item => item.Line()) ?? default,
            Notes = reader["notes"]?.Texts(item => item.Prose()) ?? default,
            Related = reader["related"]?.ListOf(item => item.Name(NameForm.Related) is { } key ? key.Contains('/') ? key : vendor + "/" + key : null) ?? default,
            Gateway = reader["gateway"]?.Flag() ?? false,
            Variants = variants,
            Types = types,
            Parameters = parameters,
            Modes = modes,
            Rules = reader["rules"] is { } rules ? BindRules(rules) : default,
            NotAccepted = reader["not_accepted"] is { } refused ? BindRefusedFields(refused) : default,
            Output = output is null ? new OutputDescriptor { Pointer = Pointer.Root / "output" } : BindOutput(output),
            Wires = reader["wires"] is { } wires ? BindWires(wires) : default,
            Examples = reader["examples"] is { } examples ? BindExamples(examples) : default,
        };

        // Without its own name nothing can refer to it; everything in it has been looked at all the same.
        return model is null ? null : descriptor;
    }

    private static BindingScope? RequiredAtHead(MappingReader reader, string key, string head)
    {
        if (reader[key] is { } scope) return scope;
        var section = Grammar.Section(head);
        reader.Context.Add(BindingDiagnostics.MissingKey.AtKey(Pointer.Root / head, MappingReader.Capital(section.Title), key, section.Find(key)!.Example));
        return null;
    }

    private static EquatableArray<VariantDescriptor> BindVariants(BindingScope scope)
    {
        if (scope.Read("variants") is not { } reader) return default;
        if (reader.Count == 0) reader.ReportEmpty("one variant");
        var variants = new List<VariantDescriptor>();
        foreach (var (key, value) in reader.Entries(NameForm.Variant)) variants.Add(BindVariant(key, value));
        return variants.ToEquatableArray();
    }

    private static VariantDescriptor BindVariant(string key, BindingScope scope)
    {
        if (key is "by" or "from") scope.ReportKey(BindingDiagnostics.TakenName, key, "a variant", "in a wire's model '" + key + "' has a meaning of its own");
        if (!scope.IsMapping) return new VariantDescriptor(key, scope.Prose(), scope.Pointer);
        var reader = scope.Read("variant");
        return new VariantDescriptor(key, reader?["doc"]?.Prose(), scope.Pointer)
        {
            Name = reader?["name"]?.Name(NameForm.Word),
            Title = reader?["title"]?.Prose(),
            IsDefault = reader?["default"]?.Flag() ?? false,
            Deprecated = reader?["deprecated"]?.Deprecation(),
            Source = reader?["source"]?.Line(),
        };
    }

    private static EquatableArray<RefusedField> BindRefusedFields(BindingScope scope)
    {
        var fields = new List<RefusedField>();
        if (!scope.IsMapping)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in scope.Items())
            {
                if (item.Name(NameForm.WirePath) is not { } field) continue;
                if (seen.Add(field)) fields.Add(new RefusedField(field, null, item.Pointer));
                else item.Report(BindingDiagnostics.Duplicate, field, scope.Label);
            }

            return fields.ToEquatableArray();
        }

        if (scope.Read("refused-fields") is not { } reader) return default;
        foreach (var (field, value) in reader.Entries(NameForm.WirePath)) fields.Add(new RefusedField(field, value.Prose(), value.Pointer));
        return fields.ToEquatableArray();
    }
}
