using System.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Tool.Validation;

namespace ModelCatalog.Tool;

/// <summary><c>modelcat wire</c>: the HTTP request that a request by parameter names becomes at a provider.</summary>
public static class WireCommand
{
    /// <summary>Prints the HTTP request, or what is wrong.</summary>
    /// <param name="file">The request as JSON; <c>-</c>: standard input.</param>
    /// <param name="options">How.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string file, WireOptions options, ToolTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(terminal);
        if (InputFile.Read(file, terminal) is not { } content || LoadedCatalog.Load(options.Catalog, terminal) is not { } catalog) return ExitCode.Usage;
        if (!CatalogLookup.HasProvider(catalog, options.Provider, terminal) || CatalogLookup.FindModel(catalog, options.Model, options.Provider, terminal) is not { } plan) return ExitCode.Usage;
        var provider = catalog.Index.FindProvider(options.Provider)!;
        if (OptionArguments.Read(options.Options, provider.FindRoute(plan.FindView(options.Provider)!.Body.Route), terminal) is not { } callOptions) return ExitCode.Usage;
        var line = RequestLine.ReadBody(content, null);
        if (line.Problem is { } problem)
        {
            terminal.Error.WriteLine($"modelcat: '{file}' is no request: {problem}");
            return ExitCode.Usage;
        }

        return Write(provider, plan, line, callOptions, options, terminal);
    }

    private static int Write(ProviderDescriptor provider, ModelPlan plan, RequestLine line, IReadOnlyDictionary<string, JsonValue> callOptions, WireOptions options, ToolTerminal terminal)
    {
        var view = plan.FindView(provider.Provider)!;
        var state = RequestReader.Read(plan, plan.ModelView, line.Body!).At(view);
        RequestValidator.Validate(plan, state);
        foreach (var pair in callOptions) state.Options[pair.Key] = pair.Value;
        var route = provider.FindRoute(view.Body.Route);
        List<RequestViolation> violations = [.. line.Twins.Select(RequestJudge.StandsTwice), .. state.Violations, .. route is null ? [] : CallOptions.Validate(route, callOptions)];
        var answer = new Answer(null, plan.Model.Key, violations);
        string? problem = null;
        var call = answer.IsValid ? WireCall.Of(provider, plan, state, out problem) : null;
        if (problem is { Length: > 0 })
        {
            terminal.Error.WriteLine("modelcat: " + problem);
            return ExitCode.Errors;
        }

        if (options.Format == "json") terminal.Output.Write(JsonOutput.Text(ToJson(provider, answer, call, options)));
        else WriteText(answer, call, options, terminal);
        return call is null ? ExitCode.Errors : ExitCode.Success;
    }

    private static void WriteText(Answer answer, WireCall? call, WireOptions options, ToolTerminal terminal)
    {
        // What is piped on is the request alone: a warning goes beside it.
        if (answer.Violations.Count > 0)
        {
            var writer = new TextAnswerWriter(call is null ? terminal : terminal with { Output = terminal.Error, Color = false }, isBatch: false);
            writer.Write(answer);
            writer.Flush();
        }

        if (call is null) return;
        terminal.Output.Write(options.AsCurl ? CurlText.Of(call) : HttpText(call, terminal));
    }

    private static string HttpText(WireCall call, ToolTerminal terminal)
    {
        var text = new StringBuilder();
        text.Append(TerminalText.Paint(terminal, TerminalText.Green, call.Method)).Append(' ').Append(call.Url).Append('\n');
        foreach (var header in call.Headers) text.Append(TerminalText.Paint(terminal, TerminalText.Dim, header.Name + ":")).Append(' ').Append(header.ToText()).Append('\n');
        if (call.Body is not null) text.Append('\n').Append(JsonOutput.Text(call.Body));
        return text.ToString();
    }

    private static JsonObject ToJson(ProviderDescriptor provider, Answer answer, WireCall? call, WireOptions options)
    {
        var members = new List<JsonMember>
        {
            new("model", new JsonString(answer.Model!)),
            new("provider", new JsonString(provider.Provider)),
            new("valid", new JsonBoolean(answer.IsValid)),
            new("violations", ViolationJson.Of(answer.Violations)),
        };
        if (call is null) return new JsonObject(members.ToEquatableArray());
        members.Add(new("method", new JsonString(call.Method)));
        members.Add(new("url", new JsonString(call.Url)));
        members.Add(new("headers", new JsonObject(call.Headers.Select(header => new JsonMember(header.Name, new JsonString(header.ToText()))).ToEquatableArray())));
        if (call.Body is not null) members.Add(new("body", call.Body));
        if (options.AsCurl) members.Add(new("curl", new JsonString(CurlText.Of(call).TrimEnd('\n'))));
        return new JsonObject(members.ToEquatableArray());
    }
}
