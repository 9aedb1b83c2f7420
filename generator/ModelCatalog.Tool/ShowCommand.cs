using System.CommandLine;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tool.Completion;
using ModelCatalog.Docs.Facts;
using ModelCatalog.Tool.Showing;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat show</c>: everything of a model, a provider or a type.</summary>
public static class ShowCommand
{
    private const string Description = """
        Shows everything of a model (parameters, modes, rules in words, providers, prices, examples), a provider (requests, options, errors, limits) or a shared type.

        Exit codes: 0 shown; 2 a wrong call, a key that the catalog does not have, or a catalog with errors.

        Examples:
          modelcat show acme/clip-2
          modelcat show north
          modelcat show acme/voice --format json
        """;

    /// <summary>The verb.</summary>
    public static Command Create(ToolTerminal terminal)
    {
        var key = new CatalogWords(terminal).Completing(new Argument<string>("key") { Description = "vendor/model, a provider's model id, a provider, or a shared type." }, CatalogWords.Keys);
        var catalog = CommonOptions.Catalog();
        var format = CommonOptions.Format();
        var command = new Command("show", Description) { key, catalog, format };
        command.SetAction(result => Run(result.GetValue(key)!, result.GetValue(catalog), result.GetValue(format) ?? "text", terminal));
        return command;
    }

    /// <summary>Shows what a key names.</summary>
    /// <param name="key">A model, a provider's model id, a provider or a shared type.</param>
    /// <param name="catalog">The catalog's folder; null: the nearest.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string key, string? catalog, string format, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(terminal);
        if (LoadedCatalog.Load(catalog, terminal) is not { } loaded) return ExitCode.Usage;
        var places = new CatalogPlaces(loaded, LoadedCatalog.PrefixOf(LoadedCatalog.FindFolder(catalog, terminal)!, terminal));
        var isJson = format == "json";
        if (loaded.Models.FirstOrDefault(plan => plan.Model.Key == key) is { } model) Show(() => ModelPage.ToJson(model, places), () => ModelPage.Write(model, places, terminal));
        else if (loaded.Index.FindProvider(key) is { } provider) Show(() => ProviderPage.ToJson(provider, loaded, places), () => ProviderPage.Write(provider, loaded, places, terminal));
        else if (loaded.Index.FindType(key) is { } type) Show(() => TypePage.ToJson(type, loaded, places), () => TypePage.Write(type, loaded, places, terminal));
        else if (loaded.Models.FirstOrDefault(plan => plan.ProviderViews.Any(view => view.Body.ModelIds.Any(id => id.Id == key))) is { } sent) Show(() => ModelPage.ToJson(sent, places), () => ModelPage.Write(sent, places, terminal));
        else return Refuse(key, loaded, terminal);
        return ExitCode.Success;

        void Show(Func<JsonObject> json, Action text)
        {
            if (isJson) terminal.Output.Write(JsonOutput.Text(json()));
            else text();
        }
    }

    private static int Refuse(string key, CompiledCatalog catalog, ToolTerminal terminal)
    {
        var known = catalog.Models.Select(plan => plan.Model.Key).Concat(catalog.Index.Providers.Select(provider => provider.Provider)).Concat(catalog.Index.Types.Select(type => type.Type.Key))
            .Concat(catalog.Models.SelectMany(plan => plan.ProviderViews).SelectMany(view => view.Body.ModelIds).Select(id => id.Id)).Distinct();

        // Who leaves the vendor out means the model all the same.
        var named = catalog.Models.Select(plan => plan.Model).Where(model => model.Model == key).Select(model => model.Key).ToList();
        var hint = named.Count > 0 ? "; did you mean " + string.Join(" or ", named.Select(one => $"'{one}'")) + "?" : NearestName.Hint(key, known);
        terminal.Error.WriteLine(TerminalText.Printable($"modelcat: the catalog has no model, provider or type '{key}'{(hint.Length > 0 ? hint : "; 'modelcat list' tells what it has")}"));
        return ExitCode.Usage;
    }
}
