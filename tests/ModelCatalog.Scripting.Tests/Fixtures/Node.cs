using System.ComponentModel;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelCatalog.Tests;

namespace ModelCatalog.Scripting.Tests.Fixtures;

/// <summary>Node.js, which runs scripts without any package.</summary>
internal static class Node
{
    /// <summary>Why a test is skipped where it is absent.</summary>
    public const string Absent = "Node.js is absent: install Node.js 20.";

    private static readonly Lazy<bool> s_isInstalled = new(Answers);
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    /// <summary>Whether it can be run here.</summary>
    public static bool IsInstalled => s_isInstalled.Value;

    /// <summary>Runs scripts, then the cases, in one process.</summary>
    /// <returns>What each case gives.</returns>
    public static string[] Run(IEnumerable<string> scripts, IEnumerable<object> cases)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, JsonSerializer.Serialize(new { scripts, cases }, s_options));
            using var process = Process.Start(new ProcessStartInfo("node", ["script.mjs", file])
            {
                WorkingDirectory = Path.Combine(Repository.Root, "tests", "node"), RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return JsonSerializer.Deserialize<string[]>(output)!;
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
