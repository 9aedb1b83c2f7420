using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace ModelCatalog.Tests;

/// <summary>Node.js with the packages of <c>tests/node</c>.</summary>
internal static class Node
{
    /// <summary>Why a test is skipped where it is absent.</summary>
    public const string Absent = "Node.js or its packages are absent: install Node.js 20 and run 'npm ci' in tests/node.";

    private static readonly Lazy<bool> s_isInstalled = new(Answers);

    /// <summary>Where its packages and scripts are.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "node");

    /// <summary>Whether it can be run here, be it without packages.</summary>
    public static bool IsInstalled => s_isInstalled.Value;

    /// <summary>Whether a package can be used here.</summary>
    public static bool Has(string package) => Directory.Exists(Path.Combine(Folder, "node_modules", package)) && IsInstalled;

    /// <summary>Runs a script that reads a file of JSON and prints a list.</summary>
    public static JsonElement[] Run(string script, string input)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, input);
            using var process = Process.Start(new ProcessStartInfo("node", [script, file]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return JsonSerializer.Deserialize<JsonElement[]>(output)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool Answers()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
