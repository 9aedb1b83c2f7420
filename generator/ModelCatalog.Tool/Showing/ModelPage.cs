using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Facts;

namespace ModelCatalog.Tool.Showing;

/// <summary>Everything of a model.</summary>
internal static class ModelPage
{
    /// <summary>Prints it.</summary>
    public static void Write(ModelPlan plan, CatalogPlaces places, ToolTerminal terminal)
    {
        var (model, matrix, page) = (plan.Model, MatrixModel.Of(plan), new TerminalPage(terminal));
        page.Title(model.Key, model.Title);
        page.Text(model.Summary);
        page.Facts(
        [
            ("file", places.FileOf(model.Path)),
            ("source", string.Join(", ", model.Sources)),
            ("tasks", string.Join(", ", model.Tasks)),
            ("output", OutputOf(plan)),
            ("related", string.Join(", ", model.Related)),
        ]);
        if (model.Variants.Count > 0)
        {
            page.Head("Variants");
            page.Facts(model.Variants.Select(variant => (variant.Key, (string?)Joined(variant.IsDefault ? "default" : null, Deprecated(variant.Deprecated), variant.Doc ?? variant.Title ?? "-"))), 2);
        }

        page.Head("Parameters");
        page.Facts(matrix.Parameters.Where(parameter => parameter.Mode is null).Select(parameter => Parameter(matrix, parameter)), 2);
        if (plan.ModelView.Scope.Union is { } union) WriteModes(page, matrix, union);
        foreach (var type in plan.Types)
        {
            page.Head("Type " + type.Key);
            page.Text(type.Declaration.Doc, 2);
            page.Facts(TypePage.Fields(type.Scope), 2);
        }

        WriteRules(page, plan, model);
        foreach (var wire in matrix.Wires) WriteWire(page, plan, wire);
        page.Head("Examples");
        page.Facts(model.Examples.Select(example => (example.Title, (string?)Verdict(example))), 2);
        if (model.Examples.Count == 0) page.None("none");
        if (model.Notes.Count > 0) page.Head("Notes");
        foreach (var note in model.Notes) page.Text("- " + note, 2);
    }

    /// <summary>The same as data.</summary>
    public static JsonObject ToJson(ModelPlan plan, CatalogPlaces places)
    {
        var (model, facts) = (plan.Model, MatrixJson.Of(MatrixModel.Of(plan)));
        return JsonOutput.Object(
        [
            ("is", JsonOutput.Text("model")),
            .. facts.Members.Select(member => (member.Name, (JsonValue?)member.Value)),
            ("file", JsonOutput.Text(places.FileOf(model.Path))),
            ("sources", JsonOutput.Texts(model.Sources)),
            ("notes", JsonOutput.Texts(model.Notes)),
            ("output", JsonOutput.Text(OutputOf(plan))),
            ("modes", plan.ModelView.Scope.Union is not { } union ? null : JsonOutput.List(union.Modes.Select(mode => JsonOutput.Object(
                ("mode", JsonOutput.Text(mode.Key)), ("doc", JsonOutput.Text(mode.Declaration.Doc)), ("others", JsonOutput.Text(mode.Others.ToString().ToLowerInvariant())))))),
            ("types", JsonOutput.Texts(plan.Types.Select(type => type.Key))),
            ("rules", JsonOutput.List(RuleFacts.OfRules(plan).Select(rule => rule.ToJson(("declared", JsonOutput.Text(places.Find(model.Path, rule.Pointers))))))),
            ("examples", JsonOutput.List(model.Examples.Select(example => JsonOutput.Object(
                ("title", JsonOutput.Text(example.Title)),
                ("request", example.Request),
                ("bodies", Bodies(example.Bodies)),
                ("wires", Bodies(example.Wires)),
                ("violates", Expected(example.Violates)),
                ("warns", Expected(example.Warns)))))),
        ]);
    }

    private static void WriteModes(TerminalPage page, MatrixModel matrix, UnionView union)
    {
        var told = union.Declaration.On is { } field ? $"told by {field}" : "told by the fields that are set";
        page.Head($"Modes, {told}{(union.AbsentMode is null ? "; one must be told" : "")}");
        foreach (var mode in union.Modes)
        {
            page.Facts([(mode.Key, mode.Declaration.Doc ?? "-")], 2);
            page.Facts(matrix.Parameters.Where(parameter => parameter.Mode == mode.Key).Select(parameter => Parameter(matrix, parameter)), 4);
        }
    }

    private static void WriteRules(TerminalPage page, ModelPlan plan, ModelDescriptor model)
    {
        var rules = RuleFacts.OfRules(plan).Where(rule => rule.View.Provider is null).ToList();
        page.Head("Rules");
        page.Facts(rules.Select(Rule), 2);
        foreach (var refused in model.NotAccepted) page.Text($"{refused.Field} is not accepted{(refused.Reason is null ? "" : ": " + refused.Reason)}", 2);
        if (rules.Count + model.NotAccepted.Count == 0) page.None("none but those of single parameters");
    }

    private static void WriteWire(TerminalPage page, ModelPlan plan, MatrixWire wire)
    {
        page.Head("At " + wire.Provider + (wire.View.Body.Route is { } route ? ", route " + route : ""));
        page.Facts(
        [
            ("ids", string.Join(", ", wire.View.Body.ModelIds.Select(id => (id.Variant is null ? "" : id.Variant + ": ") + id.Id))),
            ("does not take", string.Join(", ", wire.Parameters.Where(parameter => !parameter.IsTaken && !parameter.IsAdded).Select(parameter => parameter.Name).Distinct())),
        ], 2);
        page.Facts(wire.Parameters.Where(parameter => parameter.IsTaken && (parameter.IsAdded || parameter.Differs.Count > 0))
            .Select(parameter => ((parameter.IsAdded ? "+ " : "~ ") + parameter.Name, (string?)MatrixText.Facts(parameter))), 2);
        page.Facts(RuleFacts.OfRules(plan).Where(rule => rule.View.Provider == wire.Provider).Select(Rule), 2);
        page.Facts(wire.Prices.Select((price, i) => (i == 0 ? "price" : "", (string?)price.Words)), 2);
        foreach (var note in plan.Model.Wires.First(one => one.Provider == wire.Provider).Notes) page.Text("- " + note, 2, TextTable.Dim);
    }

    private static (string Name, string? Text) Rule(RuleFacts rule) =>
        (rule.Id, string.Join(". ", rule.Sentences) + (rule.IsWarning ? " (warning)" : ""));

    // What only providers have is described as the first of them takes it.
    private static (string Name, string? Text) Parameter(MatrixModel matrix, MatrixParameter parameter)
    {
        var index = matrix.Parameters.ToList().IndexOf(parameter);
        var taken = parameter.IsAdded ? matrix.Wires.Where(wire => wire.Parameters[index].IsTaken).ToList() : [];
        var shown = taken.Count > 0 ? taken[0].Parameters[index] : parameter;
        var at = taken.Count > 0 ? "only at " + string.Join(", ", taken.Select(wire => wire.Provider)) : null;
        return (parameter.Name, Joined(MatrixText.Facts(shown), at, Deprecated(shown.View.Effective.Deprecated)) + (shown.View.Effective.Doc is { } doc ? ". " + doc : ""));
    }

    private static string OutputOf(ModelPlan plan)
    {
        var what = plan.Output.Type ?? string.Join(" or ", plan.Output.Kinds);
        return plan.Output.IsList || plan.Model.Output.IsList ? what + " list" : what;
    }

    private static string Verdict(ExampleDescriptor example)
    {
        var places = example.Bodies.Concat(example.Wires).Select(body => body.Provider).Distinct().ToList();
        return Joined(
            places.Count == 0 ? "everywhere" : string.Join(", ", places),
            example.Violates.Count == 0 ? null : "violates " + string.Join(", ", example.Violates.SelectMany(rules => rules.Ids).Distinct()),
            example.Warns.Count == 0 ? null : "warns " + string.Join(", ", example.Warns.SelectMany(rules => rules.Ids).Distinct()));
    }

    private static JsonObject? Bodies(EquatableArray<ExampleBody> bodies) => bodies.Count == 0 ? null : JsonOutput.Object(bodies.Select(body => (body.Provider, (JsonValue?)body.Body)));

    private static JsonArray? Expected(EquatableArray<ExpectedRules> rules) => rules.Count == 0 ? null
        : JsonOutput.List(rules.Select(list => JsonOutput.Object(("provider", JsonOutput.Text(list.Provider)), ("rules", JsonOutput.Texts(list.Ids)))));

    private static string? Deprecated(string? reason) => reason is null ? null : reason.Length == 0 ? "deprecated" : "deprecated: " + reason;

    private static string Joined(params IEnumerable<string?> parts) => string.Join("; ", parts.OfType<string>());
}
