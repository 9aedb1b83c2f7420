using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Emulator.Replies;
using ModelCatalog.Emulator.Tasks;

namespace ModelCatalog.Emulator.Outputs;

/// <summary>Makes the output of a finished task: links to files that the emulator serves, at the places where a client looks; sample values elsewhere.</summary>
/// <param name="plan">The model.</param>
/// <param name="view">How the provider sees it.</param>
/// <param name="task">The task; it gets the files.</param>
/// <param name="urlOf">The URL of the task's file of that number.</param>
internal sealed class OutputSampler(ModelPlan plan, RequestView view, EmulatedTask task, Func<EmulatedTask, int, string> urlOf)
{
    /// <summary>How many items a list has that may have several.</summary>
    private const int SeveralItems = 2;

    private const int MaxDepth = 8;

    private int ItemCount => plan.Model.Output.IsList ? plan.Model.Output.Count ?? SeveralItems : 1;

    /// <summary>The output.</summary>
    public JsonValue Make()
    {
        if (plan.Output.Type is { } type)
        {
            var items = Enumerable.Range(0, plan.Output.IsList ? ItemCount : 1).Select(_ => MakeObject(FindType(type), 0)).ToEquatableArray<JsonValue>();
            return plan.Output.IsList ? new JsonArray(items) : items[0];
        }

        // Several kinds: the reply decides. Here it decides for the first.
        return MakeMedia(plan.Output.Kinds.Count == 0 ? "json" : plan.Output.Kinds[0]);
    }

    private JsonValue MakeMedia(string kind)
    {
        if (kind == "json") return new JsonObject([new JsonMember("model", new JsonString(plan.Model.Key)), new JsonMember("request", task.Submit.Request)]);
        var place = FindMedia(kind);
        var values = Enumerable.Range(0, ItemCount).Select<int, JsonValue>(i => kind == "text" ? SampleText(kind, i) : Link(kind, place?.Authorized == true)).ToList();
        var draft = new ReplyDraft();
        if (place is not null && draft.TrySetAll(place.Paths, values)) return JsonText.Parse(draft.Body)!;
        if (kind == "text" && values.Count == 1) return values[0];

        // No document says where it would be; a client keeps such an output as JSON.
        return new JsonObject([new JsonMember(kind, new JsonArray(values.ToEquatableArray()))]);
    }

    /// <summary>Where this kind lies: what the wire says, else the route.</summary>
    private MediaPath? FindMedia(string kind)
    {
        var own = plan.Model.Wires.FirstOrDefault(wire => wire.Provider == view.Provider)?.Media ?? default;
        return own.FirstOrDefault(path => path.Kind == kind) ?? task.Route.Media.FirstOrDefault(path => path.Kind == kind);
    }

    private JsonString Link(string kind, bool isAuthorized = false) => new(urlOf(task, task.AddFile(SampleFile.Of(kind, isAuthorized))));

    private TypePlan FindType(string key) => plan.Output.Types.First(type => type.Key == key);

    private JsonObject MakeObject(TypePlan type, int depth)
    {
        // Of a union one mode can be there; the first has as much right as any.
        var mode = type.Scope.Union is { } union ? union.Find(union.AbsentMode) ?? union.Modes[0] : null;
        var members = type.Scope.Parameters.Concat(mode?.Parameters ?? default)
            .Select(field => new JsonMember(field.Key, MakeValue(field.Effective, field.Shape, depth)))
            .ToList();
        if (mode?.Value is { } told && type.Scope.Union!.Declaration.On is { } on) members.Insert(0, new JsonMember(on, told));
        return new JsonObject(members.ToEquatableArray());
    }

    private JsonValue MakeValue(ParameterDescriptor field, ValueShape shape, int depth)
    {
        if (shape is ListShape list)
        {
            var least = field.List?.Minimum is { } minimum && minimum.TryGetDecimal(out var count) ? (int)Math.Clamp(count, 1, 100) : 1;
            var items = Enumerable.Range(0, least).Select(_ => MakeValue(field, list.Item, depth)).ToEquatableArray();
            return list.IsSingleBare && items.Count == 1 ? items[0] : new JsonArray(items);
        }

        if (field.Enum is { Values.Count: > 0 } values) return values.Values[0].Value;
        if (field.Default is { } usual and not (JsonArray or JsonObject)) return usual;
        return shape switch
        {
            MediaShape media => Link(media.Kinds[0]),
            IntegerShape or NumberShape => field.Range?.Minimum ?? field.Range?.Maximum ?? new JsonNumber(1),
            BooleanShape => new JsonBoolean(true),
            ObjectShape type => depth < MaxDepth ? MakeObject(FindType(type.Type), depth + 1) : JsonNull.Instance,
            EnumShape choice => choice.Values[0].Value,
            ChoiceShape { Alternatives.Count: > 0 } choice => MakeValue(field, choice.Alternatives[0], depth),
            ChoiceShape choice => new JsonString(choice.Literals[0]),
            JsonShape => new JsonObject([new JsonMember("sample", new JsonBoolean(true))]),
            _ => SampleText(field.Key, 0, field.Length),
        };
    }

    /// <summary>A text that says whose sample it is, as long as its bounds want it.</summary>
    private static JsonString SampleText(string key, int index, RangeDescriptor? length = null)
    {
        var text = "sample " + key + (index == 0 ? "" : " " + ScalarOf(index + 1));
        if (length?.Minimum is { } minimum && minimum.TryGetDecimal(out var least)) text = text.PadRight((int)Math.Clamp(least, 0, 10_000), '.');
        if (length?.Maximum is { } maximum && maximum.TryGetDecimal(out var most) && most < text.Length) text = text[..(int)Math.Max(most, 0)];
        return new JsonString(text);
    }

    private static string ScalarOf(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
