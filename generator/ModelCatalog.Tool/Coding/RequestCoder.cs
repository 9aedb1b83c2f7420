using System.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Tool.Validation;

namespace ModelCatalog.Tool.Coding;

/// <summary>Turns what a page shows, a body or a curl command, into the C# that sends the same.</summary>
public sealed class RequestCoder
{
    private readonly CompiledCatalog _catalog;
    private readonly string _namespace;
    private readonly List<ProviderDesk> _desks;

    /// <summary>Takes a catalog.</summary>
    /// <param name="catalog">The catalog; without errors.</param>
    /// <param name="ns">The namespace of its generated types.</param>
    public RequestCoder(CompiledCatalog catalog, string ns)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _catalog = catalog;
        _namespace = ns;
        _desks = [.. catalog.Index.Providers.Select(provider => new ProviderDesk(catalog, provider))];
    }

    /// <summary>The C# of a body or a command, or what is wrong with it.</summary>
    /// <param name="text">As it was pasted.</param>
    /// <param name="provider">The provider; null: the text tells it.</param>
    /// <param name="operation">Method and path where a body alone does not tell them; null: it does.</param>
    public RequestCode Read(string text, string? provider = null, string? operation = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.TrimStart('\uFEFF');
        if (!CurlCommand.Matches(text)) return ReadBody(WithoutFence(text), provider, operation);
        var command = CurlCommand.Read(text);
        if (command.Problem is { } problem) return Refuse(problem);
        var desk = FindDesk(command, provider, out problem);
        if (desk is null) return Refuse(problem);
        var call = operation ?? command.Method + " " + PathOf(command.Url);
        if (desk.FindCalls(call) is not { Count: > 0 } calls)
            return Refuse($"`{TerminalText.Printable(call)}` of {desk.Provider.Provider} takes no request{NearestName.Hint(call, desk.Operations)}; expected {string.Join(" or ", desk.Operations)}");
        if (command.Body is null) return Refuse("the command sends no body (-d)");
        var body = ReadJson(command.Body, out problem);
        return body is null ? Refuse("the command's body is no JSON: " + problem) : Code(desk, desk.Judge(calls, body, command), command);
    }

    private RequestCode ReadBody(string text, string? provider, string? operation)
    {
        if (ReadJson(text, out var problem) is not { } body)
            return Refuse(text.TrimStart().StartsWith('{') ? "the body is no JSON: " + problem : "this is neither a JSON object nor a curl command");
        if (provider is null) return ReadAnywhere(body, operation);
        var desk = _desks.First(one => one.Provider.Provider == provider);
        var calls = desk.FindCalls(operation);
        if (calls.Count > 0) return Code(desk, desk.Judge(calls, body, null), null);
        return Refuse(operation is null
            ? $"the URL tells the model at {provider}; name it with --operation, as in '{desk.Operations.FirstOrDefault()}', or paste the curl command"
            : $"`{TerminalText.Printable(operation)}` of {provider} takes no request{NearestName.Hint(operation, desk.Operations)}; expected {string.Join(" or ", desk.Operations)}");
    }

    /// <summary>The only provider whose models take a body, if there is one.</summary>
    private RequestCode ReadAnywhere(JsonValue body, string? operation)
    {
        var verdicts = _desks.Select(desk => (Desk: desk, Calls: desk.FindCalls(operation))).Where(one => one.Calls.Count > 0)
            .Select(one => (one.Desk, Verdict: one.Desk.Judge(one.Calls, body, null)))
            .Where(one => Suits(one.Verdict))
            .GroupBy(one => one.Verdict.Violations.Count).OrderBy(group => group.Key).FirstOrDefault()?.ToList();
        return verdicts switch
        {
            [var only] => Code(only.Desk, only.Verdict, null),
            null => Refuse($"no provider takes this body as it is; name the one that is meant with --provider to see what is wrong: {Names(_desks)}"),
            _ => Refuse($"several providers take this body; name one with --provider: {Names(verdicts.Select(one => one.Desk))}"),
        };
    }

    private static bool Suits(BodyVerdict verdict) => verdict.Plan is not null && verdict.Violations.All(violation => violation.IsWarning && violation.Kind != ViolationKind.UnknownField);

    private RequestCode Code(ProviderDesk desk, BodyVerdict verdict, CurlCommand? command)
    {
        var result = new RequestCode { Provider = desk.Provider.Provider, Model = verdict.Plan?.Model.Key, Violations = verdict.Violations };
        if (!result.IsValid || verdict.Plan is not { } plan || verdict.State is not { } state) return result;
        var route = desk.Provider.FindRoute(state.View.Body.Route)!;
        var isSync = command is not null && route.Submit is not null && desk.IsSync(route, command.Url);
        var code = CallPrinter.Print(desk.Provider, plan, state, _catalog.Index, isSync, _namespace);
        return result with { Code = Lost(verdict) + code };
    }

    /// <summary>What the request cannot hold is said where it will be missed.</summary>
    private static string Lost(BodyVerdict verdict) => string.Concat(verdict.Violations
        .Where(violation => violation.Kind is ViolationKind.UnknownField or ViolationKind.Mode || violation.Rule.EndsWith(".ignored", StringComparison.Ordinal))
        .Select(violation => $"// Left out: {TerminalText.Printable(violation.Message).TrimEnd('.')}.\n"));

    private ProviderDesk? FindDesk(CurlCommand command, string? provider, out string problem)
    {
        problem = "";
        var authority = ProviderDesk.AuthorityOf(command.Url.Contains("://", StringComparison.Ordinal) ? command.Url : "https://" + command.Url);
        var owners = authority is null || command.Url.StartsWith('$') ? [] : _desks.Where(desk => desk.Hosts.Contains(authority, StringComparer.OrdinalIgnoreCase)).ToList();
        if (provider is not null)
        {
            if (owners.Count == 0 || owners.Exists(desk => desk.Provider.Provider == provider)) return _desks.First(desk => desk.Provider.Provider == provider);
            problem = $"the command is for {Names(owners)} ({authority}), not for {provider}";
            return null;
        }

        if (owners.Count == 0) owners = Guess(command, authority);
        if (owners.Count == 1) return owners[0];
        var hosts = _desks.SelectMany(desk => desk.Hosts).ToList();
        problem = owners.Count > 1
            ? $"the URL '{TerminalText.Printable(command.Url)}' may be that of {Names(owners)}; name one with --provider"
            : $"no provider of the catalog is at '{TerminalText.Printable(command.Url)}'{(authority is null ? "" : NearestName.Hint(authority, hosts))}; name one with --provider: {Names(_desks)}";
        return null;
    }

    /// <summary>A variable or this machine stands for the host: path and body, and the variable's name, tell the provider.</summary>
    private List<ProviderDesk> Guess(CurlCommand command, string? authority)
    {
        var isVariable = command.Url.StartsWith('$');
        if (!isVariable && authority?.Split(':')[0] is not ("localhost" or "127.0.0.1")) return [];
        var found = _desks.Select(desk => (Desk: desk, Calls: desk.FindCalls(command.Method + " " + PathOf(command.Url)))).Where(one => one.Calls.Count > 0).ToList();
        var variable = isVariable ? Word(command.Url.Split('/')[0]) : "";
        if (found.Where(one => variable.Contains(Word(one.Desk.Provider.Provider), StringComparison.Ordinal)).ToList() is { Count: > 0 } named) found = named;
        if (found.Count > 1 && command.Body is not null && ReadJson(command.Body, out _) is { } body && found.Where(one => Suits(one.Desk.Judge(one.Calls, body, null))).ToList() is { Count: > 0 } suiting) found = suiting;
        return [.. found.Select(one => one.Desk)];
    }

    private static string Word(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string PathOf(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var slash = url.IndexOf('/', scheme < 0 ? 0 : scheme + 3);
        return slash < 0 ? "/" : url[slash..].Split('?', '#')[0];
    }

    private static JsonValue? ReadJson(string text, out string problem)
    {
        var line = RequestLine.ReadBody(Encoding.UTF8.GetBytes(text), null);
        problem = line.Problem ?? (line.Twins.Count > 0 ? $"`{TerminalText.Printable(line.Twins[0].Path)}` stands twice" : "");
        return problem.Length > 0 ? null : line.Body;
    }

    private static string WithoutFence(string text) =>
        text.TrimStart().StartsWith("```", StringComparison.Ordinal) ? string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("```", StringComparison.Ordinal))) : text;

    private static string Names(IEnumerable<ProviderDesk> desks) => string.Join(", ", desks.Select(desk => desk.Provider.Provider));

    private static RequestCode Refuse(string problem) => new() { Problem = problem };
}
