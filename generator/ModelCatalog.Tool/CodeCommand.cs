using System.Text;
using System.Text.RegularExpressions;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Tool.Coding;
using ModelCatalog.Tool.Validation;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat code</c>: the C# that sends what a page shows.</summary>
public static partial class CodeCommand
{
    /// <summary>Prints the C#, or what is wrong.</summary>
    /// <param name="file">A JSON body or a curl command; <c>-</c>: standard input.</param>
    /// <param name="options">How.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string file, CodeOptions options, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(terminal);
        if (!IsNamespace(options.Namespace))
        {
            terminal.Error.WriteLine($"modelcat: '{TerminalText.Printable(options.Namespace)}' is no namespace; expected words such as Contoso.Media");
            return ExitCode.Usage;
        }

        if (InputFile.Read(file, terminal) is not { } content || LoadedCatalog.Load(options.Catalog, terminal) is not { } catalog) return ExitCode.Usage;
        if (options.Provider is { } provider && !CatalogLookup.HasProvider(catalog, provider, terminal)) return ExitCode.Usage;
        var code = new RequestCoder(catalog, options.Namespace).Read(Encoding.UTF8.GetString(content), options.Provider, options.Operation);
        if (code.Problem is { } problem)
        {
            terminal.Error.WriteLine("modelcat: " + problem);
            return ExitCode.Usage;
        }

        if (options.Format == "json") terminal.Output.Write(JsonOutput.Text(ToJson(code)));
        else WriteText(code, terminal);
        return code.IsValid ? ExitCode.Success : ExitCode.Errors;
    }

    /// <summary>Whether a text is a namespace.</summary>
    internal static bool IsNamespace(string text) => Namespace().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();

    private static void WriteText(RequestCode code, ToolTerminal terminal)
    {
        if (code.Violations.Count > 0)
        {
            var writer = new TextAnswerWriter(code.IsValid ? terminal with { Output = terminal.Error, Color = false } : terminal, isBatch: false);
            writer.Write(new Answer(null, code.Model, code.Violations));
            writer.Flush();
        }

        terminal.Output.Write(code.Code);
    }

    private static JsonObject ToJson(RequestCode code)
    {
        var members = new List<JsonMember>
        {
            new("provider", code.Provider is null ? JsonNull.Instance : new JsonString(code.Provider)),
            new("model", code.Model is null ? JsonNull.Instance : new JsonString(code.Model)),
            new("valid", new JsonBoolean(code.IsValid)),
            new("violations", ViolationJson.Of(code.Violations)),
        };
        if (code.Code is not null) members.Add(new("code", new JsonString(code.Code)));
        return new JsonObject(members.ToEquatableArray());
    }
}
