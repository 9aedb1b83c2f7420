using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tests;

/// <summary>What a provider's document says of a model, as bodies: its request examples, and each rule just inside and just outside.</summary>
/// <param name="Name">The file, relative to <c>tests/conformance</c>, without its ending.</param>
/// <param name="Model">The descriptor's key: vendor and model.</param>
/// <param name="Provider">The provider whose bodies these are.</param>
/// <param name="Document">The document's file.</param>
/// <param name="Operation">Method and path of the request, where the body alone does not tell; null: it does.</param>
/// <param name="Examples">The examples of the document with our own texts.</param>
/// <param name="Rules">The rules.</param>
public sealed record ConformancePage(string Name, string Model, string Provider, string Document, string? Operation, IReadOnlyList<PageExample> Examples, IReadOnlyList<PageRule> Rules)
{
    private static readonly Lazy<IReadOnlyList<ConformancePage>> s_all = new(() => ReadFolder(Repository.Root));

    /// <summary>Every page of the checkout.</summary>
    public static IReadOnlyList<ConformancePage> All => s_all.Value;

    /// <summary>The bodies that the rules start from; valid.</summary>
    public IReadOnlyList<JsonObject> Bases { get; init; } = [];

    /// <summary>Ids that no body can violate there: a variant that is not served, a value that the endpoint implies.</summary>
    public IReadOnlyList<string> Unreachable { get; init; } = [];

    /// <summary>The bodies of the page with their verdicts: examples first, then inside and outside of each rule.</summary>
    public IEnumerable<PageBody> Bodies
    {
        get
        {
            foreach (var example in Examples)
                yield return new PageBody(this, example.ToString(), example.Body, example.Fires);
            foreach (var rule in Rules)
            {
                for (var i = 0; i < rule.Inside.Count; i++) yield return new PageBody(this, $"{rule.Rule} inside {i + 1}", rule.Inside[i], rule.With);
                for (var i = 0; i < rule.Outside.Count; i++) yield return new PageBody(this, $"{rule.Rule} outside {i + 1}", rule.Outside[i], [rule.Rule, .. rule.With]);
            }
        }
    }

    /// <summary>What a judge says otherwise than the page; empty when all is as it stands there.</summary>
    /// <param name="judge">Judges a body and writes the request that it read again.</param>
    public IEnumerable<string> Contradictions(Func<JsonObject, PageVerdict> judge)
    {
        foreach (var body in Bodies)
        {
            var verdict = judge(body.Body);
            var found = verdict.Violations.Select(violation => violation.Rule).Distinct().Order(StringComparer.Ordinal);
            var expected = body.Fires.Distinct().Order(StringComparer.Ordinal);
            if (!found.SequenceEqual(expected))
                yield return $"{body}: expected [{string.Join(", ", expected)}], found [{string.Join("; ", verdict.Violations)}] in {Short(body.Body)}";
            else if (body.Fires.Count == 0 && (verdict.Written is null || !ConformanceValue.WithoutAbsent(body.Body).Equals(ConformanceValue.WithoutAbsent(verdict.Written))))
                yield return $"{body}: {Short(body.Body)} is written as {Short(verdict.Written)}";
        }

        foreach (var rule in Rules)
        {
            if (rule.Inside.Count == 0 || rule.Outside.Count == 0) yield return $"{Name}: {rule.Rule} needs a body inside and one outside";
            var expected = new PageViolation(rule.IsWarning ? "warning" : "error", rule.Kind, rule.Rule, rule.At, "");
            for (var i = 0; i < rule.Outside.Count; i++)
            {
                var found = judge(rule.Outside[i]).Violations.Where(violation => violation.Rule == rule.Rule).Select(violation => violation with { Message = "" }).ToList();
                if (found.Count > 0 && !found.Contains(expected)) yield return $"{Name}: {rule.Rule} outside {i + 1}: expected {expected}, found {string.Join("; ", found)}";
            }
        }
    }

    public override string ToString() => Name;

    /// <summary>The pages of a checkout.</summary>
    public static IReadOnlyList<ConformancePage> ReadFolder(string root)
    {
        var folder = Path.Combine(root, "tests", "conformance");
        return Directory.EnumerateDirectories(folder).Where(provider => Path.GetFileName(provider) != ErrorRow.Folder)
            .SelectMany(provider => Directory.EnumerateFiles(provider, "*.yaml", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => Read(Path.ChangeExtension(Path.GetRelativePath(folder, path), null).Replace('\\', '/'), File.ReadAllText(path)))
            .ToList();
    }

    /// <summary>The ids of everything that a body can violate at a provider, but the types of values: each is to be shown by a page.</summary>
    public static IReadOnlyList<string> IdsOf(ModelPlan plan, RequestView view)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        AddScope(view.Scope, ids, []);
        return [.. ids];

        void AddScope(ScopeView scope, SortedSet<string> found, HashSet<string> seen)
        {
            foreach (var rule in scope.Rules) found.Add(rule.Id);
            foreach (var refused in scope.NotAccepted) found.Add("not_accepted." + refused.Field);
            AddParameters(scope.Parameters, found, seen);
            foreach (var mode in scope.Union?.Modes ?? default)
            {
                foreach (var refused in mode.NotAccepted) found.Add("not_accepted." + refused.Field);
                AddParameters(mode.Parameters, found, seen);

                // The one field that tells a mode cannot be missing in it.
                if (scope.Union!.Declaration.On is null && mode.Key != scope.Union.AbsentMode && mode.Parameters is [var only]) found.Remove(only.Key + ".required");
            }
        }

        void AddParameters(IEnumerable<ParameterView> parameters, SortedSet<string> found, HashSet<string> seen)
        {
            foreach (var parameter in parameters)
            {
                foreach (var check in parameter.Checks)
                {
                    if (check.Constraint is not (FieldConstraint.Type or FieldConstraint.Supported)) found.Add(check.Id);
                }

                foreach (var key in ObjectTypes(parameter.Shape))
                {
                    if (seen.Add(key)) AddScope(plan.FindType(key).Scope, found, seen);
                }
            }
        }
    }

    private static IEnumerable<string> ObjectTypes(ValueShape shape) => shape switch
    {
        ObjectShape type => [type.Type],
        ListShape list => ObjectTypes(list.Item),
        ChoiceShape choice => choice.Alternatives.SelectMany(ObjectTypes),
        _ => [],
    };

    private static ConformancePage Read(string name, string text)
    {
        var document = SyntaxReader.Read(new SourceText(name, text));
        if (document.Diagnostics.Count > 0) throw new InvalidDataException(string.Join("\n", document.Diagnostics));
        var root = (JsonObject)ConformanceValue.Of(document.Root!);
        var bases = ((JsonObject)root["bases"]!).Members;
        return new ConformancePage(
            name, root["model"]!.ToText(), root["provider"]!.ToText(), root["document"]!.ToText(), root["operation"]?.ToText(),
            Items(root["examples"]).Cast<JsonObject>().Select(ReadExample).ToList(),
            Items(root["rules"]).Cast<JsonObject>().Select(rule => ReadRule(name, rule, bases)).ToList())
        {
            Bases = [.. bases.Select(one => (JsonObject)ConformanceValue.Expand(one.Value))],
            Unreachable = [.. Items(root["unreachable"]).Select(id => id.ToText())],
        };
    }

    private static string Short(JsonValue? value) => value?.ToString() is { Length: > 400 } text ? text[..400] + "…" : value?.ToString() ?? "nothing";

    private static PageExample ReadExample(JsonObject example) => new(
        Number(example["line"]!), example["offset"] is { } offset ? Number(offset) : null, (JsonObject)ConformanceValue.Expand(example["body"]!),
        [.. Items(example["violates"]).Concat(Items(example["warns"])).Select(id => id.ToText())], example["note"]?.ToText());

    private static PageRule ReadRule(string name, JsonObject rule, IEnumerable<JsonMember> bases)
    {
        var id = rule["rule"]?.ToText() ?? throw new InvalidDataException($"{name}: a rule without 'rule'");
        var wanted = rule["base"]?.ToText();
        var start = bases.FirstOrDefault(one => wanted is null || one.Name == wanted)?.Value
            ?? throw new InvalidDataException($"{name}: {id}: there is no base '{wanted}'");
        var body = (JsonObject)ConformanceValue.Expand(start);
        return new PageRule(
            id, rule["kind"]!.ToText(), rule["severity"]?.ToText() == "warning", rule["at"]!.ToText(), [.. Items(rule["with"]).Select(one => one.ToText())],
            [.. Items(rule["inside"]).Select(patch => ConformanceValue.Patch(body, (JsonObject)patch))],
            [.. Items(rule["outside"]).Select(patch => ConformanceValue.Patch(body, (JsonObject)patch))]);
    }

    private static int Number(JsonValue value) => int.Parse(value.ToText(), System.Globalization.CultureInfo.InvariantCulture);

    // One stands for a list of one.
    private static IEnumerable<JsonValue> Items(JsonValue? value) => value switch
    {
        null or JsonNull => [],
        JsonArray array => array.Items,
        _ => [value],
    };
}

/// <summary>A request example of a document.</summary>
/// <param name="Line">The line of the document that its first brace stands in.</param>
/// <param name="Offset">Its place in the file, in characters, where the document is one line; null: the line tells.</param>
/// <param name="Body">A body of the same shape with our own texts.</param>
/// <param name="Fires">The rules that it violates, warnings included.</param>
/// <param name="Note">Why, where it breaks the document's own table.</param>
public sealed record PageExample(int Line, int? Offset, JsonObject Body, IReadOnlyList<string> Fires, string? Note)
{
    public override string ToString() => Offset is { } offset ? $"line {Line} @{offset}" : $"line {Line}";
}

/// <summary>A rule, just inside and just outside.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Kind">The kind of the violation.</param>
/// <param name="IsWarning">Whether it only warns.</param>
/// <param name="At">The path in the body that is reported.</param>
/// <param name="With">What fires besides, inside and outside.</param>
/// <param name="Inside">Bodies that the rule lets pass.</param>
/// <param name="Outside">Bodies that it does not.</param>
public sealed record PageRule(string Rule, string Kind, bool IsWarning, string At, IReadOnlyList<string> With, IReadOnlyList<JsonObject> Inside, IReadOnlyList<JsonObject> Outside);

/// <summary>A body with its verdict.</summary>
/// <param name="Page">The page that it stands on.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Body">The body.</param>
/// <param name="Fires">The ids of everything that it violates.</param>
public sealed record PageBody(ConformancePage Page, string Title, JsonObject Body, IReadOnlyList<string> Fires)
{
    public override string ToString() => $"{Page.Name}: {Title}";
}

/// <summary>What a judge says of a body.</summary>
/// <param name="Violations">Everything that it found.</param>
/// <param name="Written">The body that the request which was read is written as; null: none.</param>
public sealed record PageVerdict(IReadOnlyList<PageViolation> Violations, JsonValue? Written);

/// <summary>One thing that is wrong with a body.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Rule">The rule.</param>
/// <param name="At">The path in the body.</param>
/// <param name="Message">The sentence.</param>
public sealed record PageViolation(string Severity, string Kind, string Rule, string? At, string Message)
{
    public override string ToString() => $"{Severity} {Kind} {Rule} at {At}: {Message}";
}
