using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>What the analyzer says of C# that makes requests: what is wrong, where, in the rule's own words; and nothing of what may be right.</summary>
public sealed class RequestAnalyzerTests
{
    [Theory]
    [InlineData("Duration = 99", "99", "duration.range")]
    [InlineData("Duration = -1", "-1", "duration.range")]
    [InlineData("Fps = 25", "25", "fps.enum")]
    [InlineData("Guidance = 0.3", "0.3", "guidance.step")]
    [InlineData("Guidance = 1.25f", "1.25f", "guidance.range")]
    [InlineData("Style = new(\"Loud!\")", "new(\"Loud!\")", "style.pattern")]
    [InlineData("Code = \"abc\"", "\"abc\"", "code.pattern")]
    [InlineData("Cover = \"boat.jpg\"", "\"boat.jpg\"", "cover.type")]
    [InlineData("Looks = [\"https://e.com/1\", \"https://e.com/2\", \"https://e.com/3\"]", "[\"https://e.com/1\", \"https://e.com/2\", \"https://e.com/3\"]", "looks.count")]
    [InlineData("Looks = [text, text, text]", "[text, text, text]", "looks.count")]
    [InlineData("Looks = new[] { \"https://e.com/1\", \"2\" }", "\"2\"", "looks.type")]
    [InlineData("Looks = new List<string> { \"2\" }", "\"2\"", "looks.type")]
    [InlineData("Markers = [new() { X = 0.5 }, new() { X = 1.5 }]", "1.5", "marker.x.range")]
    [InlineData("Markers = [new() { X = number, Label = \"too long\" }]", "\"too long\"", "marker.label.length")]
    [InlineData("Strength = 11", "11", "strength.range")]
    [InlineData("Mode = new Harbor1Mode.Frame { StartImage = \"a\" }", "\"a\"", "start_image.type")]
    [InlineData("Duration = 9, Mode = new Harbor1Mode.Frame { StartImage = text, EndImage = \"https://e.com/1\" }", "\"https://e.com/1\"", "forbid.end_image")]
    [InlineData("Cover = \"https://e.com/1\", Looks = [\"https://e.com/1\"]", "[\"https://e.com/1\"]", "exclusive.cover+looks")]
    [InlineData("Duration = 11, Markers = [new() { X = 0 }, new() { X = number }]", "[new() { X = 0 }, new() { X = number }]", "check.markers+duration")]
    public async Task A_constant_that_violates_its_own_limits_is_reported_where_it_stands(string members, string marked, string rule)
    {
        var found = await RequestProject.AnalyzeAsync($"return new Harbor1Request {{ Prompt = \"A boat\", {members} }};");

        var one = Assert.Single(found);
        Assert.StartsWith(marked + ": error MC9101: ", one, StringComparison.Ordinal);
        Assert.EndsWith($"({rule})", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Duration = number")]
    [InlineData("Duration = number > 5 ? 99 : 5")]
    [InlineData("Duration = null")]
    [InlineData("Duration = default")]
    [InlineData("Looks = [.. new[] { text, text, text }]")]
    [InlineData("Looks = []")]
    [InlineData("Cover = text, Looks = [\"https://e.com/1\"]")]
    [InlineData("Cover = null, Looks = [\"https://e.com/1\"]")]
    [InlineData("Style = new(text)")]
    [InlineData("Strength = Harbor1Strength.Auto")]
    [InlineData("Strength = 2.5")]
    [InlineData("Loop = true")]
    [InlineData("Prompt = \"\"")]
    [InlineData("Guidance = 0.75, Fps = 30, Ratio = Harbor1Ratio.Ratio1x1")]
    [InlineData("Mode = new Harbor1Mode.Frame { StartImage = text }, Duration = 12")]
    public async Task What_is_right_or_may_be_is_not_reported_where_it_is_made(string members) =>
        Assert.Empty(await RequestProject.AnalyzeAsync($"return new Harbor1Request {{ {(members.StartsWith("Prompt", StringComparison.Ordinal) ? "" : "Prompt = \"A boat\", ")}{members} }};"));

    [Fact]
    public async Task The_message_is_the_rules_own_with_the_names_of_CSharp()
    {
        Assert.Equal(
            ["99: error MC9101: `Duration` must be between 2 and 12; it is `99` (duration.range)"],
            await RequestProject.AnalyzeAsync("return new Harbor1Request { Prompt = \"A boat\", Duration = 99 };"));
        Assert.Equal(
            ["9: error MC9101: `Duration` must be between 2 and 8; it is `9` (duration.range at Cirrus)"],
            await RequestProject.AnalyzeAsync("return await cirrus.SubmitAsync(new Harbor1Request { Prompt = \"A boat\", Duration = 9 });"));
    }

    [Theory]
    [InlineData("Ratio = Harbor1Ratio.Ratio1x1", "`Ratio` must be `Harbor1Ratio.Ratio16x9` or `Harbor1Ratio.Ratio9x16`; it is `Harbor1Ratio.Ratio1x1` (ratio.enum at Cirrus)")]
    [InlineData("Variant = Harbor1Variant.Pro", "The variant `Harbor1Variant.Pro` is not served by Cirrus; it serves `Harbor1Variant.Fast` (variant at Cirrus)")]
    [InlineData("Fps = 60, Mode = new Harbor1Mode.Frame { StartImage = \"https://e.com/1\" }", "`EndImage` is required when `Mode` is `Harbor1Mode.Frame` and `Fps` is 60 (require.end_image.frame)")]
    [InlineData("Markers = [new() { X = 0, Label = \"dot\" }]", "`Size` is required when `Label` is `dot` (marker.require.size)")]
    [InlineData("Duration = 7, Code = \"ABC\"", "With 7 seconds `code` cannot be `ABC`. (forbid.code)")]
    public async Task Values_have_their_names_of_CSharp_and_given_sentences_stay(string members, string expected) =>
        Assert.EndsWith(": error MC9101: " + expected, Assert.Single(await RequestProject.AnalyzeAsync($"return new Harbor1Request {{ Prompt = \"A boat\", {members} }}.Validate<Cirrus>();")), StringComparison.Ordinal);

    [Fact]
    public async Task Where_a_request_is_used_all_of_it_is_judged()
    {
        Assert.Equal(
            ["true: error MC9101: `Seed` is required when `Loop` is set (require.seed)"],
            await RequestProject.AnalyzeAsync("var request = new Harbor1Request { Prompt = \"A boat\", Loop = true }; return await nimbus.SubmitAsync(request);"));
        Assert.Single(await RequestProject.AnalyzeAsync("return new Harbor1Request { Prompt = \"A boat\", Duration = 9 }.Validate<Cirrus>();"));
        Assert.Single(await RequestProject.AnalyzeAsync("return new Harbor1Request { Prompt = \"A boat\", Duration = 9 }.EstimateCost<Cirrus>();"));
        Assert.Single(await RequestProject.AnalyzeAsync("return new Harbor1Request { Prompt = \"A boat\", Loop = true }.Validate();"));
        Assert.Empty(await RequestProject.AnalyzeAsync("return new Harbor1Request { Prompt = \"A boat\", Duration = 9 }.Validate<Nimbus>();"));
        Assert.Equal(["\"\": error MC9101: `Prompt` is required (prompt.required)"], await RequestProject.AnalyzeAsync("return new Harbor1Request { Prompt = \"\" }.Validate();"));
    }

    [Fact]
    public async Task A_variant_that_the_provider_does_not_serve_is_reported_at_the_variant()
    {
        var found = Assert.Single(await RequestProject.AnalyzeAsync("return await cirrus.SubmitAsync(new Harbor1Request { Prompt = \"A boat\", Variant = Harbor1Variant.Pro });"));

        Assert.StartsWith("Harbor1Variant.Pro: error MC9101: ", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_effect_is_a_warning()
    {
        var found = Assert.Single(await RequestProject.AnalyzeAsync("return new Harbor1Request { Prompt = \"A boat\", Ratio = Harbor1Ratio.Ratio1x1, Style = Harbor1Style.Calm };"));

        Assert.StartsWith("Harbor1Style.Calm: warning MC9102: `Style` has no effect when `Ratio` is `Harbor1Ratio.Ratio1x1`", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_filled_in_later_is_judged_when_it_is_full()
    {
        Assert.Empty(await RequestProject.AnalyzeAsync(
            "var basis = new Harbor1Request { Prompt = \"A boat\", Duration = 99 }; return await nimbus.SubmitAsync(basis with { Duration = 5 });"));
        Assert.Equal(
            ["\"https://e.com/2\": error MC9101: Long videos take no last frame. (forbid.end_image)"],
            await RequestProject.AnalyzeAsync(
                "var basis = new Harbor1Request { Prompt = \"A boat\", Duration = 10 }; return await nimbus.SubmitAsync(basis with { Mode = new Harbor1Mode.Frame { StartImage = text, EndImage = \"https://e.com/2\" } });"));
    }

    [Fact]
    public async Task Of_a_request_from_elsewhere_only_what_is_laid_over_it_is_judged()
    {
        const string Elsewhere = "Harbor1Request Make() => new() { Prompt = text }; ";
        Assert.Empty(await RequestProject.AnalyzeAsync(Elsewhere + "return await nimbus.SubmitAsync(Make() with { Loop = true });"));
        Assert.Single(await RequestProject.AnalyzeAsync(Elsewhere + "return await nimbus.SubmitAsync(Make() with { Duration = 99 });"));
        Assert.Single(await RequestProject.AnalyzeAsync(Elsewhere + "return Make() with { Cover = \"https://e.com/1\", Looks = [\"https://e.com/2\"] };"));
    }

    [Fact]
    public async Task A_local_that_may_change_is_not_judged_by_what_it_started_with()
    {
        Assert.Empty(await RequestProject.AnalyzeAsync("var seconds = 99; if (number > 1) seconds = 5; return new Harbor1Request { Prompt = text, Duration = seconds };"));
        Assert.Single(await RequestProject.AnalyzeAsync("var seconds = 99; return new Harbor1Request { Prompt = text, Duration = seconds };"));
        Assert.Empty(await RequestProject.AnalyzeAsync("var looks = new List<string> { \"2\" }; looks[0] = text; return new Harbor1Request { Prompt = text, Looks = looks };"));
        Assert.Empty(await RequestProject.AnalyzeAsync(
            "var request = new Harbor1Request { Prompt = text, Loop = true }; request = request with { Seed = number }; return await nimbus.SubmitAsync(request);"));
    }

    [Fact]
    public async Task A_model_that_the_provider_does_not_serve_is_said_in_words()
    {
        var project = RequestProject.Create().Descriptor("models/acme/dream-1.yaml", Samples.Model().Replace("  markers: { type: acme/marker, list: 1..4, doc: Places to look at. }\n", "", StringComparison.Ordinal));

        Assert.Equal(
            ["new Dream1Request { Prompt = text }: error MC9103: Cirrus does not serve 'Dream1Request'; it is served by Nimbus"],
            await RequestProject.AnalyzeAsync(project, "return await cirrus.SubmitAsync(new Dream1Request { Prompt = text });", "CS0411", "CS1503"));
        Assert.Equal(
            ["request: error MC9103: Cirrus does not serve 'Dream1Request'; it is served by Nimbus"],
            await RequestProject.AnalyzeAsync(project, "var request = new Dream1Request { Prompt = text }; return request.Validate<Cirrus>();", "CS1929", "CS0308", "CS1061"));
    }

    [Fact]
    public async Task A_result_that_nobody_reads_is_reported()
    {
        Assert.StartsWith("request.Validate<Nimbus>(): warning MC9104", Assert.Single(await RequestProject.AnalyzeAsync("var request = new Harbor1Request { Prompt = text }; request.Validate<Nimbus>(); return null;")), StringComparison.Ordinal);
        Assert.StartsWith("request.Validate(): warning MC9104", Assert.Single(await RequestProject.AnalyzeAsync("var request = new Harbor1Request { Prompt = text }; var result = request.Validate(); return null;")), StringComparison.Ordinal);
        Assert.Empty(await RequestProject.AnalyzeAsync("var request = new Harbor1Request { Prompt = text }; var result = request.Validate(); return result.IsValid;"));
        Assert.Empty(await RequestProject.AnalyzeAsync("new Harbor1Request { Prompt = text }.Validate<Nimbus>().ThrowIfInvalid(); return null;"));
    }

    [Fact]
    public async Task Models_of_a_referenced_package_are_judged_by_the_descriptors_that_it_brings()
    {
        var package = RequestProject.Create().Property("ModelCatalogNamespace", "Contoso.Package").Run().Output;
        var project = new CatalogProject(tracked: false).Reference(package)
            .ReferencedDescriptor("providers/nimbus.yaml", Samples.Provider, "Contoso.Package")
            .ReferencedDescriptor("providers/cirrus.yaml", RequestProject.Cirrus, "Contoso.Package")
            .ReferencedDescriptor("models/acme/harbor-1.yaml", RequestProject.Harbor, "Contoso.Package");

        Assert.Equal(
            ["9: error MC9101: `Duration` must be between 2 and 8; it is `9` (duration.range at Cirrus)"],
            await RequestProject.AnalyzeAsync(project, "return await cirrus.SubmitAsync(new Harbor1Request { Prompt = text, Duration = 9 });"));
    }

    [Theory]
    [InlineData("model: harbor-1\n", "Harbor1")]
    [InlineData("# Ships.\r\nmodel: harbor-1  \r\n", "Harbor1")]
    [InlineData("name: Quay\nmodel: harbor-1\n", "Quay")]
    [InlineData("model: harbor-1\nname : Quay\n", "Quay")]
    [InlineData("model: harbor-1\n\"name\": Quay\n", "Quay")]
    [InlineData("\"model\": harbor-1\n", "Harbor1")]
    [InlineData("model : harbor-1\n", "Harbor1")]
    [InlineData("model: 'harbor-1'\n", "Harbor1")]
    [InlineData("model: harbor-1 # of ships\n", "Harbor1")]
    [InlineData("model:\n  harbor-1\n", "Harbor1")]
    public async Task Models_are_found_however_their_descriptors_spell_the_name(string head, string name)
    {
        var harbor = RequestProject.Harbor.Replace("model: harbor-1\n", head, StringComparison.Ordinal);
        var source = $"return new {name}Request {{ Prompt = text, Duration = 99 }};";

        var found = Assert.Single(await RequestProject.AnalyzeAsync(RequestProject.Create().Descriptor("models/acme/harbor-1.yaml", harbor), source));

        Assert.StartsWith("99: error MC9101", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_descriptors_nothing_is_said()
    {
        var package = RequestProject.Create().Property("ModelCatalogNamespace", "Contoso.Package").Run().Output;

        Assert.Empty(await RequestProject.AnalyzeAsync(new CatalogProject(tracked: false).Reference(package), "return new Harbor1Request { Prompt = text, Duration = 99 };"));
    }
}
