using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool.Importing;

/// <content>Alternatives of a whole body: modes where a field tells them apart, rules where they only say what is required.</content>
internal sealed partial class SchemaImporter
{
    private void AddAlternatives(ScopeDraft scope, JsonObject schema)
    {
        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            if (schema[keyword] is not JsonArray { Items.Count: > 0 } list) continue;
            var branches = list.Items.Select((branch, i) => Resolve(branch, $"alternative {i + 1}")).ToList();
            if (branches.TrueForAll(branch => branch["properties"] is null && Texts(branch["required"]).Count > 0)) AddRequired(scope, branches, keyword == "oneOf");
            else if (FindDiscriminator(branches) is { } discriminator && !HasConflicts(branches, discriminator)) AddModes(scope, schema, branches, discriminator);
            else Flatten(scope, branches, keyword);
        }
    }

    private void AddRequired(ScopeDraft scope, List<JsonObject> branches, bool isExclusive)
    {
        var groups = branches.Select(branch => Texts(branch["required"]).Select(KeyOf).ToList()).ToList();
        if (groups.TrueForAll(group => group.Count == 1)) scope.Rules.Add($"{{ {(isExclusive ? "exactly_one" : "at_least_one")}: [{string.Join(", ", groups.Select(group => group[0]).Distinct())}] }}");
        else if (!isExclusive) scope.Rules.Add($"{{ check: {DescriptorDraft.Quoted(string.Join(" || ", groups.Select(group => "(" + string.Join(" && ", group.Select(name => $"has({name})")) + ")")))} }}");
        else Note("the body", $"exactly one of these has to be set, which is not taken over: {string.Join(" or ", groups.Select(group => string.Join(" with ", group)))}");
    }

    /// <summary>The field that holds another single text in every alternative; null: there is none.</summary>
    private string? FindDiscriminator(List<JsonObject> branches) => ((branches[0]["properties"] as JsonObject)?.Members ?? default)
        .Select(property => property.Name)
        .FirstOrDefault(name => branches.Select(branch => ConstantOf(branch, name)).ToList() is var values && values.TrueForAll(value => value is not null) && values.Distinct().Count() == values.Count
            && branches.TrueForAll(branch => Texts(branch["required"]).Contains(name)));

    private string? ConstantOf(JsonObject branch, string name)
    {
        if ((branch["properties"] as JsonObject)?[name] is not { } property) return null;
        var schema = Resolve(property, name);
        return schema["const"] is JsonString text ? text.Value : schema["enum"] is JsonArray { Items: [JsonString only] } ? only.Value : null;
    }

    /// <summary>Whether a field stands in several alternatives, but not the same in all: then it has no one place.</summary>
    private static bool HasConflicts(List<JsonObject> branches, string discriminator) => branches
        .SelectMany(branch => ((branch["properties"] as JsonObject)?.Members ?? default).Where(property => property.Name != discriminator))
        .GroupBy(property => property.Name)
        .Any(group => group.Count() > 1 && (group.Count() < branches.Count || group.Any(property => !property.Value.Equals(group.First().Value))));

    private void AddModes(ScopeDraft scope, JsonObject schema, List<JsonObject> branches, string discriminator)
    {
        scope.On = KeyOf(discriminator);
        scope.Parameters.RemoveAll(parameter => parameter.Key == scope.On);
        scope.RejectsOthers = branches.TrueForAll(branch => branch["additionalProperties"] is JsonBoolean { Value: false });
        var common = ((branches[0]["properties"] as JsonObject)?.Members ?? default).Where(property => property.Name != discriminator && branches.TrueForAll(branch => (branch["properties"] as JsonObject)?[property.Name] is not null)).ToList();
        foreach (var property in common)
        {
            var isRequired = branches.TrueForAll(branch => Texts(branch["required"]).Contains(property.Name));
            if (!isRequired && branches.Exists(branch => Texts(branch["required"]).Contains(property.Name))) Note(property.Name, $"is required for some values of `{discriminator}` only, which is not taken over");
            scope.Parameters.Add(Parameter(scope, property, isRequired, "", 0));
        }

        foreach (var branch in branches)
        {
            var value = ConstantOf(branch, discriminator)!;
            var own = ((branch["properties"] as JsonObject)?.Members ?? default).Where(property => property.Name != discriminator && !common.Contains(property) && scope.Parameters.TrueForAll(known => known.Key != KeyOf(property.Name)));
            var parameters = own.Select(property => Parameter(scope, property, Texts(branch["required"]).Contains(property.Name), "", 0)).ToList();
            var key = string.Concat(value.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')).Trim('_');
            scope.Modes.Add(new ModeDraft(key.Length == 0 || char.IsAsciiDigit(key[0]) ? "m" + key : key, Doc(branch, value, $"{discriminator} {value}"), value, parameters));
        }
    }

    private void Flatten(ScopeDraft scope, List<JsonObject> branches, string keyword)
    {
        Note("the body", $"nothing tells its alternatives (`{keyword}`) apart: their fields are all optional here");
        foreach (var property in branches.SelectMany(branch => (branch["properties"] as JsonObject)?.Members ?? default))
        {
            if (scope.Parameters.Exists(known => known.Key == KeyOf(property.Name))) continue;
            var others = branches.Select(branch => (branch["properties"] as JsonObject)?[property.Name]).Where(other => other is not null && !other.Equals(property.Value));
            if (others.Any()) Note(property.Name, "is not the same in all alternatives; the first counts");
            scope.Parameters.Add(Parameter(scope, property, false, "", 0));
        }
    }
}
