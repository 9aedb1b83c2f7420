using System.CommandLine;
using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Tool.Completion;
using ModelCatalog.Tool.Creating;
using ModelCatalog.Tool.Showing;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat new</c>: the first descriptor of a model or a provider.</summary>
public static class NewCommand
{
    private const string ModelDescription = """
        Writes the first descriptor of a model: one file, with comments and examples, that checks clean as it is. It is made for what the task takes and gives, and for
        the provider that serves it. No file is overwritten. What the call does not say is asked for at a terminal.

        Exit codes: 0 written; 2 a wrong call, a file that is there already, or a name that is taken. Then nothing is written.

        Examples:
          modelcat new model
          modelcat new model acme/clip-3 --task image-to-video --provider north
          modelcat new model clip-3 --vendor acme --yes --format json
        """;

    private const string ProviderDescription = """
        Writes the first descriptor of a provider: one file, with comments, that checks clean as it is and can be emulated at once. No file is overwritten. What the call
        does not say is asked for at a terminal. A catalog that is named and not there is started.

        Exit codes: 0 written; 2 a wrong call, a file that is there already, or a name that is taken. Then nothing is written.

        Examples:
          modelcat new provider
          modelcat new provider north --base-url https://api.north.example --yes
          modelcat new provider north --catalog catalog --yes
        """;

    /// <summary>The verb.</summary>
    public static Command Create(ToolTerminal terminal) => new("new", "Writes the first descriptor of a model or a provider.") { CreateModel(terminal), CreateProvider(terminal) };

    /// <summary>Writes the first descriptor of a model.</summary>
    /// <param name="options">What is known of it.</param>
    /// <param name="terminal">Where to write, and who is asked.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int RunModel(NewOptions options, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(terminal);
        if (LoadedCatalog.FindFolder(options.Catalog, terminal) is not { } folder) return ExitCode.Usage;
        var (file, answers) = (new NewFile(folder), new Answers(options.Yes ? null : terminal.Questions, options.Yes));
        var skeleton = ModelAuthor.Ask(options, answers, file);
        if (answers.Problem is { } problem) return Refuse(problem, terminal);
        var (path, key) = ($"models/{skeleton.Vendor}/{skeleton.Model}.yaml", $"{skeleton.Vendor}/{skeleton.Model}");
        if (file.Catalog.Index.Models.FirstOrDefault(model => model.Key == key) is { } known) return Refuse($"the catalog has the model '{key}' already, in {LoadedCatalog.PrefixOf(folder, terminal)}{known.Path}", terminal);
        var (text, problems) = ModelAuthor.Find(skeleton, path, file);
        return problems.Count > 0 ? Refuse(path, problems, terminal) : Write(options, folder, path, text, file, terminal,
        [
            (shown => "edit " + shown, "put the page's parameters, limits and rules in place of these, and its request bodies under 'examples'"),
            (_ => "modelcat check --watch", "says after each edit what is wrong"),
            (_ => "modelcat show " + key, "says it in words"),
            .. skeleton.Provider is { } provider ? [(_ => $"modelcat emulate --provider {provider} --model {key}", "plays it on this machine, with a request to paste")] : Array.Empty<(Func<string, string>, string)>(),
        ]);
    }

    /// <summary>Writes the first descriptor of a provider.</summary>
    /// <inheritdoc cref="RunModel"/>
    public static int RunProvider(NewOptions options, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(terminal);

        // The first file of a catalog is a provider.
        var isNew = options.Catalog is { Length: > 0 } named && !Path.Exists(Path.GetFullPath(named, terminal.WorkingDirectory));
        if ((isNew ? Path.GetFullPath(options.Catalog!, terminal.WorkingDirectory) : LoadedCatalog.FindFolder(options.Catalog, terminal)) is not { } folder) return ExitCode.Usage;
        var (file, answers) = (new NewFile(folder), new Answers(options.Yes ? null : terminal.Questions, options.Yes));
        var key = answers.Text(options.Key, "provider", null, CatalogName.ProblemOfProvider);
        var address = answers.Problem is null ? answers.Text(options.BaseUrl, "--base-url", ProviderSkeleton.PlaceholderOf(key), ProblemOfAddress) : "";
        if (answers.Problem is { } problem) return Refuse(problem, terminal);
        var index = file.Catalog.Index;
        if (index.FindProvider(key) is { } known) return Refuse($"the catalog has the provider '{key}' already, in {LoadedCatalog.PrefixOf(folder, terminal)}{known.Path}", terminal);
        var word = NamePlanner.ProviderName(key, index);
        var isTaken = NaturalName.Of(key) is null || index.Providers.Any(other => NamePlanner.ProviderName(other) == word);
        var skeleton = new ProviderSkeleton(key, options.Title ?? Words.Of(key), isTaken ? word + "Api" : null, address);
        var path = $"providers/{key}.yaml";
        var problems = file.Try(path, skeleton.Write()).Problems;
        return problems.Count > 0 ? Refuse(path, problems, terminal) : Write(options, folder, path, skeleton.Write(), file, terminal,
        [
            (shown => "edit " + shown, "put the requests, replies, status texts and error codes of its page in place of these"),
            (_ => "modelcat check --watch", "says after each edit what is wrong"),
            (_ => "modelcat new model --provider " + key, "writes a model that it serves"),
        ]);
    }

    private static int Write(NewOptions options, string folder, string path, string text, NewFile file, ToolTerminal terminal, IReadOnlyList<(Func<string, string> Do, string For)> next)
    {
        var shown = LoadedCatalog.PrefixOf(folder, terminal) + path;
        if (file.Write(path, text) is { } problem) return Refuse($"{shown} {problem}", terminal);

        // Editors follow the first line of the file to the schemas.
        if (!Directory.Exists(Path.Combine(folder, "schema"))) next = [.. next, (_ => $"modelcat schema --language all --output {LoadedCatalog.PrefixOf(folder, terminal)}schema", "lets editors propose keys and mark what is wrong")];
        if (options.Format == "json")
        {
            terminal.Output.Write(JsonOutput.Text(JsonOutput.Object(("file", JsonOutput.Text(shown)), ("next", JsonOutput.Texts(next.Select(step => step.Do(shown)))))));
            return ExitCode.Success;
        }

        terminal.Output.WriteLine(TerminalText.Paint(terminal, TerminalText.Green, shown) + " is written, and right as it is. Next:");
        new TerminalPage(terminal).Facts(next.Select(step => (step.Do(shown), (string?)step.For)), 2);
        return ExitCode.Success;
    }

    private static string? ProblemOfAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && text == text.Trim()
        ? null : $"'{text}' cannot be the address of an API; expected an absolute http(s) URL";

    private static int Refuse(string path, IReadOnlyList<Diagnostic> problems, ToolTerminal terminal)
    {
        terminal.Error.WriteLine($"modelcat: {path} would not be right, so it was not written:");
        foreach (var problem in problems) terminal.Error.WriteLine(TerminalText.Printable($"  {problem.Path}: {problem.Rule.Id}: {problem.Message}"));
        return ExitCode.Usage;
    }

    private static int Refuse(string problem, ToolTerminal terminal)
    {
        terminal.Error.WriteLine("modelcat: " + TerminalText.Printable(problem));
        return ExitCode.Usage;
    }

    private static Command CreateModel(ToolTerminal terminal)
    {
        var (words, common) = (new CatalogWords(terminal), new NewCallOptions("The model's name, or vendor/name."));
        var vendor = words.Completing(new Option<string?>("--vendor", "-v") { Description = "Who makes it." }, CatalogWords.Vendors);
        var task = words.Completing(new Option<string?>("--task", "-t") { Description = "What it does, such as text-to-video. Default: what most models of the catalog do." }, CatalogWords.Tasks);
        var provider = words.Completing(new Option<string?>("--provider", "-p") { Description = "Who serves it. Default: the first of the catalog." }, CatalogWords.Providers);
        var command = common.AddTo(new Command("model", ModelDescription) { vendor, task, provider });
        command.SetAction(result => RunModel(common.Read(result) with { Vendor = result.GetValue(vendor), Task = result.GetValue(task), Provider = result.GetValue(provider) }, terminal));
        return command;
    }

    private static Command CreateProvider(ToolTerminal terminal)
    {
        var common = new NewCallOptions("The provider's key.");
        var address = new Option<string?>("--base-url") { Description = "Where the API is. Default: an address that leads nowhere." };
        var command = common.AddTo(new Command("provider", ProviderDescription) { address });
        command.SetAction(result => RunProvider(common.Read(result) with { BaseUrl = result.GetValue(address) }, terminal));
        return command;
    }
}
