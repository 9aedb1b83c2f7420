using System.Text;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>The conformance pages and valid requests at random, run by the generated code.</summary>
public class ConformancePageTests
{
    private const int Requests = 200;

    public static TheoryData<string> Names => [.. ConformancePage.All.Select(page => page.Name)];

    public static TheoryData<string, string> Views =>
        [.. ConformanceCase.Catalog.Models.SelectMany(plan => plan.ProviderViews.Select(view => new TheoryDataRow<string, string>(plan.Model.Key, view.Provider!)))];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_generated_code_says_what_the_page_says(string name)
    {
        var page = ConformancePage.All.Single(one => one.Name == name);
        var generated = GeneratedModels.Find(page.Model, page.Provider);
        var view = ConformanceCase.Catalog.Models.Single(plan => plan.Model.Key == page.Model).FindView(page.Provider)!;

        var contradictions = page.Contradictions(body =>
        {
            var (request, found) = generated.ReadBody(body.ToString());
            return new PageVerdict(
                [.. found.Violations.Select(v => new PageViolation(v.Severity == ViolationSeverity.Error ? "error" : "warning", KindName(v.Kind), v.Rule, v.Wire, v.Message))],
                request is null ? null : AsItCame((JsonObject)JsonText.Parse(Encoding.UTF8.GetString(generated.Write(request)))!, body, view));
        }).ToList();

        Assert.True(contradictions.Count == 0, string.Join("\n", contradictions));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_valid_request_is_written_read_and_written_again(string model, string provider)
    {
        var plan = ConformanceCase.Catalog.Models.Single(one => one.Model.Key == model);
        var generated = GeneratedModels.Find(model, provider);
        var requests = new ValidRequests(plan, plan.FindView(provider)!, 20261122);
        for (var i = 0; i < Requests; i++)
        {
            var json = requests.Next().ToString();
            var request = generated.ReadRequest(json).Request;
            Assert.True(request is not null, json);
            Assert.True(generated.Validate(request).IsValid, $"{json}: {generated.Validate(request)}");

            var body = Encoding.UTF8.GetString(generated.Write(request));
            var (again, found) = generated.ReadBody(body);

            Assert.True(found.IsValid, $"{body}: {found}");
            Assert.Equal(body, Encoding.UTF8.GetString(generated.Write(again!)));
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void Validating_a_valid_request_allocates_nothing(string model, string provider)
    {
        var plan = ConformanceCase.Catalog.Models.Single(one => one.Model.Key == model);
        var generated = GeneratedModels.Find(model, provider);
        var requests = new ValidRequests(plan, plan.FindView(provider)!, 20261123);
        for (var found = 0; found < 3;)
        {
            var request = generated.ReadRequest(requests.Next().ToString()).Request!;
            if (generated.Validate(request).Violations.Any()) continue;
            found++;

            Assert.Equal(0, Allocations.Of(() => generated.Validate(request)));
        }
    }

    // What a request does not hold: options of the call, and whether the mode that absence means was told or left out.
    private static JsonObject AsItCame(JsonObject written, JsonObject body, RequestView view)
    {
        var options = view.Body.Root.Members.Where(member => member.Value is BodyOptionNode).Select(member => member.Name).ToHashSet();
        var result = new JsonObject([.. written.Members, .. body.Members.Where(member => options.Contains(member.Name))]);
        if (view.Scope.Union is not { Declaration.On: { } on, AbsentMode: { } absent } || view.WirePathOf(on) is not { } path) return result;
        var wasTold = At(body, path) is not null;
        var isAbsent = At(result, path)?.Equals(view.Scope.Union.Find(absent)?.Value) == true;
        return wasTold || !isAbsent ? result : ConformanceValue.Patch(result, new JsonObject([new JsonMember(path, JsonNull.Instance)]));
    }

    private static JsonValue? At(JsonValue body, string path) => path.Split('.').Aggregate((JsonValue?)body, (value, step) => (value as JsonObject)?[step]);

    private static string KindName(ViolationKind kind) => kind == ViolationKind.UnknownField ? "unknown-field" : kind.ToString().ToLowerInvariant();
}
