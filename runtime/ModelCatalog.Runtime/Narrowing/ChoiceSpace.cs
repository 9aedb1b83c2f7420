using System.Collections.Concurrent;
using System.Text.Json;
using ModelCatalog.Infrastructure;

namespace ModelCatalog.Narrowing;

/// <summary>The names of one side's requests, as generated code carries them: what they may be, and which rules tie them.</summary>
internal sealed class ChoiceSpace
{
    private readonly Dictionary<string, ChoiceName> _byName;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _rules;
    private readonly ConcurrentDictionary<(string Rule, string Parameter), IReadOnlySet<string>> _behind = new();

    private ChoiceSpace(IReadOnlyList<ChoiceName> names, IReadOnlyDictionary<string, IReadOnlyList<string>> rules, string? union, string? absentMode, IReadOnlyDictionary<string, JsonElement> modes)
    {
        Names = names;
        _rules = rules;
        Union = union;
        AbsentMode = absentMode;
        Modes = modes;
        _byName = names.ToDictionary(name => name.Name, StringComparer.Ordinal);
    }

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<ChoiceName> Names { get; }

    /// <summary>The union of modes; null: there is none.</summary>
    public string? Union { get; }

    /// <summary>The mode that absence means; null: a mode must be told.</summary>
    public string? AbsentMode { get; }

    /// <summary>The modes, each with an object of the fields that tell it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Modes { get; }

    /// <summary>Whether a field of its own tells the mode, rather than what else is set.</summary>
    public bool IsModeNamed => Union is not null && Modes.Values.All(fields => fields.TryGetProperty(Union, out _));

    /// <summary>Reads the facts.</summary>
    public static ChoiceSpace Read(JsonElement facts)
    {
        var names = facts.GetProperty("names").EnumerateArray().Select(ChoiceName.Read).ToList();
        var rules = facts.GetProperty("rules").EnumerateObject().ToDictionary(
            rule => rule.Name, IReadOnlyList<string> (rule) => [.. rule.Value.EnumerateArray().Select(place => names[place.GetInt32()].Name)], StringComparer.Ordinal);
        if (!facts.TryGetProperty("union", out var union)) return new ChoiceSpace(names, rules, null, null, new Dictionary<string, JsonElement>());
        return new ChoiceSpace(names, rules, FactReader.Text(union, "name"), FactReader.Text(union, "absent"),
            union.GetProperty("modes").EnumerateObject().ToDictionary(mode => mode.Name, mode => mode.Value, StringComparer.Ordinal));
    }

    /// <summary>What the union is in a mode: absence may be a mode of its own.</summary>
    public ChoiceState StateOf(string mode) => Modes.ContainsKey(mode) ? ChoiceState.Of(JsonValues.String(mode)) : ChoiceState.Absent;

    /// <summary>The names that a violation depends on: those of its rule; of a check of one parameter that one, whose mode and variant count as well.</summary>
    public IReadOnlySet<string> NamesBehind(Violation violation) => _behind.GetOrAdd((violation.Rule, RootOf(violation.Parameter)), FindNames);

    private HashSet<string> FindNames((string Rule, string Parameter) reported)
    {
        HashSet<string> names = [];
        if (_rules.TryGetValue(reported.Rule, out var tied)) names.UnionWith(tied);

        // What is missing is reported at what asks for it; the check is named after what is missing.
        names.UnionWith(new[] { reported.Parameter, RootOf(reported.Rule) }.Where(_byName.ContainsKey));
        if (names.Count == 0) return [.. _byName.Keys];
        names.Add("variant");
        if (Union is not null) names.Add(Union);

        // What is set tells the mode, where it has no name.
        if (Union is not null && !IsModeNamed) names.UnionWith(Names.Where(static name => name.Modes is not null).Select(static name => name.Name));
        return names;
    }

    /// <summary>The name; null: there is none.</summary>
    public ChoiceName? Find(string name) => _byName.GetValueOrDefault(name);

    private static string RootOf(string path) => path.IndexOfAny(['.', '[']) is var end and >= 0 ? path[..end] : path;
}

/// <summary>A name that a request may set.</summary>
internal sealed record ChoiceName
{
    public required string Name { get; init; }

    /// <summary><c>variant</c>, <c>mode</c> or <c>parameter</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The modes that have it; null: every mode has it.</summary>
    public IReadOnlyList<string>? Modes { get; init; }

    /// <summary>The states that a search tells apart, what mostly does first.</summary>
    public required IReadOnlyList<ChoiceState> States { get; init; }

    /// <summary>Where the names stand that are decided with it, in order.</summary>
    public required IReadOnlyList<int> Ties { get; init; }

    public required IReadOnlyList<JsonElement> Values { get; init; }

    public ChoiceMeasure Measure { get; init; }

    /// <summary>Whether cells hold whole numbers.</summary>
    public bool IsWhole { get; init; }

    public required IReadOnlyList<NumberCell> Cells { get; init; }

    public decimal Step { get; init; }

    /// <summary>Whether rules compute with it, or compare it with other names.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Whether what holds of two of its numbers may not hold of one between them.</summary>
    public bool IsUneven { get; init; }

    /// <summary>Whether some rules want it larger and others smaller: then rules that are broken together at two of its numbers may hold together between them.</summary>
    public bool IsOpposed { get; init; }

    /// <summary>The rules that a longer list may satisfy.</summary>
    public required IReadOnlyList<string> GrowingRules { get; init; }

    /// <summary>The rules that look at a list's items: those of a real request may be others than those that are made up here.</summary>
    public required IReadOnlyList<string> InsideRules { get; init; }

    public bool IsOpen { get; init; }

    /// <summary>The texts that rules name.</summary>
    public required IReadOnlyList<string> NamedTexts { get; init; }

    /// <summary>An item of a list; null: none is known that is right.</summary>
    public JsonElement? Item { get; init; }

    /// <summary>A value, where values are neither listed nor measured; null: none is known that is right.</summary>
    public JsonElement? Sample { get; init; }

    /// <summary>Whether its states leave open what it is.</summary>
    public bool HasAny => States.Any(static state => state.IsAny);

    public static ChoiceName Read(JsonElement json)
    {
        List<ChoiceState> states = [.. List(json, "states").Select(ChoiceState.Of)];
        if (FactReader.Flag(json, "absent")) states.Insert(0, ChoiceState.Absent);
        if (FactReader.Flag(json, "any")) states.Add(ChoiceState.Any);
        return new ChoiceName
        {
            Name = FactReader.Text(json, "name")!,
            Kind = FactReader.Text(json, "kind")!,
            Modes = json.TryGetProperty("modes", out var modes) ? [.. modes.EnumerateArray().Select(static mode => mode.GetString()!)] : null,
            States = states,
            Ties = [.. List(json, "ties").Select(static tie => tie.GetInt32())],
            Values = List(json, "values"),
            Measure = FactReader.Text(json, "measure") switch
            {
                "value" => ChoiceMeasure.Value,
                "items" => ChoiceMeasure.Items,
                "characters" => ChoiceMeasure.Characters,
                _ => ChoiceMeasure.None,
            },
            IsWhole = FactReader.Flag(json, "whole"),
            Cells = [.. List(json, "cells").Select(NumberCell.Read)],
            Step = json.TryGetProperty("step", out var step) ? step.GetDecimal() : 1,
            IsComputed = FactReader.Flag(json, "computed"),
            IsUneven = FactReader.Flag(json, "uneven"),
            IsOpposed = FactReader.Flag(json, "opposed"),
            GrowingRules = FactReader.Texts(json, "growing"),
            InsideRules = FactReader.Texts(json, "inside"),
            IsOpen = FactReader.Flag(json, "open"),
            NamedTexts = FactReader.Texts(json, "named"),
            Item = json.TryGetProperty("item", out var item) ? item : null,
            Sample = json.TryGetProperty("sample", out var sample) ? sample : null,
        };
    }

    private static IReadOnlyList<JsonElement> List(JsonElement json, string name) => json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];
}

/// <summary>What a name is while a request is filled in: absent, a value, or left open.</summary>
internal readonly record struct ChoiceState(JsonElement? Value, bool IsAny)
{
    public static ChoiceState Absent => default;

    public static ChoiceState Any => new(null, true);

    public bool IsAbsent => Value is null && !IsAny;

    public static ChoiceState Of(JsonElement value) => new(value, false);
}

/// <summary>Numbers between two bounds; null: there is none, or none that a decimal holds.</summary>
internal readonly record struct NumberCell(decimal? Minimum, decimal? Maximum, bool IsMinimumOpen, bool IsMaximumOpen)
{
    public static NumberCell Read(JsonElement json)
    {
        var open = json.GetArrayLength() > 2 ? json[2].GetInt32() : 0;
        return new NumberCell(Bound(json[0]), Bound(json[1]), (open & 1) != 0, (open & 2) != 0);
    }

    private static decimal? Bound(JsonElement json) => json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? number : null;
}
