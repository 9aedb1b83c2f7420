using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Emulator.Tests.Fixtures;

namespace ModelCatalog.Emulator.Tests;

public class StartTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_provider_is_named_with_the_nearest_one()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => ProviderEmulator.StartAsync(Catalogs.All, "unifcally", null, Ended));

        Assert.Contains("did you mean 'unifically'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_with_errors_is_not_played()
    {
        var catalog = CatalogCompiler.Compile([new SourceText("providers/odd.yaml", "provider: odd\nbase_url: https://odd.example\nsubmit: { request: { post: relative } }\n")]);

        await Assert.ThrowsAsync<ArgumentException>(() => ProviderEmulator.StartAsync(catalog, "odd", null, Ended));
    }

    [Fact]
    public async Task Without_descriptors_beside_the_application_it_says_how_they_come_there()
    {
        Assert.False(Directory.Exists(ApplicationCatalog.Folder), "These tests have none, so that they can see this.");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => ProviderEmulator.StartAsync("kie", null, Ended));

        Assert.StartsWith($"No descriptors lie in '{Path.Combine(AppContext.BaseDirectory, "catalog")}'.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("CopyCatalogToOutput", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_out_of_range_are_named()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => ProviderEmulator.StartAsync(Catalogs.All, "kie", new EmulatorOptions { Port = 70_000 }, Ended));

        Assert.Contains("Port", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new EmulatedError("oops", ""));
    }

    [Fact]
    public async Task A_port_in_use_is_an_IOException_and_a_free_one_is_chosen_otherwise()
    {
        await using var first = await ProviderEmulator.StartAsync(Catalogs.All, "kie", null, Ended);

        Assert.Equal("127.0.0.1", first.BaseAddress.Host);
        Assert.StartsWith(first.BaseAddress.AbsoluteUri + "hosts/uploads", first.Hosts["uploads"].AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("GET /api/v1/veo/record-info (poll)", first.Operations);
        await Assert.ThrowsAsync<IOException>(() => ProviderEmulator.StartAsync(Catalogs.All, "kie", new EmulatorOptions { Port = first.BaseAddress.Port }, Ended));
    }

    [Fact]
    public async Task Several_run_side_by_side_and_can_be_stopped_twice()
    {
        var first = await ProviderEmulator.StartAsync(Catalogs.All, "kie", null, Ended);
        await using var second = await ProviderEmulator.StartAsync(Catalogs.All, "unifically", null, Ended);

        Assert.NotEqual(first.BaseAddress, second.BaseAddress);
        await first.DisposeAsync();
        await first.DisposeAsync();
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(first.BaseAddress, Ended));
    }

    /// <summary>Nothing waits longer than a timer can.</summary>
    [Theory]
    [InlineData("0s+25h")]
    [InlineData("1000h+0s")]
    public void A_pace_of_more_than_a_day_is_refused(string pace)
    {
        Assert.Throws<FormatException>(() => EmulatorPace.Parse(pace));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmulatorPace.ByTime(TimeSpan.FromHours(25), TimeSpan.Zero));
    }
}
