using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Schemas;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat schema</c>: the JSON Schemas (draft 2020-12) of requests.</summary>
public static class SchemaCommand
{
    /// <summary>Writes the schema of one model, or those of all.</summary>
    /// <param name="model"><c>vendor/model</c>, or a provider's model id; null: every model, into a folder.</param>
    /// <param name="provider">The provider whose bodies are meant; null: requests by parameter names, for all models every side.</param>
    /// <param name="catalog">The catalog's folder; null: the nearest.</param>
    /// <param name="output">A file for one schema, a folder for all; null: standard output.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string? model, string? provider, string? catalog, string? output, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        if (model is null && output is null)
        {
            terminal.Error.WriteLine("modelcat: which model? Name one, as vendor/model or by a provider's id, or a folder for all of them with --output");
            return ExitCode.Usage;
        }

        if (LoadedCatalog.Load(catalog, terminal) is not { } loaded) return ExitCode.Usage;
        if (provider is not null && !CatalogLookup.HasProvider(loaded, provider, terminal)) return ExitCode.Usage;

        return model is null ? WriteAll(loaded, provider, output!, terminal) : WriteOne(loaded, model, provider, output, terminal);
    }

    private static int WriteOne(CompiledCatalog catalog, string model, string? provider, string? output, ToolTerminal terminal)
    {
        if (CatalogLookup.FindModel(catalog, model, provider, terminal) is not { } plan) return ExitCode.Usage;
        var schema = JsonOutput.Text(RequestSchema.Of(plan, plan.FindView(provider)!).Schema);
        if (output is not null) return OutputFile.TryWrite(output, schema, terminal) ? ExitCode.Success : ExitCode.Usage;
        terminal.Output.Write(schema);
        return ExitCode.Success;
    }

    private static int WriteAll(CompiledCatalog catalog, string? provider, string output, ToolTerminal terminal)
    {
        var wanted = catalog.Models.SelectMany(plan => plan.ProviderViews.Append(plan.ModelView).Where(view => provider is null || view.Provider == provider).Select(view => (plan, view))).ToList();
        var progress = new ProgressLine(terminal);
        for (var i = 0; i < wanted.Count; i++)
        {
            var (plan, view) = wanted[i];
            progress.Tell(() => string.Create(CultureInfo.InvariantCulture, $"{i} of {wanted.Count} schemas"));
            var name = plan.Model.Key + (view.Provider is null ? "" : "." + view.Provider) + ".schema.json";
            if (!OutputFile.TryWrite(Path.Combine(output, name), JsonOutput.Text(RequestSchema.Of(plan, view).Schema), terminal)) return ExitCode.Usage;
        }

        progress.Clear();
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wanted.Count} schemas in {output}"));
        return ExitCode.Success;
    }
}
