using System.CommandLine;
using System.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Narrowing;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tool.Completion;
using ModelCatalog.Tool.Narrowing;
using ModelCatalog.Tool.Validation;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat allowed</c>: what parameters may still be, given what a request says.</summary>
public static class AllowedCommand
{
    private const string Description = """
        Says which values of a parameter remain legal, given what a request says so far, and which rule removes each of the others. What the request
        does not say may still become anything. Without a parameter: all of them, a line each.

        Exit codes: 0 said; 1 what the request says is wrong already; 2 a wrong call, or a catalog with errors.

        Examples:
          modelcat allowed acme/clip-2
          modelcat allowed acme/clip-2 duration --set resolution=1080p --provider north
          modelcat allowed acme/clip-2 mode --request half-done.json --format json
        """;

    /// <summary>The verb.</summary>
    public static Command Create(ToolTerminal terminal)
    {
        var words = new CatalogWords(terminal);
        var model = words.Completing(new Argument<string>("model") { Description = "vendor/model, or a provider's model id." }, CatalogWords.Models);
        var parameter = new Argument<string?>("parameter") { Description = "A parameter, variant, or the union of modes. Default: each.", Arity = ArgumentArity.ZeroOrOne };
        var set = new Option<string[]>("--set") { Description = "What the request says: name=value, the value as JSON or as bare text. May be repeated." };
        var request = new Option<string?>("--request", "-r") { Description = "What the request says: a JSON file by parameter names. '-': standard input." };
        var provider = words.Completing(new Option<string?>("--provider", "-p") { Description = "The provider. Default: what holds at each." }, CatalogWords.Providers);
        var catalog = new Option<string?>("--catalog") { Description = "The catalog's folder. Default: the nearest folder 'catalog', here or above." };
        var format = new Option<string>("--format") { Description = "How to print it.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("allowed", Description) { model, parameter, set, request, provider, catalog, format };
        command.SetAction(result => Run(
            new AllowedOptions
            {
                Model = result.GetValue(model)!,
                Parameter = result.GetValue(parameter),
                Set = result.GetValue(set) ?? [],
                Request = result.GetValue(request),
                Provider = result.GetValue(provider),
                Catalog = result.GetValue(catalog),
                Format = result.GetValue(format) ?? "text",
            },
            terminal));
        return command;
    }

    /// <summary>Prints what remains.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(AllowedOptions options, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(terminal);
        if (LoadedCatalog.Load(options.Catalog, terminal) is not { } catalog) return ExitCode.Usage;
        if (options.Provider is { } provider && !CatalogLookup.HasProvider(catalog, provider, terminal)) return ExitCode.Usage;
        if (CatalogLookup.FindModel(catalog, options.Model, options.Provider, terminal) is not { } plan) return ExitCode.Usage;
        if (ReadRequest(options, terminal) is not { } request) return ExitCode.Usage;
        var view = plan.FindView(options.Provider)!;
        var state = RequestReader.Read(plan, plan.ModelView, request).At(view);
        var narrower = new RequestNarrower(plan, view);
        var names = options.Parameter is { } asked ? [asked] : narrower.Names.ToList();
        var part = state.ToPartial();
        var choices = names.Select(name => narrower.Narrow(part, name)).OfType<AllowedChoices>().ToList();
        if (choices.Count == 0)
        {
            terminal.Error.WriteLine(TerminalText.Printable($"modelcat: {plan.Model.Key} has no parameter '{options.Parameter}'{(NearestName.Hint(options.Parameter!, narrower.Names) is { Length: > 0 } hint ? hint : "; it has " + string.Join(", ", narrower.Names))}"));
            return ExitCode.Usage;
        }

        // What is only missing may still come.
        var wrong = state.Violations.Where(violation => violation.Kind != ViolationKind.Required).Concat(part.Open().Judge(plan, view).Violations)
            .Where(violation => !violation.IsWarning || violation.Kind == ViolationKind.UnknownField).Distinct().ToList();
        if (options.Format == "json") terminal.Output.Write(JsonOutput.Text(AllowedJson.Of(plan, options.Provider, wrong, choices)));
        else AllowedText.Write(choices, wrong, options.Parameter is not null, terminal);
        return wrong.Count > 0 ? ExitCode.Errors : ExitCode.Success;
    }

    private static JsonObject? ReadRequest(AllowedOptions options, ToolTerminal terminal)
    {
        var members = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        if (options.Request is { } file)
        {
            if (InputFile.Read(file, terminal) is not { } content) return null;
            var line = RequestLine.ReadBody(content, null);
            if (line.Problem is not null || line.Twins.Count > 0 || line.Body is not JsonObject body)
            {
                terminal.Error.WriteLine($"modelcat: '{TerminalText.Printable(file)}' is no request: {line.Problem ?? (line.Twins.Count > 0 ? $"`{line.Twins[0].Path}` stands twice" : "it is no JSON object")}");
                return null;
            }

            foreach (var member in body.Members) members[member.Name] = member.Value;
        }

        foreach (var argument in options.Set)
        {
            var sign = argument.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
            {
                terminal.Error.WriteLine($"modelcat: '{TerminalText.Printable(argument)}' sets nothing; expected name=value");
                return null;
            }

            members[argument[..sign]] = Value(argument[(sign + 1)..]);
        }

        return new JsonObject(members.Select(pair => new JsonMember(pair.Key, pair.Value)).ToEquatableArray());
    }

    private static JsonValue Value(string text)
    {
        var line = RequestLine.ReadBody(Encoding.UTF8.GetBytes(text), null);
        return line.Problem is null && line.Twins.Count == 0 && line.Body is { } value ? value : new JsonString(text);
    }
}
