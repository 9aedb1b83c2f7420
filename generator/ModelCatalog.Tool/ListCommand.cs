using System.CommandLine;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tool.Completion;
using ModelCatalog.Tool.Listing;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat list</c>: what a catalog has.</summary>
public static class ListCommand
{
    private const string Description = """
        Lists what a catalog has: models, providers, rules, parameters or operations. Filters may be combined; a search finds all of its words, in any case.

        Exit codes: 0 listed, also when nothing matches; 2 a wrong call or a catalog with errors.

        Examples:
          modelcat list
          modelcat list models --task text-to-video --provider acme
          modelcat list parameters --search seed
          modelcat list rules --vendor acme --format json
        """;

    /// <summary>The verb.</summary>
    public static Command Create(ToolTerminal terminal)
    {
        var words = new CatalogWords(terminal);
        var kind = new Argument<string>("what") { Description = string.Join(", ", ListKind.All.Select(one => one.Name)) + ".", DefaultValueFactory = _ => ListKind.All[0].Name };
        kind.CompletionSources.Add(_ => ListKind.All.Select(one => new System.CommandLine.Completions.CompletionItem(one.Name)));
        var search = new Option<string?>("--search", "-s") { Description = "Only what has all of these words." };
        var task = words.Completing(new Option<string?>("--task", "-t") { Description = "Only what is about models of a task, such as text-to-video." }, CatalogWords.Tasks);
        var vendor = words.Completing(new Option<string?>("--vendor", "-v") { Description = "Only what is about models of a vendor." }, CatalogWords.Vendors);
        var provider = words.Completing(new Option<string?>("--provider", "-p") { Description = "Only what a provider has or serves." }, CatalogWords.Providers);
        var catalog = CommonOptions.Catalog();
        var format = CommonOptions.Format();
        var command = new Command("list", Description) { kind, search, task, vendor, provider, catalog, format };
        command.SetAction(result => Run(
            result.GetValue(kind) ?? ListKind.All[0].Name,
            new ListFilter(result.GetValue(search), result.GetValue(task), result.GetValue(vendor), result.GetValue(provider)),
            result.GetValue(catalog), result.GetValue(format) ?? "text", terminal));
        return command;
    }

    /// <summary>Prints a list.</summary>
    /// <param name="what">What is listed: <c>models</c>, <c>providers</c>, <c>rules</c>, <c>parameters</c> or <c>operations</c>.</param>
    /// <param name="filter">What of it.</param>
    /// <param name="catalog">The catalog's folder; null: the nearest.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string what, ListFilter filter, string? catalog, string format, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(terminal);
        var names = ListKind.All.Select(one => one.Name).ToList();
        if (ListKind.All.FirstOrDefault(one => one.Name == what) is not { } kind) return Refuse($"'{what}' cannot be listed{NearestName.Hint(what, names)}; expected one of {string.Join(", ", names)}", terminal);
        if (LoadedCatalog.Load(catalog, terminal) is not { } loaded) return ExitCode.Usage;
        if (ProblemOf(filter, loaded) is { } problem) return Refuse(problem, terminal);
        var words = filter.Search?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var items = kind.Items(loaded).Where(item =>
            (filter.Task is null || item.Models.Any(plan => plan.Model.Tasks.Contains(filter.Task)))
            && (filter.Vendor is null || item.Models.Any(plan => plan.Model.Vendor == filter.Vendor))
            && (filter.Provider is null || item.Providers.Contains(filter.Provider))
            && item.Has(words)).ToList();
        if (format == "json") terminal.Output.Write(JsonOutput.Text(JsonOutput.List(items.Select(item => item.Json))));
        else Write(kind, items, terminal);
        return ExitCode.Success;
    }

    private static void Write(ListKind kind, List<ListItem> items, ToolTerminal terminal)
    {
        if (items.Count == 0)
        {
            terminal.Output.WriteLine($"no {kind.Name} match");
            return;
        }

        var table = new TextTable();
        table.Add(kind.Columns.Select(column => (column, (string?)TextTable.Bold)));
        foreach (var item in items) table.Add(item.Cells.Select(cell => (cell, (string?)null)));
        table.WriteTo(terminal);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(TextTable.Styled(TerminalText.Count(items.Count, kind.Name[..^1]), TextTable.Dim, terminal));
    }

    // What no model has is misspelt rather than meant.
    private static string? ProblemOf(ListFilter filter, CompiledCatalog catalog) =>
        Unknown("task", filter.Task, catalog.Models.SelectMany(plan => plan.Model.Tasks))
        ?? Unknown("vendor", filter.Vendor, catalog.Models.Select(plan => plan.Model.Vendor))
        ?? Unknown("provider", filter.Provider, catalog.Index.Providers.Select(provider => provider.Provider));

    private static string? Unknown(string what, string? value, IEnumerable<string> known)
    {
        var all = known.Distinct().Order(StringComparer.Ordinal).ToList();
        return value is null || all.Contains(value) ? null : $"the catalog has no {what} '{value}'{NearestName.Hint(value, all)}; expected one of {string.Join(", ", all)}";
    }

    private static int Refuse(string problem, ToolTerminal terminal)
    {
        terminal.Error.WriteLine("modelcat: " + TerminalText.Printable(problem));
        return ExitCode.Usage;
    }
}
