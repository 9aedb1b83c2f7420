using ModelCatalog.Compiler.Docs;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat matrix</c>: who serves what, and what differs there.</summary>
public static class MatrixCommand
{
    /// <summary>Prints the matrix of a catalog, or everything of one model.</summary>
    /// <param name="model"><c>vendor/model</c>, or a provider's model id; null: all of them.</param>
    /// <param name="provider">The only provider to look at; null: all of them.</param>
    /// <param name="catalog">The catalog's folder; null: the nearest.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string? model, string? provider, string? catalog, string format, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        if (LoadedCatalog.Load(catalog, terminal) is not { } loaded) return ExitCode.Usage;
        if (provider is not null && !CatalogLookup.HasProvider(loaded, provider, terminal)) return ExitCode.Usage;
        var plans = loaded.Models;
        if (model is not null)
        {
            if (CatalogLookup.FindModel(loaded, model, provider, terminal) is not { } plan) return ExitCode.Usage;
            plans = [plan];
        }

        var matrix = CatalogMatrix.Of(plans, provider);
        if (format == "json") terminal.Output.Write(JsonOutput.Text(MatrixJson.Of(matrix)));
        else if (model is null) MatrixText.WriteOverview(matrix, terminal);
        else MatrixText.WriteModel(matrix.Models[0], terminal);
        return ExitCode.Success;
    }
}
