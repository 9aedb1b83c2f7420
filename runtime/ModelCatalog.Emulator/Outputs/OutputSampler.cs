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

    private readonly ValueSampler _values = new(plan.Output.Types, kind => urlOf(task, task.AddFile(SampleFile.Of(kind, false))));

    private int ItemCount => plan.Model.Output.IsList ? plan.Model.Output.Count ?? SeveralItems : 1;

    /// <summary>The output.</summary>
    public JsonValue Make()
    {
        if (plan.Output.Type is { } type)
        {
            var items = Enumerable.Range(0, plan.Output.IsList ? ItemCount : 1).Select(_ => _values.Make(type)).ToEquatableArray<JsonValue>();
            return plan.Output.IsList ? new JsonArray(items) : items[0];
        }

        // Several kinds: the reply decides. Here it decides for the first.
        return MakeMedia(plan.Output.Kinds.Count == 0 ? "json" : plan.Output.Kinds[0]);
    }

    private JsonValue MakeMedia(string kind)
    {
        if (kind == "json") return new JsonObject([new JsonMember("model", new JsonString(plan.Model.Key)), new JsonMember("request", task.Submit.Request)]);
        var place = FindMedia(kind);
        var values = Enumerable.Range(0, ItemCount).Select<int, JsonValue>(i => kind == "text" ? ValueSampler.Text(kind, i) : Link(kind, place?.Authorized == true)).ToList();
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
}
