using ModelCatalog.Emulator;
using ModelCatalog.Runtime.Tests;
using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>Every row of the documents' error tables, word for word over real HTTP, and what a client makes of it.</summary>
public class ErrorRowTests
{
    public static TheoryData<string> Rows => [.. ErrorRow.All.Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_reply_throws_what_the_row_means(string name)
    {
        var row = ErrorRow.All.Single(one => one.ToString() == name);
        var page = ConformancePage.All.FirstOrDefault(page => page.Provider == row.Provider && (row.Model is null || page.Model == row.Model) && page.Examples.Any(example => example.Fires.Count == 0));
        Assert.True(page is not null, $"no page of {row.Provider} has a valid example");
        var error = EmulatedError.Verbatim(row.Status, row.Body, row.Headers);
        var options = new EmulatorOptions { Pace = EmulatorPace.Immediate };
        options = row.Stage is "poll" or "result" ? options with { Fail = _ => error } : options with { Refuse = _ => error };
        await using var emulator = await ProviderEmulator.StartAsync(ConformanceCase.Catalog, row.Provider, options, TestContext.Current.CancellationToken);
        var request = ProviderRun.Read(page, page.Examples.First(example => example.Fires.Count == 0));

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => ProviderRun.SendAsync(request, emulator, new ManualTime(), options => (options.SubmitAttempts, options.PollTimeout) = (1, TimeSpan.FromMinutes(5)), row.Stage == "sync"));

        Assert.Equal(row.Throws + "Exception", thrown.GetType().Name);
        var read = (thrown as ProviderException ?? (ProviderException)thrown.InnerException!).Error;
        Assert.Equal(row.Class, WordOf(read.Class));
        Assert.Equal((row.Code, row.Message, row.Parameter), (read.Code, read.Message, read.Parameter));
        if (row.WaitSeconds is { } wait) Assert.Equal(wait, read.RetryAfter?.TotalSeconds ?? 0, 1.5);
        Assert.Equal(1, emulator.SubmitCount);
        Assert.DoesNotContain(ProviderRun.Key, thrown.ToString(), StringComparison.Ordinal);
    }

    private static string WordOf(ErrorClass errorClass) => errorClass switch
    {
        ErrorClass.Authentication => "auth",
        ErrorClass.NotFound => "not-found",
        ErrorClass.RateLimited => "rate-limited",
        _ => errorClass.ToString().ToLowerInvariant(),
    };
}
