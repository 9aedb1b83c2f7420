using ModelCatalog.Tests;

namespace ModelCatalog.Models.Tests;

/// <summary>Requests that would be paid for in vain do not leave the process: each is stopped by the compiler, by the analyzer where its values are constant, or by the validator; the README says which.</summary>
public class PaidCallGuardTests
{
    private const string Begin = "<!-- tests/guard: made by PaidCallGuardTests -->";
    private const string End = "<!-- /tests/guard -->";

    public static TheoryData<string> Titles => [.. GuardedRequest.All.Select(one => one.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_body_that_holds_it_is_refused_or_told(string title)
    {
        var guarded = Find(title);

        var (_, validation) = GeneratedModels.Find(guarded.Model, guarded.Provider).ReadBody(guarded.Body.ToString());

        Assert.Contains(validation.Violations, violation => violation.Rule == guarded.Rule);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Written_in_CSharp_it_does_not_compile_or_does_not_leave_the_process(string title)
    {
        var guarded = Find(title);
        var (request, errors) = CompiledExpression.Run(guarded.Code);
        Assert.Equal(guarded.Error is null ? [] : [guarded.Error], errors);
        if (request is null) return;

        // What only warns is told, and sent.
        var found = GeneratedModels.Find(guarded.Model, guarded.Provider).Validate(request);
        Assert.Contains(found.Violations, violation => violation.Rule == guarded.Rule);
        if (found.IsValid) return;
        await using var emulator = await ProviderRun.StartAsync(guarded.Provider);
        var exception = await Assert.ThrowsAsync<RequestValidationException>(() => ProviderRun.SendAsync(request, emulator, new ShortPauses()));
        Assert.Contains(exception.Violations, violation => violation.Rule == guarded.Rule);
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public void Every_provider_of_the_documents_is_guarded() =>
        Assert.Equal(["fal", "kie", "unifically", "versely", "vicsee", "videogenapi"], GuardedRequest.All.Select(one => one.Provider).Distinct().Order());

    [Fact]
    public void The_readme_shows_them()
    {
        var path = Path.Combine(Repository.Root, "README.md");
        var readme = File.ReadAllText(path);
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= Begin.Length && end > begin, "README.md has no place for the table");
        var fresh = readme[..begin] + "\n\n" + Table() + "\n" + readme[end..];
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") is not null) File.WriteAllText(path, fresh);

        Assert.Equal(fresh, File.ReadAllText(path));
    }

    private static string Table() => "| Request | Sent to | Stopped by |\n|---|---|---|\n" + string.Concat(GuardedRequest.All.Select(one =>
        $"| {one.Title} | {one.Provider} | {Stop(one)} |\n"));

    private static string Stop(GuardedRequest one)
    {
        if (one.Error is { } error) return $"the compiler ({error}); in a body `{one.Rule}`";
        return GeneratedModels.Find(one.Model, one.Provider).ReadBody(one.Body.ToString()).Validation.IsValid ? $"a warning (MC9102, or the validator's): `{one.Rule}`" : $"the build (MC9101), or the validator: `{one.Rule}`";
    }

    private static GuardedRequest Find(string title) => GuardedRequest.All.Single(one => one.Title == title);
}
