using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Interpretation;

/// <summary>Valid requests of every model of the catalog travel and come back as they were.</summary>
public class ValidRoundTripTests
{
    private const int Requests = 200;

    public static TheoryData<string, string> Views =>
        [.. ConformanceCase.Catalog.Models.SelectMany(plan => plan.ProviderViews.Select(view => new TheoryDataRow<string, string>(plan.Model.Key, view.Provider!)))];

    [Theory]
    [MemberData(nameof(Views))]
    public void A_valid_request_is_written_read_and_written_again(string model, string provider)
    {
        var plan = ConformanceCase.Catalog.Models.Single(one => one.Model.Key == model);
        var view = plan.FindView(provider)!;
        var requests = new ValidRequests(plan, view, 20261121);
        for (var i = 0; i < Requests; i++)
        {
            var request = requests.Next();
            var state = RequestReader.Read(plan, plan.ModelView, request).At(view);
            RequestValidator.Validate(plan, state);
            Assert.True(state.IsValid, $"{request}: {string.Join("; ", state.Violations)}");

            var body = BodyWriter.Write(plan, view, state)!;
            var again = RequestReader.Read(plan, view, body);
            RequestValidator.Validate(plan, again);

            Assert.True(again.IsValid, $"{body}: {string.Join("; ", again.Violations)}");
            Assert.Equal(body, BodyWriter.Write(plan, view, again));
        }
    }
}
