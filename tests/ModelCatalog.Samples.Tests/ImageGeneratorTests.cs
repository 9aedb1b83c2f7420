namespace ModelCatalog.Samples.Tests;

public class ImageGeneratorTests
{
    private static readonly Dictionary<string, string?> NoKeys = new() { ["UNIFICALLY_API_KEY"] = null, ["KIE_API_KEY"] = null };

    [Fact]
    public async Task It_draws_at_both_providers_uploads_and_refuses_without_key_or_network()
    {
        var run = await SampleProcess.RunAsync("ImageGenerator", NoKeys);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("unifically: google/nano-banana-pro", run.Output, StringComparison.Ordinal);
        Assert.Contains("kie: nano-banana-pro", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split("\n  http://127.0.0.1:").Length - 1);
        Assert.Matches("[1-9][0-9]* bytes of image/", run.Output);
        Assert.Contains("did you mean", run.Output, StringComparison.Ordinal);
        Assert.Contains("option.StreamingCount", run.Output, StringComparison.Ordinal);
        Assert.Contains("not sent; kie saw 2 submits in all", run.Output, StringComparison.Ordinal);
        Assert.Contains("span 'generate_content google/nano-banana-edit'", run.Output, StringComparison.Ordinal);
        Assert.Contains("Error ModelCatalog.RequestValidationException", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_without_a_key_says_which_ones_there_are()
    {
        var run = await SampleProcess.RunAsync("ImageGenerator", NoKeys, "--live");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("UNIFICALLY_API_KEY or KIE_API_KEY", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_is_not_begun_before_the_cost_is_agreed_to()
    {
        var run = await SampleProcess.RunAsync("ImageGenerator", new Dictionary<string, string?>(NoKeys) { ["KIE_API_KEY"] = "none" }, "--live");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("costs money", run.Output, StringComparison.Ordinal);
        Assert.Contains("--yes", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_command_line_is_told_the_right_one()
    {
        var run = await SampleProcess.RunAsync("ImageGenerator", NoKeys, "--lvie");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'--lvie'", run.Error, StringComparison.Ordinal);
        Assert.Contains("usage: ImageGenerator", run.Error, StringComparison.Ordinal);
    }
}
