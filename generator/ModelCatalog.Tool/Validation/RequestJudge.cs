using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool.Validation;

/// <summary>Answers requests: whatever is wrong with a line is in its answer.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="provider">The provider of every line; null: each line names its own.</param>
internal sealed class RequestJudge(CompiledCatalog catalog, string? provider)
{
    private const int LongestShown = 200;

    private readonly Dictionary<string, Desk> _desks = new(StringComparer.Ordinal);

    /// <summary>The providers of a catalog.</summary>
    public static IEnumerable<string> ProvidersOf(CompiledCatalog catalog) => catalog.Index.Providers.Select(known => known.Provider);

    /// <summary>Judges a request.</summary>
    public Answer Judge(RequestLine line)
    {
        if (line.Problem is not null) return Refuse(line, ViolationKind.Type, "json", "", "The request cannot be read: " + line.Problem);
        if (FindDesk(line, out var wrong) is not { } desk) return wrong;
        if (line.Body is null) return Refuse(line, ViolationKind.Required, "body.required", "body", "`body` is required");
        if (FindCalls(line, desk, out wrong) is not { } calls) return wrong with { Model = Shown(desk.Judge.FindModelId(line.Body)) };
        var verdict = desk.Judge.Judge(calls, line.Body);
        return new Answer(line.Id, Shown(verdict.ModelId), line.Twins.Count == 0 ? verdict.Violations : [.. line.Twins.Select(StandsTwice), .. verdict.Violations]);
    }

    private Desk? FindDesk(RequestLine line, out Answer wrong)
    {
        wrong = default;
        var named = line.Provider as JsonString;
        if (line.Provider is not (null or JsonString))
        {
            wrong = Refuse(line, ViolationKind.Type, "provider.type", "provider", $"`provider` must be text; it is `{Cut(line.Provider.ToText())}`");
        }
        else if (provider is not null && named is not null && named.Value != provider)
        {
            wrong = Refuse(line, ViolationKind.Unsupported, "provider.mismatch", "provider", $"The request is for `{Cut(named.Value)}`, but requests to `{provider}` are validated here");
        }
        else if ((provider ?? named?.Value) is not { } name)
        {
            wrong = Refuse(line, ViolationKind.Required, "provider.required", "provider", $"`provider` is required; expected one of {string.Join(", ", ProvidersOf(catalog))}");
        }
        else
        {
            if (_desks.TryGetValue(name, out var desk)) return desk;
            if (catalog.Index.Providers.FirstOrDefault(known => known.Provider == name) is { } descriptor)
            {
                _desks.Add(name, desk = new Desk(new ProviderJudge(catalog.Models, name), new SubmitOperations(descriptor)));
                return desk;
            }

            var known = ProvidersOf(catalog).ToList();
            wrong = Refuse(line, ViolationKind.Enum, "provider.enum", "provider", $"The catalog has no provider `{Cut(name)}`{NearestName.Hint(name, known)}; expected one of {string.Join(", ", known)}");
        }

        return null;
    }

    private static IReadOnlyList<BodyCall>? FindCalls(RequestLine line, Desk desk, out Answer wrong)
    {
        wrong = default;
        var operations = desk.Operations;
        if (operations.Names.Count == 0)
        {
            wrong = Refuse(line, ViolationKind.Unsupported, "operation.unsupported", "operation", "The catalog knows no operation of this provider that takes a body");
        }
        else if (line.Operation is null)
        {
            // Of several operations the model's id tells which one is meant.
            if (operations.All.Count > 0) return operations.All;
            wrong = Refuse(line, ViolationKind.Required, "operation.required", "operation", $"`operation` is required; expected {Listed(operations)}");
        }
        else if (line.Operation is not JsonString { Value: var text })
        {
            wrong = Refuse(line, ViolationKind.Type, "operation.type", "operation", $"`operation` must be text; it is `{Cut(line.Operation.ToText())}`");
        }
        else
        {
            if (operations.Find(text) is { Count: > 0 } calls) return calls;
            wrong = Refuse(line, ViolationKind.Enum, "operation.enum", "operation", $"`{Cut(text)}` is no operation that takes a request{NearestName.Hint(text, operations.Names)}; expected {Listed(operations)}");
        }

        return null;
    }

    /// <summary>The error of a member that stands twice.</summary>
    public static RequestViolation StandsTwice(JsonTwin twin) =>
        new(false, ViolationKind.Type, "body.duplicate", twin.Path, twin.Path, null, $"`{Cut(twin.Path)}` stands twice");

    private static Answer Refuse(RequestLine line, ViolationKind kind, string rule, string parameter, string message) =>
        new(line.Id, null, [new RequestViolation(false, kind, rule, parameter, parameter, null, message)]);

    private static string Listed(SubmitOperations operations) => string.Join(" or ", operations.Names.Select(name => "`" + name + "`"));

    private static string? Shown(string? id) => id is null ? null : Cut(id);

    private static string Cut(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;

    /// <summary>What is made once for a provider.</summary>
    private sealed record Desk(ProviderJudge Judge, SubmitOperations Operations);
}
