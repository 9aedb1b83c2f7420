using System.Globalization;
using ModelCatalog.Compiler.Schemas;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat schema --language</c>: the JSON Schemas (draft-07) of catalog files, for editors.</summary>
public static class LanguageSchemaCommand
{
    /// <summary>The word for every kind of file.</summary>
    public const string All = "all";

    /// <summary>Writes the schema of one kind of file, or those of all.</summary>
    /// <param name="kind">One of <see cref="LanguageSchema.Kinds"/>, or <see cref="All"/>.</param>
    /// <param name="request">What was said of requests, which the language knows nothing of; null: nothing.</param>
    /// <param name="output">A file for one schema, a folder for all; null: standard output.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string kind, string? request, string? output, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        if (request is not null) return Refuse(terminal, $"'{request}' speaks of requests, --language of catalog files: give one of them");
        if (kind != All)
        {
            var schema = JsonOutput.Text(LanguageSchema.Of(kind));
            if (output is not null) return OutputFile.TryWrite(output, schema, terminal) ? ExitCode.Success : ExitCode.Usage;
            terminal.Output.Write(schema);
            return ExitCode.Success;
        }

        if (output is null) return Refuse(terminal, "where to? Name a folder with --output, or one of " + string.Join(", ", LanguageSchema.Kinds));
        foreach (var one in LanguageSchema.Kinds)
        {
            if (!OutputFile.TryWrite(Path.Combine(output, LanguageSchema.FileName(one)), JsonOutput.Text(LanguageSchema.Of(one)), terminal)) return ExitCode.Usage;
        }

        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{LanguageSchema.Kinds.Count} schemas in {output}"));
        return ExitCode.Success;
    }

    private static int Refuse(ToolTerminal terminal, string problem)
    {
        terminal.Error.WriteLine("modelcat: " + problem);
        return ExitCode.Usage;
    }
}
