using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>A model id of a wire, or a word that its body has for a variant.</summary>
/// <param name="Text">The id or the word.</param>
/// <param name="Variant">The variant; null where the model has none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record VariantText(string Text, string? Variant);

/// <summary>How the variant of a body is told at one wire: by the model id, then by a field of its own.</summary>
/// <remarks>The compiler's interpreter takes the same steps over the plan: what changes here changes there.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VariantTable
{
    /// <summary>The model's variants; empty where it has none.</summary>
    public string[] Variants { get; init; } = [];

    /// <summary>Whether a variant is meant when none is told.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The slot of the model id; -1: the body holds none.</summary>
    public int ModelSlot { get; init; } = -1;

    /// <summary>The wire's model ids.</summary>
    public VariantText[] Models { get; init; } = [];

    /// <summary>The slot of the field that tells the variant; -1: there is none.</summary>
    public int VariantSlot { get; init; } = -1;

    /// <summary>The words of that field.</summary>
    public VariantText[] Words { get; init; } = [];

    /// <summary>What a word that several variants share is read as.</summary>
    public VariantText[] Reads { get; init; } = [];

    /// <summary>Tells the variant and reports what is wrong with the model id.</summary>
    /// <param name="fields">The body's fields.</param>
    /// <param name="model">The wire's model id where it travels outside the body; null: the body says it, or nothing does.</param>
    /// <param name="violations">Takes what is wrong.</param>
    /// <returns>The variant's key; null when none was told, or an unknown one.</returns>
    public string? Tell(BodyFields fields, string? model, ref ViolationCollector violations)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var candidates = Models;
        if (ModelSlot >= 0)
        {
            candidates = ReadModel(fields, ref violations);
            if (candidates.Length == 0) return null;
        }
        else if (model is not null)
        {
            candidates = Array.FindAll(candidates, candidate => candidate.Text == model);
        }

        if (Variants.Length == 0) return null;
        var possible = candidates.Length == 0 ? Variants : candidates.Select(candidate => candidate.Variant!).Distinct().ToArray();
        if (fields.Has(VariantSlot)) return ReadWord(fields, possible, ref violations);
        if (possible.Length == 1) return possible[0];
        if (!HasDefault) BodyReport.Missing("variant.required", "variant", BodySentences.IsRequired("variant"), ref violations);
        return null;
    }

    private VariantText[] ReadModel(BodyFields fields, ref ViolationCollector violations)
    {
        var path = fields.PathOf("variant", ModelSlot);
        var value = fields[ModelSlot];
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            BodyReport.Error(ViolationKind.Required, "model.required", path, value, BodySentences.IsRequired(path.Wire), ref violations);
            return [];
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            BodyReport.Error(ViolationKind.Type, "model.type", path, value, BodySentences.MustBe(path.Wire, "text", value), ref violations);
            return [];
        }

        var found = Array.FindAll(Models, model => value.ValueEquals(model.Text));
        if (found.Length == 0)
        {
            var ids = Models.Select(model => model.Text).Distinct().ToArray();
            BodyReport.Error(ViolationKind.Enum, "model.enum", path, value, BodySentences.MustBeModel(path.Wire, ids, value), ref violations);
        }

        return found;
    }

    private string? ReadWord(BodyFields fields, string[] possible, ref ViolationCollector violations)
    {
        var value = fields[VariantSlot];
        var path = fields.PathOf("variant", VariantSlot);
        if (value.ValueKind != JsonValueKind.String)
        {
            BodyReport.WrongKind(path, "text", value, ref violations);
            return null;
        }

        var word = value.GetString()!;
        var told = Array.Find(Reads, read => read.Text == word) ?? Array.Find(Words, known => known.Text == word && possible.Contains(known.Variant));
        if (told is null)
        {
            var message = BodySentences.MustBeOneOf(BodyReport.NameOf(path, violations), possible, value);
            BodyReport.Error(ViolationKind.Enum, "variant.enum", path, value, message, ref violations);
        }

        return told?.Variant;
    }
}
