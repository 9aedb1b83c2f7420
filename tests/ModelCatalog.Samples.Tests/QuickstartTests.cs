namespace ModelCatalog.Samples.Tests;

public class QuickstartTests
{
    private static readonly Dictionary<string, string?> NoKeys = new() { ["UNIFICALLY_API_KEY"] = null, ["KIE_API_KEY"] = null };

    [Fact]
    public async Task It_sends_one_request_through_both_providers_without_key_or_network()
    {
        var run = await SampleProcess.RunAsync("Quickstart", NoKeys);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"model\": \"google/veo-3.1-fast\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"start_image_url\": \"https://example.com/heron.jpg\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"model\": \"veo3_fast\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"generationType\": \"FIRST_AND_LAST_FRAMES_2_VIDEO\"", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split("video http://127.0.0.1:").Length - 1);
        Assert.Equal(2, run.Output.Split("\n  downloaded ").Length - 1);
        Assert.Matches("running, \\d+ s", run.Output);
    }

    [Fact]
    public async Task It_shows_what_is_wrong_with_a_request_and_that_nothing_was_sent()
    {
        var run = await SampleProcess.RunAsync("Quickstart", NoKeys);

        Assert.Contains("prompt.required at prompt", run.Output, StringComparison.Ordinal);
        Assert.Contains("seed.range at seed (seeds on the wire)", run.Output, StringComparison.Ordinal);
        Assert.Contains("reference_image_urls.count at reference_image_urls (imageUrls on the wire)", run.Output, StringComparison.Ordinal);
        Assert.Contains("not sent: 3 errors", run.Output, StringComparison.Ordinal);
        Assert.Contains("kie saw 1 submits before, 1 after", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_to_a_file_has_no_colours()
    {
        var run = await SampleProcess.RunAsync("Quickstart", NoKeys);

        Assert.DoesNotContain('\e', run.Output);
    }

    [Fact]
    public async Task Live_without_a_key_says_which_ones_there_are()
    {
        var run = await SampleProcess.RunAsync("Quickstart", NoKeys, "--live", "--image", "https://example.com/a.jpg");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("UNIFICALLY_API_KEY or KIE_API_KEY", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_is_not_begun_before_the_cost_is_agreed_to()
    {
        var run = await SampleProcess.RunAsync("Quickstart", new Dictionary<string, string?>(NoKeys) { ["KIE_API_KEY"] = "none" }, "--live", "--image", "https://example.com/a.jpg");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("costs money", run.Output, StringComparison.Ordinal);
        Assert.Contains("--yes", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--lvie")]
    [InlineData("--image")]
    [InlineData("--live")]
    public async Task A_wrong_command_line_is_told_the_right_one(string argument)
    {
        var run = await SampleProcess.RunAsync("Quickstart", NoKeys, argument);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("usage: Quickstart", run.Error, StringComparison.Ordinal);
    }
}
