using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Schemas;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat schema</c>: the JSON Schemas (draft 2020-12) of requests.</summary>
public static class SchemaCommand
{
    // Conditions inside conditions nest deep; how deep an expression may be bounds them.
    private const int MaxDepth = 4096;

    private static readonly JsonWriterOptions s_form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

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
        if (provider is not null && loaded.Index.Providers.All(known => known.Provider != provider))
        {
            var known = loaded.Index.Providers.Select(one => one.Provider).ToList();
            terminal.Error.WriteLine($"modelcat: the catalog has no provider '{provider}'{NearestName.Hint(provider, known)}; expected one of {string.Join(", ", known)}");
            return ExitCode.Usage;
        }

        return model is null ? WriteAll(loaded, provider, output!, terminal) : WriteOne(loaded, model, provider, output, terminal);
    }

    private static int WriteOne(CompiledCatalog catalog, string model, string? provider, string? output, ToolTerminal terminal)
    {
        var plan = catalog.Models.FirstOrDefault(one => one.Model.Key == model)
            ?? catalog.Models.FirstOrDefault(one => one.ProviderViews.Any(view => (provider is null || view.Provider == provider) && view.Body.ModelIds.Any(id => id.Id == model)));
        if (plan is null)
        {
            var known = catalog.Models.Select(one => one.Model.Key).Concat(catalog.Models.SelectMany(one => one.ProviderViews).SelectMany(view => view.Body.ModelIds).Select(id => id.Id)).Distinct().ToList();
            terminal.Error.WriteLine($"modelcat: the catalog has no model '{model}'{NearestName.Hint(model, known)}");
            return ExitCode.Usage;
        }

        if (plan.FindView(provider) is not { } view)
        {
            terminal.Error.WriteLine($"modelcat: {provider} does not serve {plan.Model.Key}; it is served by {string.Join(", ", plan.ProviderViews.Select(one => one.Provider))}");
            return ExitCode.Usage;
        }

        var schema = Text(RequestSchema.Of(plan, view).Schema);
        if (output is not null) return TryWrite(output, schema, terminal) ? ExitCode.Success : ExitCode.Usage;
        terminal.Output.Write(schema);
        return ExitCode.Success;
    }

    private static int WriteAll(CompiledCatalog catalog, string? provider, string output, ToolTerminal terminal)
    {
        var count = 0;
        foreach (var plan in catalog.Models)
        {
            foreach (var view in plan.ProviderViews.Append(plan.ModelView).Where(view => provider is null || view.Provider == provider))
            {
                var name = plan.Model.Key + (view.Provider is null ? "" : "." + view.Provider) + ".schema.json";
                if (!TryWrite(Path.Combine(output, name), Text(RequestSchema.Of(plan, view).Schema), terminal)) return ExitCode.Usage;
                count++;
            }
        }

        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} schemas in {output}"));
        return ExitCode.Success;
    }

    private static bool TryWrite(string output, string text, ToolTerminal terminal)
    {
        try
        {
            var path = Path.GetFullPath(output, terminal.WorkingDirectory);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.Error.WriteLine($"modelcat: '{output}' cannot be written: {exception.Message}");
            return false;
        }
    }

    private static string Text(JsonValue schema)
    {
        using var document = JsonDocument.Parse(schema.ToString(), new JsonDocumentOptions { MaxDepth = MaxDepth });
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_form)) document.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }
}
