using System.Globalization;
using System.Text;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool.Creating;

/// <summary>The first descriptor of a model: everything it says holds, and comments show what else can be said.</summary>
internal sealed record ModelSkeleton
{
    private static readonly Dictionary<string, string> s_prompts = new(StringComparer.Ordinal)
    {
        ["video"] = "What the video shows", ["image"] = "What the picture shows", ["audio"] = "What is heard", ["text"] = "What is asked for", ["json"] = "What is asked for",
    };

    /// <summary>Its name within the vendor.</summary>
    public required string Model { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Vendor { get; init; }

    /// <summary>What it does.</summary>
    public required string Task { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The word for it in C#; null: the derived one will do.</summary>
    public string? Name { get; init; }

    /// <summary>The provider that serves it; null: none yet.</summary>
    public string? Provider { get; init; }

    /// <summary>The provider's route; null: its default one.</summary>
    public string? Route { get; init; }

    /// <summary>Whether the provider is told a model id.</summary>
    public bool HasId { get; init; } = true;

    /// <summary>What the example's request becomes at the provider; null: not known yet.</summary>
    public JsonObject? Body { get; init; }

    /// <summary>The descriptor.</summary>
    public string Write()
    {
        var form = TaskForm.Of(Task);
        var parameters = ParametersOf(form).ToList();
        var width = parameters.Max(parameter => parameter.Name.Length) + 1;
        var text = new StringBuilder();
        text.Append(EditorLine.Of("model", $"models/{Vendor}/{Model}.yaml"));
        Line("# What this model takes and how it travels. 'modelcat check' says what is wrong here, 'modelcat explain <id>' why.");
        Line($"model: {Model}");
        Line($"vendor: {Vendor}");
        if (Name is not null) Line($"name: {Name,-36} # the word for it in C#: another model has the derived one");
        Line($"title: {new JsonString(Title)}");
        Line($"tasks: [{Task}]");
        Line($"summary: {Capitalized(form.Output == "json" ? "data" : form.Output)} from {string.Join(" and ", form.Inputs)}.");
        Line("# source: page.md#L12                       # where the facts come from; rules and parameters may name their own");
        Line("");
        Line("# variants:                                 # several wire models under one request type");
        Line("#   pro:  Higher quality.");
        Line("#   fast: { doc: Faster., default: true }");
        Line("");
        Line("parameters:");
        foreach (var parameter in parameters) Line($"  {(parameter.Name + ":").PadRight(width)} {parameter.Facts}");
        Line("");
        Line("# modes:                                    # what excludes each other: a closed union, so that it cannot be written together");
        Line("#   others: reject");
        Line("#   none: { doc: From the prompt alone. }");
        Line("#   frame: { parameters: { start_image_url: { type: image, required: true } } }");
        Line("");
        Line("# rules:                                    # what holds between parameters; the checker proves them against each other");
        Line("#   - { when: duration > 8, forbid: [end_image_url], message: Long videos take no last frame. }");
        Line("");
        Line($"output: {form.Output}");
        Line("");
        WriteWires(Line);
        WriteExamples(parameters, Line);
        return text.ToString();

        void Line(string line) => text.Append(line.TrimEnd()).Append('\n');
    }

    /// <summary>The request of the example.</summary>
    public JsonObject Request() => new([.. ParametersOf(TaskForm.Of(Task)).Where(parameter => parameter.Example is not null).Select(parameter => new JsonMember(parameter.Name, parameter.Example!))]);

    private void WriteWires(Action<string> line)
    {
        line(Provider is null ? "# wires:                                    # how a request travels, by provider; 'modelcat new provider' makes one" : "wires:");
        var mark = Provider is null ? "# " : "";
        var facts = new List<string>();
        if (Route is not null) facts.Add("route: " + Route);
        if (HasId) facts.Add($"model: {Vendor}/{Model}");
        line($"{mark}  {Provider ?? "north"}: {(facts.Count == 0 ? "{}" : "{ " + string.Join(", ", facts) + " }")}{(Provider is not null && HasId ? "   # the id that the provider's page gives" : "")}");
        line($"#   {Provider ?? "north"}: more of a wire: 'parameters' (narrowed, or only there), 'rules', 'fields' (spelt otherwise), 'pricing'");
        line("#     pricing: [{ usd: 0.05, per: second, times: duration }]");
        line("");
    }

    private void WriteExamples(List<Parameter> parameters, Action<string> line)
    {
        line("examples:                                   # checked: a request, what it becomes, and one example for each rule that it violates");
        line("  - title: As it should be");
        line("    request: " + FlowYaml.Of(Request()));
        if (Provider is not null && Body is not null) line($"    wire: {{ {Provider}: {FlowYaml.Of(Body)} }}");
        if (parameters.FirstOrDefault(parameter => parameter.Wrong is not null) is { } wrong)
        {
            line($"  - title: {Capitalized(wrong.Name.Replace('_', ' '))} out of range");
            line("    request: " + FlowYaml.Of(new JsonObject([.. Request().Members.Where(member => member.Name != wrong.Name), new JsonMember(wrong.Name, wrong.Wrong!)])));
            line($"    violates: [{wrong.Name}.range]");
        }

        var first = parameters[0];
        line($"  - title: Without {first.Name.Replace('_', ' ')}");
        line("    request: " + FlowYaml.Of(new JsonObject([.. Request().Members.Where(member => member.Name != first.Name)])));
        line($"    violates: [{first.Name}.required]");
    }

    private static IEnumerable<Parameter> ParametersOf(TaskForm form)
    {
        foreach (var input in form.Inputs.Where(input => input != "text"))
        {
            var file = "https://example.com/boat." + input switch { "image" => "jpg", "video" => "mp4", _ => "mp3" };
            yield return new Parameter(input + "_url", $"{{ type: {input}, required: true, doc: The {input} to start from. }}", new JsonString(file), null);
        }

        if (form.Inputs.Contains("text") || form.Output is "image" or "video")
            yield return new Parameter("prompt", $"{{ type: string, required: true, length: ..2000, doc: {s_prompts[form.Output]}. }}", new JsonString("A paper boat sets sail"), null);
        if (form.Output is "video" or "audio")
            yield return new Parameter("duration", $"{{ type: integer, range: 2..12, default: 5, unit: seconds, doc: How long the {form.Output} is. }}", new JsonNumber(8), new JsonNumber(13));
        if (form.Output is "video" or "image")
            yield return new Parameter("aspect_ratio", "{ type: string, enum: [\"16:9\", \"9:16\", \"1:1\"], default: \"16:9\", doc: Width to height. }", null, null);
        if (form.Output is "image")
            yield return new Parameter("seed", "{ type: integer, range: 0..999999, doc: The same seed gives a similar picture. }", null, new JsonNumber(-1));
    }

    private static string Capitalized(string text) => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(text[0])}{text[1..]}");

    private sealed record Parameter(string Name, string Facts, JsonValue? Example, JsonValue? Wrong);
}
