using System.Globalization;
using System.Text;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits what the registry says of a model: its names, the types behind them, and as one text of JSON, which is read when it is asked for, everything else.</summary>
internal static class FactsEmitter
{
    // The members and items of so many levels have a line each.
    private const int Levels = 5;

    /// <summary>Emits the property.</summary>
    public static void Emit(SourceWriter output, ModelPlan plan, NamePlan names, EmissionOptions options)
    {
        output.Summary("What the catalog says of the model.");
        using (output.Block("internal static global::ModelCatalog.ModelInfo Info { get; } = new()", "};"))
        {
            output.Line($"Key = {Literals.Text(plan.Model.Key)},");
            output.Line($"Title = {Literals.Text(plan.Model.Title ?? plan.Model.Model)},");
            output.Line($"Tasks = [{string.Join(", ", plan.Model.Tasks.Select(Literals.Text))}],");
            if (plan.Model.Related.Count > 0) output.Line($"Related = [{string.Join(", ", plan.Model.Related.Select(Literals.Text))}],");
            output.Line($"RequestType = typeof({names.RequestType}),");
            output.Line($"Binding = {EmissionContext.Runtime("ModelBinding")}.Of<{names.RequestType}, {OutputEmitter.TypeOf(plan, names, options)}>({names.RequestType}.ReadOutput),");
            output.Line("Wires =");
            output.Line("[");
            using (output.Indent())
            {
                foreach (var view in plan.ProviderViews)
                {
                    var ids = view.Body.ModelIds.Select(id => id.Id).Distinct().Select(Literals.Text);
                    var binding = $"{EmissionContext.Runtime("WireBinding")}.Of<{ServedByEmitter.Marker(view.Provider!, names, options)}, {names.RequestType}>()";
                    output.Line($"new({Literals.Text(view.Provider!)}, {Literals.TextOrNull(view.Body.Route)}, [{string.Join(", ", ids)}]) {{ Binding = {binding} }},");
                }
            }

            output.Line("],");
            var facts = MatrixJson.Facts(MatrixModel.Of(plan));
            EmitFacts(output, new JsonObject([.. facts.Members, new JsonMember("choices", ChoiceFacts.Of(plan))]));
        }

        output.Line();
    }

    // JSON in ASCII has never three quotes in a row: in a raw string it needs no escapes, and can end nothing.
    private static void EmitFacts(SourceWriter output, JsonObject facts)
    {
        output.Line("Facts = static () =>");
        using var indent = output.Indent();
        output.Line("\"\"\"");
        EmitLines(output, "", facts, "", 0);
        output.Line("\"\"\"u8,");
    }

    private static void EmitLines(SourceWriter output, string head, JsonValue value, string tail, int level)
    {
        var members = value switch
        {
            JsonObject { Members.Count: > 0 } fields when level < Levels && fields.Members.Any(member => IsDeep(member.Value)) =>
                fields.Members.Select(member => (Ascii(new JsonString(member.Name)) + ": ", member.Value)).ToList(),
            JsonArray { Items.Count: > 0 } list when level < Levels && list.Items.Any(item => item is JsonObject) => list.Items.Select(item => ("", item)).ToList(),
            _ => null,
        };
        if (members is null)
        {
            output.Line(head + Ascii(value) + tail);
            return;
        }

        var isObject = value is JsonObject;
        output.Line(head + (isObject ? "{" : "["));
        for (var i = 0; i < members.Count; i++) EmitLines(output, members[i].Item1, members[i].Item2, i + 1 < members.Count ? "," : "", level + 1);
        output.Line((isObject ? "}" : "]") + tail);
    }

    private static bool IsDeep(JsonValue value) => value is JsonObject { Members.Count: > 0 } fields && fields.Members.Any(member => IsDeep(member.Value)) || (value is JsonArray list && list.Items.Any(item => item is JsonObject));

    // What is beyond ASCII stands in texts alone, where JSON can spell it out.
    private static string Ascii(JsonValue value)
    {
        var json = value.ToString();
        var output = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            if (c is >= ' ' and <= '~') output.Append(c);
            else output.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return output.ToString();
    }
}
