using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Binding;

// Wires: how a request travels at one provider.
public static partial class DescriptorBinder
{
    private const int LongestAmount = 21;

    private static EquatableArray<WireDescriptor> BindWires(BindingScope scope)
    {
        if (scope.Read("wires") is not { } reader) return default;
        var wires = new List<WireDescriptor>();
        foreach (var (provider, value) in reader.AllEntries(NameForm.Provider))
        {
            if (value.Read("wire") is not { } entry) continue;
            var wire = BindWire(provider, entry);
            if (NameForm.Provider.Accepts(provider)) wires.Add(wire);
        }

        return wires.ToEquatableArray();
    }

    private static WireDescriptor BindWire(string provider, MappingReader reader)
    {
        // Parameters first: what a wire adds has a type, by which its rules and mappings are read.
        var parameters = reader["parameters"] is { } parameterScope ? BindParameters(parameterScope, ParameterPlace.Overlay) : default;
        var modes = reader["modes"] is { } modeScope ? BindModes(modeScope, ParameterPlace.Overlay) : null;
        return new WireDescriptor(provider, reader.Pointer)
        {
            Sources = reader["source"]?.Texts(item => item.Line()) ?? default,
            Notes = reader["notes"]?.Texts(item => item.Prose()) ?? default,
            Route = reader["route"]?.Name(NameForm.Route),
            Model = reader["model"] is { } model ? BindWireModel(model) : null,
            Parameters = parameters,
            Modes = modes,
            Rules = reader["rules"] is { } rules ? BindRules(rules) : default,
            NotAccepted = reader["not_accepted"] is { } refused ? BindRefusedFields(refused) : default,
            Fixed = reader["fixed"] is { } constants ? BindForcedValues(constants, "fixed-values") : default,
            Case = reader["case"]?.Word(),
            Fields = reader["fields"] is { } fields ? BindWireFields(fields) : default,
            Media = reader["media"] is { } media ? BindMedia(media) : default,
            Pricing = reader["pricing"] is { } pricing ? BindPricing(pricing) : default,
        };
    }

    private static WireModel? BindWireModel(BindingScope scope)
    {
        var model = new WireModel { Pointer = scope.Pointer };
        if (!scope.IsMapping)
        {
            if (scope.Line() is not { } template) return null;
            return TemplateReader.Names(scope, template, ["variant"]) is null ? null : model with { Template = template };
        }

        if (scope.Read("wire-model") is not { } reader) return null;
        if (reader["from"] is { } from)
        {
            var parameter = from.Name(NameForm.Parameter);
            if (reader.Count == 1) return parameter is null ? null : model with { From = parameter };
            from.ReportKey(BindingDiagnostics.Together, "The model", "from", reader.Has("by") ? "by" : "a case", "the id is a parameter, or it is chosen");
            return null;
        }

        var by = reader["by"]?.Expression();
        var cases = new List<WireModelCase>();
        foreach (var (key, value) in reader.Has("by") ? reader.TextEntries() : reader.Entries(NameForm.Variant))
        {
            if (value.Line() is not { } id || TemplateReader.Names(value, id, []) is null) continue;
            cases.Add(new WireModelCase(key, id, value.Pointer));
        }

        if (!reader.Entries().Any()) reader.ReportEmpty("one case");
        return model with { By = by, Cases = cases.ToEquatableArray() };
    }

    private static EquatableArray<MediaPath> BindMedia(BindingScope scope)
    {
        if (scope.Read("media") is not { } reader) return default;
        var media = new List<MediaPath>();
        foreach (var kind in reader.Present(["video", "image", "audio", "text"]))
        {
            var value = reader[kind]!;
            if (!value.IsMapping)
            {
                if (ReplyPathReader.ReadMany(value) is { Count: > 0 } paths) media.Add(new MediaPath(kind, paths));
                continue;
            }

            if (value.Read("media-source") is not { } source) continue;
            var authorized = source["fetch"]?.Word() == "authorized";
            if (source.Required("from") is { } from && ReplyPathReader.ReadMany(from) is { Count: > 0 } own) media.Add(new MediaPath(kind, own, authorized));
        }

        return media.ToEquatableArray();
    }

    private static EquatableArray<PriceDescriptor> BindPricing(BindingScope scope)
    {
        var prices = new List<PriceDescriptor>();
        foreach (var item in scope.Items())
        {
            if (item.Read("price") is not { } reader) continue;
            var unit = reader.Has("credits") ? PriceUnit.Credits : PriceUnit.Usd;
            if (unit == PriceUnit.Credits && reader["usd"] is { } other)
            {
                other.ReportKey(BindingDiagnostics.Together, "A price", "usd", "credits", "it is counted in one of them");
                continue;
            }

            var amount = (unit == PriceUnit.Credits ? reader["credits"] : reader.Required("usd")) is { } place ? BindAmount(place) : null;
            var per = reader.Required("per")?.Word();
            var times = reader["times"] is { } factor ? BindTimes(factor) : null;
            var when = reader["when"]?.Expression();
            if (amount is not null && per is not null) prices.Add(new PriceDescriptor(amount, unit, per, times, when, item.Pointer));
        }

        return prices.ToEquatableArray();
    }

    private static JsonNumber? BindAmount(BindingScope scope)
    {
        if (scope.Number() is not { } amount) return null;
        // Every such number is exact as a decimal.
        if (amount.AsDouble >= 0 && amount.Digits.Length <= LongestAmount && amount.Digits.IndexOfAny(['e', 'E']) < 0) return amount;
        scope.Report(BindingDiagnostics.Number, scope.Label, BindingScope.Shown(amount.Digits), amount.AsDouble < 0 ? "a number from 0 on" : "a plain number of at most 20 digits");
        return null;
    }

    private static string? BindTimes(BindingScope scope)
    {
        if (scope.Scalar() is not { } scalar) return null;
        if (LiteralReader.AsNumber(scalar) is not { } number) return scope.Expression();
        if (number.AsDouble > 0) return number.Digits;
        scope.Report(BindingDiagnostics.Number, scope.Label, number.Digits, "a parameter or a number above 0");
        return null;
    }
}
