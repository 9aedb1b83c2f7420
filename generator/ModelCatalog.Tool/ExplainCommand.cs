using System.CommandLine;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tool.Completion;
using ModelCatalog.Tool.Explaining;
using ModelCatalog.Docs.Facts;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat explain</c>: a diagnostic of the checker, or a rule that a request violates.</summary>
public static class ExplainCommand
{
    // More pages than these are a list.
    private const int MostPages = 3;

    private const string Description = """
        Explains a diagnostic of 'modelcat check' by its id, or a rule that a request violates: which model has it, where it is declared, what it says, where that comes
        from, and an example of the catalog on either side of it.

        Exit codes: 0 explained; 2 a wrong call, an id that nothing has, or a catalog with errors.

        Examples:
          modelcat explain MC3007
          modelcat explain seed.range --model acme/clip-2
          modelcat explain forbid.end_image --format json
        """;

    /// <summary>The verb.</summary>
    public static Command Create(ToolTerminal terminal)
    {
        var id = new Argument<string>("id") { Description = "A diagnostic such as MC3007, or a rule such as seed.range." };
        id.CompletionSources.Add(_ => DiagnosticRules.All.Select(rule => new System.CommandLine.Completions.CompletionItem(rule.Id)));
        var model = new CatalogWords(terminal).Completing(new Option<string?>("--model", "-m") { Description = "vendor/model, or a provider's model id: whose rule is meant. Default: every model's." }, CatalogWords.Models);
        var catalog = CommonOptions.Catalog();
        var format = CommonOptions.Format();
        var command = new Command("explain", Description) { id, model, catalog, format };
        command.SetAction(result => Run(result.GetValue(id)!, result.GetValue(model), result.GetValue(catalog), result.GetValue(format) ?? "text", terminal));
        return command;
    }

    /// <summary>Explains an id.</summary>
    /// <param name="id">A diagnostic's or a rule's.</param>
    /// <param name="model">The model whose rule is meant; null: every model's.</param>
    /// <param name="catalog">The catalog's folder; null: the nearest.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string id, string? model, string? catalog, string format, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(terminal);
        if (!DiagnosticPage.IsId(id)) return ExplainRule(id, model, catalog, format == "json", terminal);
        if (model is not null) return Refuse($"'{id}' is a diagnostic of descriptors, no rule of a model; leave --model out", terminal);
        if (DiagnosticPage.Find(id) is not { } page) return Refuse($"there is no diagnostic '{id}'{NearestName.Hint(id, DiagnosticRules.All.Select(rule => rule.Id))}", terminal);
        if (format == "json") terminal.Output.Write(JsonOutput.Text(page.ToJson()));
        else page.Write(terminal);
        return ExitCode.Success;
    }

    private static int ExplainRule(string id, string? model, string? catalog, bool isJson, ToolTerminal terminal)
    {
        if (LoadedCatalog.Load(catalog, terminal) is not { } loaded) return ExitCode.Usage;
        var plans = loaded.Models;
        if (model is not null)
        {
            if (CatalogLookup.FindModel(loaded, model, null, terminal) is not { } plan) return ExitCode.Usage;
            plans = [plan];
        }

        var all = plans.OrderBy(plan => plan.Model.Key, StringComparer.Ordinal).SelectMany(RuleFacts.OfEverything).ToList();
        var rules = all.Where(rule => rule.Id == id).ToList();
        if (rules.Count == 0)
        {
            var hint = NearestName.Hint(id, all.Select(rule => rule.Id).Distinct());
            return Refuse($"{(model is null ? "no model" : plans[0].Model.Key)} has {(model is null ? "a" : "no")} rule '{id}'{(hint.Length > 0 ? hint : "; 'modelcat list rules' tells which there are")}", terminal);
        }

        var places = new CatalogPlaces(loaded, LoadedCatalog.PrefixOf(LoadedCatalog.FindFolder(catalog, terminal)!, terminal));
        if (isJson) terminal.Output.Write(JsonOutput.Text(JsonOutput.List(rules.Select(rule => RulePage.Of(rule, places).ToJson()))));
        else if (rules.Count <= MostPages || model is not null) WritePages(rules, places, terminal);
        else WriteList(rules, terminal);
        return ExitCode.Success;
    }

    private static void WritePages(List<RuleFacts> rules, CatalogPlaces places, ToolTerminal terminal)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (i > 0) terminal.Output.WriteLine();
            RulePage.Of(rules[i], places).Write(terminal);
        }
    }

    private static void WriteList(List<RuleFacts> rules, ToolTerminal terminal)
    {
        var table = new TextTable();
        table.Add([("MODEL", TextTable.Bold), ("PROVIDER", TextTable.Bold), ("SAYS", TextTable.Bold)]);
        foreach (var rule in rules) table.Add([(rule.Plan.Model.Key, null), (rule.View.Provider ?? "", null), (string.Join(". ", rule.Sentences), null)]);
        table.WriteTo(terminal);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(TextTable.Styled($"{TerminalText.Count(rules.Count, "rule")} of this id; name the model with --model for the rest", TextTable.Dim, terminal));
    }

    private static int Refuse(string problem, ToolTerminal terminal)
    {
        terminal.Error.WriteLine("modelcat: " + TerminalText.Printable(problem));
        return ExitCode.Usage;
    }
}
