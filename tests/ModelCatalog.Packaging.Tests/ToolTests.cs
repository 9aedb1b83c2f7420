using System.Diagnostics;

namespace ModelCatalog.Packaging.Tests;

/// <summary>The tool as it is installed.</summary>
public sealed class ToolTests(PackageFeed feed)
{
    [Fact]
    public async Task It_is_installed_and_checks_a_catalog()
    {
        var consumer = feed.Copy("Consumer", "checked");
        var tools = feed.Empty("tools");
        await Command.DotnetAsync(feed.Empty("installation"), "tool", "install", "ModelCatalog.Tool", "--version", "0.1.0", "--tool-path", tools);

        var right = await RunAsync(tools, consumer, "check");
        var model = Path.Combine(consumer, "catalog/models/contoso/dream-1.yaml");
        await File.WriteAllTextAsync(model, (await File.ReadAllTextAsync(model, Token)).Replace("range: 3..15", "rnage: 3..15", StringComparison.Ordinal), Token);
        var wrong = await RunAsync(tools, consumer, "check");

        Assert.Equal(0, right.Code);
        Assert.Equal(1, wrong.Code);
        Assert.Contains("dream-1.yaml(8,30): error MC2002", wrong.Output, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<(int Code, string Output)> RunAsync(string tools, string folder, params string[] arguments)
    {
        var name = Path.Combine(tools, OperatingSystem.IsWindows() ? "modelcat.exe" : "modelcat");
        var start = new ProcessStartInfo(name, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // The tool finds .NET where these tests found it.
        if (Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")) is { Length: > 0 } root) start.Environment["DOTNET_ROOT"] = root;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Token);
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, output + await errors);
    }
}
