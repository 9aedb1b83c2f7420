using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Seeds;

/// <summary>The catalog against the provider's document: nothing that it names is missing, nothing is invented, and no sentence is copied.</summary>
public class UnificallyDocumentTests
{
    private const string Provider = "unifically";

    // Listed without a page of its own: nothing is known of its parameters.
    private const string WithoutPage = "topaz-labs/image-generative";

    // Rows of the overview page that the model's own page contradicts; the numbers are those of the list of contradictions.
    private static readonly Dictionary<string, string> s_overruled = new()
    {
        ["keep_audio"] = "7: not in the models' own tables",
        ["quality"] = "10: the size parameter is resolution",
        ["cfg"] = "12: the parameter is guidance",
        ["custom"] = "17: one table for four models",
        ["continue_at"] = "17: one table for four models",
        ["start_s"] = "17: one table for four models",
        ["end_s"] = "17: one table for four models",
        ["audio_url"] = "17: one table for four models",
    };

    private static readonly Lazy<ProviderDocument> s_document = new(() => ProviderDocument.Read("001_"));

    private static readonly Lazy<Dictionary<string, ModelPlan>> s_models = new(() => ConformanceCase.Catalog.Models
        .SelectMany(plan => (plan.FindView(Provider)?.Body.ModelIds ?? default).Select(id => (id.Id, plan)))
        .DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.plan));

    [Fact]
    public void Every_model_id_of_the_document_has_a_descriptor()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var ids = s_document.Value.ModelIds;

        Assert.Equal(98, ids.Count);
        Assert.Equal([WithoutPage], ids.Where(id => !s_models.Value.ContainsKey(id)));
        Assert.Contains(ConformanceCase.Catalog.Models, plan => plan.Model.Notes.Any(note => note.Contains(WithoutPage, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_model_id_is_invented()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);

        Assert.Empty(s_models.Value.Keys.Except(s_document.Value.ModelIds));
    }

    [Fact]
    public void Every_row_of_a_parameter_table_is_a_parameter_of_that_model()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var missing = new List<string>();
        var rows = 0;
        foreach (var page in s_document.Value.Pages)
        {
            var isOverview = page.Title == "Unified Tasks API";
            if (!isOverview && !page.Text.Contains("\n## Model", StringComparison.Ordinal)) continue;
            foreach (var table in page.Tables.Where(table => table.ListsFields))
            {
                var models = (table.ModelIds.Count > 0 ? table.ModelIds : isOverview ? [] : page.ModelIds).Where(s_models.Value.ContainsKey).Select(id => s_models.Value[id]).Distinct().ToList();
                if (models.Count == 0) continue;
                rows += table.Rows.Count;
                var known = models.SelectMany(Scopes).ToList();
                if (table.ModelIds.Count > 0)
                {
                    // The table of these models: each of them has each row, in its request or in an object of it.
                    foreach (var model in models)
                    {
                        var names = Scopes(model).SelectMany(scope => scope).ToHashSet();
                        missing.AddRange(table.Fields.Where(field => !names.Contains(field) && !(isOverview && s_overruled.ContainsKey(field))).Select(field => $"{page}, table at {table.Line}: {field} is no parameter of {model.Model.Key}"));
                    }
                }
                else if (!known.Any(scope => table.Fields.All(scope.Contains)))
                {
                    var nearest = known.MinBy(scope => table.Fields.Count(field => !scope.Contains(field)))!;
                    missing.Add($"{page}, table at {table.Line}: no request and no object has all rows; missing {string.Join(", ", table.Fields.Where(field => !nearest.Contains(field)))}");
                }
            }
        }

        Assert.True(rows > 600, $"only {rows} rows were found");
        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }

    [Fact]
    public void Every_parameter_stands_on_a_page_of_its_model()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var invented = s_models.Value.GroupBy(pair => pair.Value, pair => pair.Key).SelectMany(model =>
        {
            var text = string.Join('\n', s_document.Value.Pages.Where(page => page.ModelIds.Intersect(model).Any()).Select(page => page.Text));
            return Parameters(model.Key.FindView(Provider)!.Scope).Where(name => !text.Contains(name, StringComparison.Ordinal)).Select(name => $"{model.Key.Model.Key}: {name}");
        });

        Assert.Empty(invented);
    }

    [Fact]
    public void Every_example_of_the_document_stands_on_a_conformance_page_in_our_own_words()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var document = s_document.Value;
        var ours = ConformancePage.All.Where(page => page.Document == document.Name).SelectMany(page => page.Examples).ToLookup(example => example.Line);
        var problems = new List<string>();
        foreach (var example in document.Examples)
        {
            if (ours[example.Line].ToList() is not [var own])
            {
                problems.Add($"{example}: {ours[example.Line].Count()} examples of ours");
                continue;
            }

            problems.AddRange(ExampleText.Differences(example, own.Body));
        }

        Assert.Equal(193, document.Examples.Count);
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Fact]
    public void Every_example_of_the_document_itself_has_the_verdict_of_ours()
    {
        Assert.SkipWhen(Repository.Seeds is null, SeedExample.Absent);
        var document = s_document.Value;
        var ours = ConformancePage.All.Where(page => page.Document == document.Name).SelectMany(page => page.Examples).ToDictionary(example => example.Line);
        var problems = new List<string>();
        foreach (var example in document.Examples)
        {
            var plan = s_models.Value[example.Body["model"]!.ToText()];
            var verdict = InterpretedPage.Judge(plan, plan.FindView(Provider)!, example.Body);
            var found = verdict.Violations.Select(violation => violation.Rule).Distinct().Order(StringComparer.Ordinal);
            if (!found.SequenceEqual(ours[example.Line].Fires.Distinct().Order(StringComparer.Ordinal))) problems.Add($"{example}: {string.Join("; ", verdict.Violations)}");
            else if (verdict.Violations.Count == 0 && !ConformanceValue.WithoutAbsent(example.Body).Equals(ConformanceValue.WithoutAbsent(verdict.Written!))) problems.Add($"{example}: is written as {verdict.Written}");
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    private static IEnumerable<string> Parameters(ScopeView scope) => scope.Parameters.Where(parameter => parameter.IsSupported).Select(parameter => parameter.Key)
        .Concat((scope.Union?.Modes ?? default).SelectMany(mode => mode.Parameters).Select(parameter => parameter.Key))
        .Concat(scope.Union?.Declaration.On is { } on ? [on] : []);

    // The field names of the request, of each of its objects, and of those of the output.
    private static IEnumerable<HashSet<string>> Scopes(ModelPlan plan)
    {
        yield return [.. Parameters(plan.FindView(Provider)!.Scope), .. RequestFields(plan)];
        foreach (var type in plan.Types.Concat(plan.Output.Types)) yield return [.. Parameters(type.Scope)];
    }

    // A refused field of the overview page's table is known to the model all the same.
    private static IEnumerable<string> RequestFields(ModelPlan plan) =>
        plan.FindView(Provider)!.Scope.NotAccepted.Select(refused => refused.Field);
}
