using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using ModelCatalog.Infrastructure;

namespace ModelCatalog.Narrowing;

/// <summary>A request while its names are decided one by one, judged by the generated validator: what is not decided is unknown to its rules.</summary>
internal sealed class PartialRequest(ChoiceSpace space, string? provider, RequestJudge judge)
{
    private static readonly JsonWriterOptions s_options = new() { SkipValidation = true };

    private readonly Dictionary<string, ChoiceState> _decided = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>The mode that is decided; null: none is.</summary>
    public string? Mode => space.Union is { } union && _decided.TryGetValue(union, out var state) && !state.IsAny ? state.Value?.GetString() ?? space.AbsentMode : null;

    /// <summary>Whether a name is decided.</summary>
    public bool IsDecided(string name) => _decided.ContainsKey(name);

    /// <summary>Decides a name.</summary>
    public void Decide(string name, ChoiceState state) => _decided[name] = state;

    /// <summary>What is decided of a name.</summary>
    public ChoiceState DecisionOf(string name) => _decided[name];

    /// <summary>Takes a decision back.</summary>
    public void Undo(string name) => _decided.Remove(name);

    /// <summary>The same decisions, to go on from.</summary>
    public PartialRequest Copy()
    {
        var copy = new PartialRequest(space, provider, judge);
        foreach (var pair in _decided) copy._decided.Add(pair.Key, pair.Value);
        return copy;
    }

    /// <summary>What is wrong for sure.</summary>
    public IReadOnlyList<Violation> Judge()
    {
        var violations = new ViolationCollector(null) { HidesValues = true };
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer, s_options))
        {
            writer.WriteStartObject();
            foreach (var name in space.Names) Write(name, writer, ref violations);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(_buffer.WrittenMemory);
        judge(document.RootElement, provider, ref violations);

        // What is open is not missed, only unknown.
        return [.. violations.ToResult().Violations.Where(violation => violation.Kind != ViolationKind.Required || IsDecided(violation.Parameter) || space.Find(violation.Parameter) is null)];
    }

    private void Write(ChoiceName name, Utf8JsonWriter writer, ref ViolationCollector violations)
    {
        var isDecided = _decided.TryGetValue(name.Name, out var state) && !state.IsAny;
        if (name.Name == space.Union)
        {
            if (isDecided && state.Value is { } mode) Tell(space.Modes.GetValueOrDefault(mode.GetString()!), writer, ref violations);
            else if (!isDecided) violations.MarkFailed(name.Name);
        }
        else if (!isDecided || (name.Modes is not null && !_decided.ContainsKey(space.Union!)))
        {
            violations.MarkFailed(name.Name);
        }
        else if (state.Value is { } value)
        {
            writer.WritePropertyName(name.Name);
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
        }
    }

    /// <summary>Writes what tells a mode. What is not decided of it is there, but rules do not know it.</summary>
    private void Tell(JsonElement fields, Utf8JsonWriter writer, ref ViolationCollector violations)
    {
        if (fields.ValueKind != JsonValueKind.Object) return;
        foreach (var field in fields.EnumerateObject())
        {
            if (field.Name != space.Union && _decided.TryGetValue(field.Name, out var state) && !state.IsAny) continue;
            field.WriteTo(writer);
            if (field.Name != space.Union) violations.MarkFailed(field.Name);
        }
    }
}
