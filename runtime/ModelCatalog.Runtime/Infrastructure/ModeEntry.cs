using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>A mode of a <see cref="ModeTable"/>.</summary>
/// <param name="key">Its key; <c>none</c> for the absence of a mode.</param>
/// <param name="others">What a field of another mode means while it is active.</param>
/// <param name="fields">The wire fields that it takes and not every mode does.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModeEntry(string key, OtherModes others, params ModeField[] fields)
{
    /// <summary>Its key.</summary>
    public string Key { get; } = key;

    /// <summary>What the discriminator's field holds, as JSON; several where a wire has several such fields. Empty: nothing.</summary>
    public string[] Tags
    {
        get => [.. Values.Select(value => value.GetRawText())];
        init => Values = [.. value.Select(JsonValues.Parse)];
    }

    /// <summary>Values of the discriminator's field, as JSON, that several modes write and that are read as this one.</summary>
    public string[] ReadAs
    {
        get => [.. Reads.Select(value => value.GetRawText())];
        init => Reads = [.. value.Select(JsonValues.Parse)];
    }

    /// <summary>The wire's model ids that it is sent with; empty: any.</summary>
    public string[] Models { get; init; } = [];

    internal OtherModes Others { get; } = others;

    internal ModeField[] Fields { get; } = fields;

    internal JsonElement[] Values { get; private init; } = [];

    internal JsonElement[] Reads { get; private init; } = [];

    /// <summary>Whether it writes that value into the discriminator's field.</summary>
    internal bool Writes(JsonElement value) => Array.Exists(Values, own => JsonElement.DeepEquals(own, value));

    /// <summary>Whether it has a use for what stands in a slot.</summary>
    internal bool Takes(BodyFields fields, int slot) => Array.Exists(Fields, field => field.Slot == slot && fields.CountAt(slot) <= field.Capacity);
}

/// <summary>A wire field that a mode takes.</summary>
/// <param name="Slot">The field's slot.</param>
/// <param name="Parameter">The parameter that stands there.</param>
/// <param name="Needs">How many items must stand there for the mode's required parameters; 1 for a scalar, 0 when it takes none that is required.</param>
/// <param name="Capacity">How many items it can hold: a list of two parameters holds two.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ModeField(int Slot, string Parameter, int Needs = 0, int Capacity = int.MaxValue);
