using System.CommandLine;
using ModelCatalog.Compiler.Schemas;
using ModelCatalog.Tool.Completion;

namespace ModelCatalog.Tool;

/// <summary>The verbs of the tool and their options.</summary>
public static partial class CommandLine
{
    private const string RootDescription = """
        Works on a catalog of model descriptors.

        Exit codes: 0 what was asked for was done, 1 what was looked at has errors, 2 the call is wrong. 'modelcat <verb> --help' says more.
        """;

    private const string ValidateDescription =
        """
        Says what is wrong with the bodies that a provider is sent, before it is sent them.

        A batch has one request per line, {"id": "1", "operation": "POST /v1/tasks", "body": {…}}, and is answered in order; with --format json
        each answer is a line {"id", "model", "valid", "violations": [{"severity", "kind", "rule", "parameter", "message"}]}.
        Warnings do not make a request invalid.

        Exit codes: 0 all valid, 1 some invalid, 2 a wrong call, an unreadable file or a catalog with errors.

        Examples:
          modelcat validate --provider acme body.json
          modelcat validate --provider acme --format json requests.jsonl > answers.jsonl
          producer | modelcat validate --provider acme --batch --format json -
        """;

    private const string SchemaDescription = """
        Writes the JSON Schema (draft 2020-12) of a model's requests: of the bodies that a provider takes, or of requests by parameter names.

        A schema refuses what 'modelcat validate' calls an error. Rules that JSON Schema cannot say are listed under its $comment.

        With --language it writes the schema (draft-07) of catalog files instead, for editors: a file names it in its first line, as in
        # yaml-language-server: $schema=../../schema/model.schema.json

        Exit codes: 0 written; 2 a wrong call, a file that cannot be written, or a catalog with errors.

        Examples:
          modelcat schema acme/clip-2 --provider north
          modelcat schema acme/clip-2 > clip-2.schema.json
          modelcat schema --output schemas
          modelcat schema --language all --output catalog/schema
        """;

    private const string EmulateDescription =
        """
        Plays providers on this machine, from the catalog alone, until Ctrl+C: they take what the provider takes, refuse what it refuses, run tasks and cost nothing.

        Each request is told in one line, with --format json as JSON. --fault orders misbehaviour: stage:fault, with #3 for the third alone, *2 for two of them, @10% for a
        probability, commas between.
          stages   submit sync price poll result cancel call media any webhook
          faults   503  503=html|empty|text  rate-limit=7s  gateway=502  cut=before|after|middle  body=html|empty|text|kinds|truncated
                   slow=2s  trickle=50ms  fail=moderated (submit, sync)  hidden=3 (submit, poll)  never  duplicate=2  reordered (webhook)

        Exit codes: 0 it ran until it was ended; 2 a wrong call, a port that is taken, or a catalog with errors.

        Examples:
          modelcat emulate --provider acme --model acme/clip-2
          modelcat emulate --provider acme --provider zenith --port 8080 --pace 2s+10s
          modelcat emulate --provider acme --fault 'submit:429*2, poll:cut=after@10%, webhook:duplicate' --seed 7 --format json
        """;

    private const string MatrixDescription = """
        Prints who serves what: a row for each model, a column for each provider; or, of one model, what each provider takes, narrows and adds, and
        what it costs there. --format json says everything: {"models": [{"model", "providers": […], "parameters": […]}]}.

        Exit codes: 0 printed; 2 a wrong call, a model or provider that the catalog does not have, or a catalog with errors.

        Examples:
          modelcat matrix
          modelcat matrix --provider acme
          modelcat matrix --model acme/clip-2
          modelcat matrix --format json > matrix.json
        """;

    /// <summary>The tool's verbs.</summary>
    /// <param name="terminal">Where they write.</param>
    public static RootCommand Create(ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var root = new RootCommand(RootDescription)
        {
            NewCommand.Create(terminal),
            CheckCommand.Create(terminal),
            ListCommand.Create(terminal),
            ShowCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            AllowedCommand.Create(terminal),
            Validate(terminal),
            Schema(terminal),
            Matrix(terminal),
            Emulate(terminal),
            DocsCommand.Create(terminal),
            CompletionsCommand.Create(terminal),
        };
        foreach (var command in Desk(terminal)) root.Add(command);
        return root;
    }

    /// <summary>Runs the tool.</summary>
    /// <param name="arguments">As typed, without the program's name.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, ToolTerminal terminal)
    {
        var result = Create(terminal).Parse(arguments);

        // What is typed while a shell asks how it may go on is no call yet.
        var isSuggestion = arguments.Length > 0 && arguments[0].StartsWith("[suggest", StringComparison.Ordinal);
        return WrongCall.Is(result) && !isSuggestion ? WrongCall.Tell(result, terminal) : result.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error });
    }

    private static Command Validate(ToolTerminal terminal)
    {
        var words = new CatalogWords(terminal);
        var file = new Argument<string>("file") { Description = "One JSON body, or a batch: a .jsonl file, or several lines of JSON objects. '-': standard input." };
        var provider = words.Completing(new Option<string?>("--provider", "-p") { Description = "The provider that takes the bodies. A line of a batch may name its own instead." }, CatalogWords.Providers);
        var catalog = CommonOptions.Catalog();
        var operation = new Option<string?>("--operation") { Description = "Method and path, such as 'POST /v1/tasks', where the input does not say them and the provider has several." };
        var batch = new Option<bool>("--batch") { Description = "Each line is a request {\"id\", \"operation\", \"body\"}, answered as soon as it comes." };
        var format = CommonOptions.Format("How to print what is found.");
        var command = new Command("validate", ValidateDescription) { file, provider, catalog, operation, batch, format };
        command.SetAction(result => ValidateCommand.Run(
            result.GetValue(file) ?? "-",
            new ValidateOptions
            {
                Provider = result.GetValue(provider),
                Catalog = result.GetValue(catalog),
                Operation = result.GetValue(operation),
                IsBatch = result.GetValue(batch),
                Format = result.GetValue(format) ?? "text",
            },
            terminal));
        return command;
    }

    private static Command Emulate(ToolTerminal terminal)
    {
        var words = new CatalogWords(terminal);
        var provider = words.Completing(new Option<string[]>("--provider", "-p") { Description = "The provider; several may be named, each has a port of its own.", Required = true, AllowMultipleArgumentsPerToken = false }, CatalogWords.Providers);
        var model = words.Completing(new Option<string?>("--model", "-m") { Description = "The model whose request is shown as the example. Default: the first." }, CatalogWords.Models);
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1, of several providers the first one's. Default: free ones." };
        var catalog = CommonOptions.Catalog();
        var fault = new Option<string?>("--fault") { Description = "Orders of faults." };
        var pace = new Option<string?>("--pace") { Description = "How long tasks are queued and run: polls such as 1+2 (the default), times such as 2s+10s, or immediate." };
        var seed = new Option<int>("--seed") { Description = "Decides which faults strike that strike by chance. Default: 0." };
        var format = CommonOptions.Format("How to tell what happens.");
        var command = new Command("emulate", EmulateDescription) { provider, model, port, catalog, fault, pace, seed, format };
        command.SetAction(result => EmulateCommand.RunAsync(
            new EmulateOptions
            {
                Providers = result.GetValue(provider) ?? [],
                Model = result.GetValue(model),
                Port = result.GetValue(port),
                Catalog = result.GetValue(catalog),
                Fault = result.GetValue(fault) ?? "",
                Pace = result.GetValue(pace),
                Seed = result.GetValue(seed),
                Format = result.GetValue(format) ?? "text",
            },
            terminal).GetAwaiter().GetResult());
        return command;
    }

    private static Command Schema(ToolTerminal terminal)
    {
        var words = new CatalogWords(terminal);
        var model = words.Completing(new Argument<string?>("model") { Description = "vendor/model, or a provider's model id. Default: every model, with --output.", Arity = ArgumentArity.ZeroOrOne }, CatalogWords.Models);
        var provider = words.Completing(new Option<string?>("--provider", "-p") { Description = "The provider whose bodies are described. Default: requests by parameter names." }, CatalogWords.Providers);
        var catalog = CommonOptions.Catalog();
        var output = new Option<string?>("--output", "-o") { Description = "The file to write, or the folder for every model. Default: standard output." };
        var language = new Option<string?>("--language") { Description = "The kind of catalog file that is described, instead of requests; all: each of them, with --output." };
        language.AcceptOnlyFromAmong([.. LanguageSchema.Kinds, LanguageSchemaCommand.All]);
        var command = new Command("schema", SchemaDescription) { model, provider, catalog, output, language };
        command.SetAction(result => result.GetValue(language) is { } kind
            ? LanguageSchemaCommand.Run(kind, result.GetValue(model) ?? result.GetValue(provider) ?? result.GetValue(catalog), result.GetValue(output), terminal)
            : SchemaCommand.Run(result.GetValue(model), result.GetValue(provider), result.GetValue(catalog), result.GetValue(output), terminal));
        return command;
    }

    private static Command Matrix(ToolTerminal terminal)
    {
        var words = new CatalogWords(terminal);
        var model = words.Completing(new Option<string?>("--model", "-m") { Description = "vendor/model, or a provider's model id. Default: all models." }, CatalogWords.Models);
        var provider = words.Completing(new Option<string?>("--provider", "-p") { Description = "The only provider to look at. Default: all providers." }, CatalogWords.Providers);
        var catalog = CommonOptions.Catalog();
        var format = CommonOptions.Format();
        var command = new Command("matrix", MatrixDescription) { model, provider, catalog, format };
        command.SetAction(result => MatrixCommand.Run(result.GetValue(model), result.GetValue(provider), result.GetValue(catalog), result.GetValue(format) ?? "text", terminal));
        return command;
    }
}
