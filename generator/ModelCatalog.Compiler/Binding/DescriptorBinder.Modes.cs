using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Binding;

// Modes: a closed union.
public static partial class DescriptorBinder
{
    private static ModesDescriptor? BindModes(BindingScope scope, ParameterPlace place)
    {
        if (scope.Read("modes") is not { } reader) return null;
        var shared = reader["shared"] is { } sharedScope ? BindParameters(sharedScope, place) : default;
        var none = reader["none"] is { } noneScope ? BindAbsentMode(noneScope, place) : null;
        var modes = new List<ModeDescriptor>();
        foreach (var (key, value) in reader.AllEntries(NameForm.Mode))
        {
            if (BindMode(key, value, place) is { } mode && NameForm.Mode.Accepts(key)) modes.Add(mode);
        }

        if (place != ParameterPlace.Overlay && !reader.Entries().Any()) reader.ReportEmpty("one mode");
        var others = BindOthers(reader["others"]);
        var descriptor = new ModesDescriptor
        {
            On = reader["on"]?.Name(NameForm.Parameter),
            Name = reader["name"]?.Name(NameForm.Word),
            Others = place == ParameterPlace.Overlay ? others : others ?? OtherModes.Warn,
            None = none,
            Shared = shared,
            Modes = modes.ToEquatableArray(),
            Pointer = scope.Pointer,
        };

        // Rules speak of modes by their keys, which are text; where the field holds something else, nothing is assumed.
        if (place != ParameterPlace.Overlay && modes.All(mode => mode.Value is null)) reader.Context.Declare(descriptor.UnionName, LiteralKind.Text);
        return descriptor;
    }

    private static AbsentMode? BindAbsentMode(BindingScope scope, ParameterPlace place)
    {
        if (scope.IsMapping) return new AbsentMode(null, BindMode("none", scope, place));
        return scope.Name(NameForm.Mode) is { } mode ? new AbsentMode(mode, null) : null;
    }

    private static ModeDescriptor? BindMode(string key, BindingScope scope, ParameterPlace place)
    {
        if (scope.Read("mode") is not { } reader) return null;
        var parameters = reader["parameters"] is { } parameterScope ? BindParameters(parameterScope, place) : default;
        return new ModeDescriptor(key, scope.Pointer)
        {
            Doc = reader["doc"]?.Prose(),
            Name = reader["name"]?.Name(NameForm.Word),
            Value = reader["value"] is { } value ? BindModeValue(value) : null,
            Others = BindOthers(reader["others"]),
            Takes = reader["takes"] is { } takes ? BindTakenParameters(takes) : default,
            Parameters = parameters,
            Rules = reader["rules"] is { } rules ? BindRules(rules) : default,
            NotAccepted = reader["not_accepted"] is { } refused ? BindRefusedFields(refused) : default,
            Source = reader["source"]?.Line(),
        };
    }

    private static JsonValue? BindModeValue(BindingScope scope) => LiteralReader.ReadScalar(scope, LiteralKind.Any);

    private static OtherModes? BindOthers(BindingScope? scope) => scope?.Word() switch
    {
        "warn" => OtherModes.Warn,
        "ignore" => OtherModes.Ignore,
        "reject" => OtherModes.Reject,
        _ => null,
    };
}
