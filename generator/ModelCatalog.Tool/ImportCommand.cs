using System.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tool.Importing;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat import</c>: a descriptor of what a schema says.</summary>
public static class ImportCommand
{
    /// <summary>Prints or writes the descriptor; what could not be known goes to the standard error.</summary>
    /// <param name="file">An OpenAPI document or a JSON Schema, JSON or YAML; <c>-</c>: standard input.</param>
    /// <param name="options">How.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string file, ImportOptions options, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(terminal);
        if (InputFile.Read(file, terminal) is not { } content) return ExitCode.Usage;
        var document = SchemaDocument.Read(file, Encoding.UTF8.GetString(content), out var problem);
        if (document is null) return Refuse(file, problem, terminal);
        var operation = options.Operation is null ? null : OpenApiOperation.Find(document, options.Operation, out problem);
        if (options.Operation is not null && operation is null) return Refuse(file, problem, terminal);
        if (DraftOf(file, document, operation, options, out problem) is not { } draft) return Refuse(file, problem, terminal);
        if (operation?.Form is { } form) draft.Notes.Add($"The body travels as {form}; how a provider takes its files is the provider's to say.");
        SchemaImporter.Import(document, operation?.Schema ?? document.Root, draft);
        var yaml = EditorLine.Of("model", options.Output ?? "") + draft.ToYaml();
        var errors = CatalogCompiler.Compile([new SourceText("imported.yaml", yaml)]).Diagnostics.Where(diagnostic => diagnostic.IsError && !IsAboutProvider(diagnostic)).ToList();
        if (options.Output is not null && !OutputFile.TryWrite(options.Output, yaml, terminal)) return ExitCode.Usage;
        if (options.Format == "json")
        {
            terminal.Output.Write(JsonOutput.Text(ToJson(draft, yaml)));
        }
        else
        {
            if (options.Output is null) terminal.Output.Write(yaml);
            foreach (var note in draft.Notes) terminal.Error.WriteLine("note: " + TerminalText.Printable(note));
        }

        foreach (var error in errors) terminal.Error.WriteLine("modelcat: the descriptor needs a hand: " + TerminalText.Printable(error.ToString()));
        return errors.Count == 0 ? ExitCode.Success : ExitCode.Errors;
    }

    // The catalog that the file goes into knows its provider; here it stands alone.
    private static bool IsAboutProvider(Diagnostic diagnostic) => diagnostic.Message.Contains("provider", StringComparison.Ordinal);

    private static DescriptorDraft? DraftOf(string file, SchemaDocument document, OpenApiOperation? operation, ImportOptions options, out string problem)
    {
        var info = document.Root["info"] as JsonObject;
        var title = operation?.Title ?? document.Root["title"]?.ToText() ?? Path.GetFileNameWithoutExtension(file);
        var parts = options.Model?.Split('/') ?? [Word(info?["title"]?.ToText() ?? "imported"), Word(operation?.Id ?? title)];
        problem = parts is [{ Length: > 0 } vendor, { Length: > 0 } model] && Word(vendor) == vendor && Word(model) == model ? "" : $"'{string.Join('/', parts)}' is no model; expected vendor/model in lower case, as in acme/clip-2";
        if (problem.Length > 0) return null;
        var summary = operation?.Summary ?? document.Root["description"]?.ToText() ?? "";
        return new DescriptorDraft { Vendor = parts[0], Model = parts[1], Title = OneLine(title), Summary = OneLine(summary.Length > 0 ? summary : title), Provider = options.Provider };
    }

    private static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsAsciiLetterUpper(c) && word.Length > 0 && char.IsAsciiLetterLower(text[Math.Max(0, text.IndexOf(c, StringComparison.Ordinal) - 1)]) && word[^1] != '-') word.Append('-');
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '_') word.Append(char.ToLowerInvariant(c));
            else if (word.Length > 0 && word[^1] != '-') word.Append('-');
        }

        return word.ToString().Trim('-', '.', '_');
    }

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 300 ? line[..300] + "…" : line;
    }

    private static int Refuse(string file, string problem, ToolTerminal terminal)
    {
        terminal.Error.WriteLine($"modelcat: '{file}': {problem}");
        return ExitCode.Usage;
    }

    private static JsonObject ToJson(DescriptorDraft draft, string yaml) => new(new JsonMember[]
    {
        new("model", new JsonString(draft.Vendor + "/" + draft.Model)),
        new("descriptor", new JsonString(yaml)),
        new("notes", new JsonArray(draft.Notes.Select(note => (JsonValue)new JsonString(note)).ToEquatableArray())),
    }.ToEquatableArray());
}
