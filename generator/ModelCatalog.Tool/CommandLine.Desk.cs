using System.CommandLine;
using ModelCatalog.Tool.Completion;

namespace ModelCatalog.Tool;

/// <content>The verbs that work with single requests: what they are at a provider, what they are in C#.</content>
public static partial class CommandLine
{
    private const string WireDescription =
        """
        Prints the HTTP request that a request by parameter names becomes at a provider: method, URL, headers, body. Keys stand there as the
        environment variables that hold them. Where the request is invalid, what is wrong is printed instead.

        Exit codes: 0 a valid request, 1 an invalid one, 2 a wrong call, an unreadable file or a catalog with errors.

        Examples:
          echo '{"prompt": "A paper boat"}' | modelcat wire --model acme/clip-2 --provider north
          modelcat wire -m acme/clip-2 -p north --options callback_url=https://example.com/hook --curl request.json | sh
          modelcat wire -m acme/clip-2 -p north --options '{"priority": "low"}' --format json request.json
        """;

    private const string CodeDescription =
        """
        Prints the C# that sends what a provider's page shows: a JSON body, or a curl command as it is pasted, with its quotes and line ends. The
        command's URL tells provider and operation. Fields that no request can hold are named in comments.

        Exit codes: 0 C# was printed, 1 the request is invalid, 2 a wrong call, or an input that is no request.

        Examples:
          modelcat code < pasted.sh
          modelcat code --provider acme body.json
          modelcat code --provider north --operation 'POST /acme/clip-2' --namespace Contoso.Media body.json
        """;

    private const string DiffDescription =
        """
        Says what changed between two catalogs: models, variants, parameters, limits, defaults, modes, rules, wires, providers, prices. Texts for readers
        are not compared. Each change is one of
          breaks-callers  C# that compiled does not, or means another type
          breaks-senders  a request that was valid may be refused
          loosens         what was refused or did not exist is taken
          neutral         nothing that was right is wrong now

        Exit codes: 0 nothing breaks, 1 something breaks, 2 a wrong call, or a catalog with errors.

        Examples:
          modelcat diff ../released/catalog catalog
          modelcat diff v1.2:catalog catalog
          modelcat diff HEAD~1:catalog HEAD:catalog --format json
        """;

    private const string ImportDescription = "Writes a descriptor of what an OpenAPI 3 operation or a JSON Schema says of a request's body.";

    private const string OpenApiDescription =
        """
        Writes a descriptor of what an operation of an OpenAPI 3 document says of a request's body, JSON or a form. What it does not say, or a descriptor cannot, stands in
        the descriptor's notes and on the standard error.

        Exit codes: 0 a descriptor without errors, 1 one that needs a hand, 2 a wrong call, or a file that is none of these.

        Examples:
          modelcat import openapi api.yaml --operation createClip --model acme/clip-2
          modelcat import openapi api.json --operation 'POST /v1/clips' --provider north -o catalog/models/acme/clip-2.yaml
        """;

    private const string JsonSchemaDescription =
        """
        Writes a descriptor of what a JSON Schema says of a request's body. What it does not say, or a descriptor cannot, stands in the descriptor's notes and on the standard
        error.

        Exit codes: 0 a descriptor without errors, 1 one that needs a hand, 2 a wrong call, or a file that is none.

        Examples:
          modelcat import schema clip.schema.json --model acme/clip-2
          modelcat import schema - --model acme/clip-2 --provider north --format json < clip.schema.json
        """;

    private static IEnumerable<Command> Desk(ToolTerminal terminal) => [Wire(terminal), Code(terminal), Diff(terminal), Import(terminal)];

    private static Command Wire(ToolTerminal terminal)
    {
        var words = new CatalogWords(terminal);
        var file = new Argument<string>("file") { Description = "The request as JSON, by parameter names. Default, and '-': standard input.", Arity = ArgumentArity.ZeroOrOne };
        var model = words.Completing(new Option<string>("--model", "-m") { Description = "vendor/model, or a provider's model id.", Required = true }, CatalogWords.Models);
        var provider = words.Completing(new Option<string>("--provider", "-p") { Description = "The provider.", Required = true }, CatalogWords.Providers);
        var options = new Option<string[]>("--options") { Description = "Options of the call: name=value, or a JSON object. May be repeated." };
        var curl = new Option<bool>("--curl") { Description = "Print a command for the shell." };
        var catalog = CommonOptions.Catalog();
        var format = CommonOptions.Format();
        var command = new Command("wire", WireDescription) { file, model, provider, options, curl, catalog, format };
        command.SetAction(result => WireCommand.Run(
            result.GetValue(file) ?? "-",
            new WireOptions
            {
                Model = result.GetValue(model) ?? "",
                Provider = result.GetValue(provider) ?? "",
                Options = result.GetValue(options) ?? [],
                Catalog = result.GetValue(catalog),
                AsCurl = result.GetValue(curl),
                Format = result.GetValue(format) ?? "text",
            },
            terminal));
        return command;
    }

    private static Command Code(ToolTerminal terminal)
    {
        var words = new CatalogWords(terminal);
        var file = new Argument<string>("file") { Description = "A JSON body or a curl command. Default, and '-': standard input.", Arity = ArgumentArity.ZeroOrOne };
        var provider = words.Completing(new Option<string?>("--provider", "-p") { Description = "The provider. Default: the command's URL tells it, or only one takes the body." }, CatalogWords.Providers);
        var operation = new Option<string?>("--operation") { Description = "Method and path, such as 'POST /v1/tasks', where a body alone does not tell them." };
        var ns = new Option<string>("--namespace") { Description = "The namespace of the generated types.", DefaultValueFactory = _ => "ModelCatalog.Models" };
        var catalog = CommonOptions.Catalog();
        var format = CommonOptions.Format();
        var command = new Command("code", CodeDescription) { file, provider, operation, ns, catalog, format };
        command.SetAction(result => CodeCommand.Run(
            result.GetValue(file) ?? "-",
            new CodeOptions
            {
                Provider = result.GetValue(provider),
                Operation = result.GetValue(operation),
                Namespace = result.GetValue(ns) ?? "ModelCatalog.Models",
                Catalog = result.GetValue(catalog),
                Format = result.GetValue(format) ?? "text",
            },
            terminal));
        return command;
    }

    private static Command Diff(ToolTerminal terminal)
    {
        var before = new Argument<string>("old") { Description = "The old catalog: a folder, or a folder of a git revision, revision:folder." };
        var after = new Argument<string>("new") { Description = "The new one." };
        var format = CommonOptions.Format();
        var command = new Command("diff", DiffDescription) { before, after, format };
        command.SetAction(result => DiffCommand.Run(result.GetValue(before) ?? "", result.GetValue(after) ?? "", result.GetValue(format) ?? "text", terminal));
        return command;
    }

    private static Command Import(ToolTerminal terminal) => new("import", ImportDescription)
    {
        Import("openapi", OpenApiDescription, new Option<string?>("--operation") { Description = "The operation's id, or method and path such as 'POST /v1/clips'.", Required = true }, terminal),
        Import("schema", JsonSchemaDescription, null, terminal),
    };

    private static Command Import(string kind, string description, Option<string?>? operation, ToolTerminal terminal)
    {
        var words = new CatalogWords(terminal);
        var file = new Argument<string>("file") { Description = "The document, JSON or YAML. '-': standard input." };
        var model = words.Completing(new Option<string?>("--model", "-m") { Description = "vendor/model. Default: made of the document's words." }, CatalogWords.Models);
        var provider = words.Completing(new Option<string?>("--provider", "-p") { Description = "The provider that the model is served by. Default: the descriptor has no wire." }, CatalogWords.Providers);
        var output = new Option<string?>("--output", "-o") { Description = "The file to write. Default: standard output." };
        var format = CommonOptions.Format();
        var command = new Command(kind, description) { file, model, provider, output, format };
        if (operation is not null) command.Add(operation);
        command.SetAction(result => ImportCommand.Run(
            result.GetValue(file) ?? "-",
            new ImportOptions
            {
                Operation = operation is null ? null : result.GetValue(operation),
                Model = result.GetValue(model),
                Provider = result.GetValue(provider),
                Output = result.GetValue(output),
                Format = result.GetValue(format) ?? "text",
            },
            terminal));
        return command;
    }
}
