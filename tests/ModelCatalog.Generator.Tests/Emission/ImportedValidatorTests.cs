using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Tests.Schemas;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Generator.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>Descriptors that <c>modelcat import</c> makes of OpenAPI operations, compiled to C#: what the schema says of a body, the generated validator says, or a note says that it does not.</summary>
public class ImportedValidatorTests
{
    private static readonly Lazy<EmittedCatalog> s_catalog = new(() => new EmittedCatalog(CatalogCompiler.Compile([.. ImportedOperation.All.Select(operation => new SourceText(operation.Id + ".yaml", File.ReadAllText(operation.Descriptor)))])));

    public static TheoryData<string> Operations => [.. ImportedOperation.All.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_generated_validator_says_what_the_schema_says_or_a_note_tells(string id)
    {
        Assert.SkipUnless(Ajv.IsInstalled, Ajv.Absent);
        var operation = ImportedOperation.All.Single(one => one.Id == id);
        var plan = s_catalog.Value.Compiled.Models.Single(one => one.Model.Path == id + ".yaml");
        var bodies = operation.Bodies();
        var verdicts = Ajv.JudgeAll([operation.Schema], bodies.Select(body => body.Body))[0];
        Assert.Equal(bodies.Count, verdicts.Length);
        var differences = new List<string>();
        for (var i = 0; i < bodies.Count; i++)
        {
            var body = ImportedOperation.Renamed(bodies[i].Body);
            var (_, validation) = s_catalog.Value.Read(plan.Model.Key, null, body.ToString());
            var state = RequestReader.Read(plan, plan.ModelView, body);
            RequestValidator.Validate(plan, state);
            if (state.IsValid != validation.IsValid) differences.Add($"{body}: the interpreter says {state.IsValid}, the generated validator {validation}");
            if ((verdicts[i] == '1') != validation.IsValid && !IsNoted(plan.Model.Notes, bodies[i].Place)) differences.Add($"at {bodies[i].Place}, {body}: the schema says {verdicts[i]}, the generated validator {validation}");
        }

        Assert.Contains('1', verdicts);
        Assert.Contains('0', verdicts);
        Assert.True(differences.Count == 0, $"{differences.Count} of {bodies.Count}\n" + string.Join('\n', differences.Take(10)));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void No_keyword_of_a_schema_goes_untried(string id)
    {
        Assert.SkipUnless(Ajv.IsInstalled, Ajv.Absent);
        var operation = ImportedOperation.All.Single(one => one.Id == id);
        var weakened = operation.Weakened().ToList();
        var verdicts = Ajv.JudgeAll([operation.Schema, .. weakened.Select(one => one.Schema)], operation.Bodies().Select(body => body.Body));

        Assert.All(verdicts, verdict => Assert.Matches("^[01]+$", verdict));
        Assert.Empty(weakened.Where((_, i) => verdicts[i + 1] == verdicts[0]).Select(one => one.Keyword));
    }

    [Fact]
    public void The_operations_have_every_keyword_between_them()
    {
        var keywords = ImportedOperation.All.SelectMany(operation => operation.Weakened()).Select(one => one.Keyword.Split('/')[^1]).ToHashSet(StringComparer.Ordinal);

        Assert.True(ImportedOperation.All.Count >= 5);
        Assert.Empty("type enum const minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems uniqueItems required dependentRequired additionalProperties items oneOf anyOf allOf not if $ref".Split(' ').Except(keywords));
    }

    // A note names a place, and speaks of what is in it; one of the body names fields, or speaks of those that nobody knows.
    private static bool IsNoted(EquatableArray<string> notes, string place) => notes.Any(note =>
    {
        var subject = note.Split(": ")[0];
        if (subject == "the body") return note.Contains("`if` (of ", StringComparison.Ordinal) ? note.Split('(', ')')[1]["of ".Length..].Split(", ").Contains(place) : place == "zz" && note.Contains("other fields", StringComparison.Ordinal);
        if (note.Contains("other fields are refused", StringComparison.Ordinal)) return place == subject + ".zz";
        return place == subject || place.StartsWith(subject + ".", StringComparison.Ordinal);
    });
}
