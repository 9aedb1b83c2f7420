using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Tests.Building;

/// <summary>What the pages say that are about more than one model.</summary>
public class CatalogDocTests
{
    [Fact]
    public void A_card_has_what_a_model_is_found_by()
    {
        var card = AcmeReference.Body<CatalogDoc>("index").Models[0];

        Assert.Equal("2–12 s", card.Duration);
        Assert.Equal("2..12", card.Seconds);
        Assert.Equal(["720p", "1080p"], card.Resolutions);
        Assert.Equal("usd-second:0.05 usd-video:0.40", card.Prices);
        Assert.Contains("acme/clip-fine", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_count_their_models()
    {
        var filters = AcmeReference.Body<CatalogDoc>("index").Filters;

        Assert.Equal(["task", "vendor", "provider", "resolution"], filters.Select(filter => filter.Key));
        Assert.Equal(["north 1", "south 2"], filters[2].Options.Select(option => $"{option.Value} {option.Count}"));
    }

    [Fact]
    public void Prices_stand_together_where_they_can_be_compared()
    {
        var groups = AcmeReference.Body<PricesDoc>("prices").Groups;

        Assert.Equal(["USD per second", "USD per video", "credits per image at South"], groups.Select(group => group.Title));
        var row = Assert.Single(groups[0].Rows);
        Assert.Equal(("0.05", "0.10", true), (row.Lowest, row.Highest, row.IsRange));
        Assert.Contains("Clip at North 0.05–0.10", groups[0].Chart.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_matrix_counts_differences()
    {
        var matrix = AcmeReference.Body<MatrixDoc>("matrix");

        Assert.Equal(["North", "South"], matrix.Providers.Select(provider => provider.Text));
        Assert.Equal(["2/2 $", "1/2 -1 +1 ~1 $"], matrix.Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal([null, "yes $"], matrix.Rows[1].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void A_provider_says_its_protocol()
    {
        var provider = AcmeReference.Body<ProviderDoc>("providers/north");
        var route = Assert.Single(provider.Routes);

        Assert.Equal(["submit POST /tasks", "poll GET /tasks/{task_id}"], route.Operations.Select(operation => $"{operation.Name} {operation.Method} {operation.Path}"));
        Assert.Equal(["done succeeded", "error failed", " running"], route.Statuses.Select(status => $"{status.Text} {status.Status}"));
        Assert.Contains(route.Facts, fact => fact.Text == "every 3 seconds and after 30 seconds every 8 seconds");
        Assert.Equal(["20 submits in 10 seconds"], provider.Limits);
        Assert.Equal(["invalid 400", "rate-limited 429"], provider.Errors.Select(error => $"{error.Name} {string.Join(' ', error.Codes)}"));
        Assert.Contains(provider.Facts, fact => fact.Text == "`Authorization: Bearer {NORTH_KEY}`, from the environment as `NORTH_KEY`");
        Assert.Equal("https://north.test/docs", Assert.Single(provider.Sources).Url);
    }

    [Fact]
    public void A_kind_of_rule_lists_the_rules_that_have_it()
    {
        var range = AcmeReference.Body<RuleKindDoc>("rules/range");

        Assert.Contains(range.Models.SelectMany(model => model.Rules), rule => rule.Text == "`duration` must be between 2 and 8." && rule.Provider == "South");
        Assert.All(Enum.GetValues<Compiler.Planning.ViolationKind>(), kind => Assert.NotEmpty(AcmeReference.Body<RuleKindDoc>("rules/" + Compiler.Interpretation.RequestViolation.NameOf(kind)).Meaning));
    }

    [Fact]
    public void Every_section_of_the_language_is_described_once()
    {
        var language = AcmeReference.Body<LanguageDoc>("language");
        var anchors = language.Parts.SelectMany(part => part.Sections).Select(section => section.Anchor).ToList();

        Assert.Equal(Compiler.Binding.Grammar.Sections.Select(section => "section-" + section.Name).Order(StringComparer.Ordinal), anchors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_diagnostic_tells_of_a_case_is_left_open()
    {
        var messages = AcmeReference.Body<DiagnosticsDoc>("diagnostics").Areas.SelectMany(area => area.Diagnostics).ToDictionary(one => one.Id, one => one.Message);

        Assert.Equal("'…' is no key of … The keys: …", messages["MC2002"]);
        Assert.Equal("… is …, but a bare word here is always a parameter; for a constant write `{ value: … }`", messages["MC2027"]);
        Assert.All(messages.Values, message => Assert.DoesNotMatch(@"\{\d|\{\{|\}\}", message));
    }
}
