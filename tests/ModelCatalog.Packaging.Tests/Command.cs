using System.Diagnostics;
using System.Text;

namespace ModelCatalog.Packaging.Tests;

/// <summary>Runs <c>dotnet</c>, and what it made, in a folder, bounded in time; what it printed is shown when it fails.</summary>
internal static class Command
{
    // Against hanging alone: a machine that does much else may take minutes.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    // What the host of these tests sets for itself would lead the inner SDK astray.
    private static readonly string[] Inherited = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBUILD_EXE_PATH", "DOTNET_CLI_TELEMETRY_SESSIONID"];

    /// <summary>Runs <c>dotnet</c> and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed, or did not end in time.</exception>
    public static Task<string> DotnetAsync(string folder, params string[] arguments) =>
        RunAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, arguments);

    /// <summary>Runs a program and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed, or did not end in time.</exception>
    public static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Inherited) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";

        var printed = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(printed, line.Data);
        process.ErrorDataReceived += (_, line) => Append(printed, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException(Describe(program, "did not end in time", folder, arguments, printed));
        }

        return process.ExitCode == 0 ? printed.ToString() : throw new InvalidOperationException(Describe(program, $"failed with {process.ExitCode}", folder, arguments, printed));
    }

    private static void Append(StringBuilder printed, string? line)
    {
        if (line is null) return;
        lock (printed) printed.Append(line).Append('\n');
    }

    private static string Describe(string program, string what, string folder, string[] arguments, StringBuilder printed)
    {
        lock (printed) return $"{Path.GetFileName(program)} {string.Join(' ', arguments)} {what} in {folder}:\n{printed}";
    }
}
