using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Emulator.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Emulator.Tests;

/// <summary>The commands of the provider documents, pasted into a shell with another host, do at the emulator what the document says.</summary>
public partial class PastedCommandTests
{
    private const string Absent = "The provider documents are absent: ../shared/seeds beside the checkout.";

    /// <summary>Commands that a provider must refuse, and why: what is wrong with them is not their body. Bodies that break their own page are listed by the conformance pages.</summary>
    private static readonly Dictionary<(string Document, int Line), string> Refused = new()
    {
        [("001", 1227)] = "a form whose Content-Type says JSON (contradiction 34)",
    };

    public static TheoryData<string> Providers => [.. Repository.CompileCatalog().Index.Providers.Select(provider => provider.Provider)];

    [Fact]
    public void Every_command_belongs_to_a_provider_of_the_catalog()
    {
        Assert.SkipWhen(Repository.Seeds is null, Absent);
        var providers = Repository.CompileCatalog().Index.Providers;

        Assert.True(PastedCommand.All().Count > 200);
        Assert.DoesNotContain(PastedCommand.All(), command => !providers.Any(provider => IsOf(provider, command)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Each_does_what_its_page_says(string name)
    {
        Assert.SkipWhen(Repository.Seeds is null, Absent);
        Assert.SkipUnless(await HasCurl(), "curl is not installed.");
        var provider = Catalogs.All.Index.FindProvider(name)!;
        var commands = PastedCommand.All().Where(command => IsOf(provider, command)).ToList();
        Assert.SkipWhen(commands.Count == 0, $"No document shows a command for {name}.");
        await using var emulator = await ProviderEmulator.StartAsync(Catalogs.All, name, new EmulatorOptions { RememberedRequests = 5 }, TestContext.Current.CancellationToken);
        var file = Path.GetTempFileName();
        var problems = new List<string>();
        try
        {
            await File.WriteAllBytesAsync(file, [0x89, (byte)'P', (byte)'N', (byte)'G'], TestContext.Current.CancellationToken);
            var task = "";
            foreach (var command in commands.OrderBy(command => command.BodyStart < 0))
            {
                var (status, errors) = await Run(Adapt(command, provider, emulator, file, task), emulator);
                var seen = emulator.Requests.Count == 0 ? null : emulator.Requests[^1];
                var refusal = Refused.GetValueOrDefault((command.Document[..3], command.Line)) ?? RefusalOf(command);
                if (refusal is null ? status is < 200 or >= 300 || seen?.Problem is not null : status is < 400 or >= 500) problems.Add($"{command}: {status}, {seen?.Problem ?? errors}{(refusal is null ? "" : "; expected to be refused: " + refusal)}");
                if (seen is { StartedTask: true }) task = seen.TaskId!;
            }
        }
        finally
        {
            File.Delete(file);
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {commands.Count}:\n" + string.Join('\n', problems));
    }

    private static bool IsOf(ProviderDescriptor provider, PastedCommand command) =>
        UrlsOf(provider).Any(url => command.Url == url || command.Url.StartsWith(url + "/", StringComparison.Ordinal));

    /// <summary>What stands for the provider's hosts in commands: their URLs without a path, and the variable that some documents set first.</summary>
    private static IEnumerable<string> UrlsOf(ProviderDescriptor provider) =>
        provider.Hosts.Select(host => host.Text).Append(provider.BaseUrl is { } url ? new Uri(url).GetLeftPart(UriPartial.Authority) : "").Where(url => url.Length > 0).Append(Variable(provider));

    private static string Variable(ProviderDescriptor provider) => $"${provider.Provider.ToUpperInvariant()}_API_URL";

    /// <summary>The command with the emulator's host, and with a file and a task that there are.</summary>
    private static string Adapt(PastedCommand command, ProviderDescriptor provider, ProviderEmulator emulator, string file, string task)
    {
        var text = command.Text;
        var path = PathOf(command.Url);
        foreach (var poll in provider.Routes.Prepend(provider.Route).Select(route => route.Poll).OfType<OperationDescriptor>().Where(_ => command.BodyStart < 0))
        {
            var basePath = new Uri(provider.BaseUrl!).AbsolutePath.TrimEnd('/');
            if (new PathPattern(basePath + poll.PathTemplate, new Dictionary<string, string>()).TryMatch(PathPattern.Normalize(path), out var values) && values.TryGetValue("task_id", out var id))
                text = text.Replace(id, task, StringComparison.Ordinal);
        }

        foreach (var host in provider.Hosts) text = text.Replace(host.Text, emulator.Hosts[host.Name].AbsoluteUri, StringComparison.Ordinal);
        if (provider.BaseUrl is { } url) text = text.Replace(new Uri(url).GetLeftPart(UriPartial.Authority), emulator.BaseAddress.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
        return FormFile().Replace(text, $"file=@\"{file}\"");
    }

    private static string PathOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var absolute) ? Uri.UnescapeDataString(absolute.AbsolutePath) : url[url.IndexOf('/', StringComparison.Ordinal)..];

    /// <summary>Why the command's body has to be refused, by the conformance pages; null: it is valid.</summary>
    private static string? RefusalOf(PastedCommand command) => (
        from page in ConformancePage.All
        where page.Document == command.Document
        from example in page.Examples
        where example.Line == command.BodyLine && (example.Offset ?? command.BodyStart) == command.BodyStart
        from fired in example.Fires
        where page.Rules.Any(rule => rule.Rule == fired && !rule.IsWarning)
        select $"{fired} of {page}").FirstOrDefault();

    private static async Task<bool> HasCurl()
    {
        using var process = Process.Start("sh", ["-c", "command -v curl > /dev/null"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }

    private static async Task<(int Status, string Error)> Run(string command, ProviderEmulator emulator)
    {
        var start = new ProcessStartInfo("sh", ["-c", command + " -sS --max-time 20 -o /dev/null -w '%{http_code}'"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Variable(Catalogs.All.Index.FindProvider(emulator.Provider)!)[1..]] = emulator.BaseAddress.AbsoluteUri.TrimEnd('/');
        start.Environment[$"{emulator.Provider.ToUpperInvariant()}_API_KEY"] = "a-key";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (int.TryParse(output, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0, await error);
    }

    [GeneratedRegex("file=@\"[^\"]*\"")]
    private static partial Regex FormFile();
}
