using System.ComponentModel;
using System.Diagnostics;

namespace ModelCatalog.Scripting.Tests.Fixtures;

/// <summary>A browser without a window.</summary>
internal static class Chromium
{
    /// <summary>Why a test is skipped where it is absent.</summary>
    public const string Absent = "Chromium is absent: install Debian's chromium.";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Opens a page of the file system.</summary>
    /// <param name="page">The file; a profile is made beside it.</param>
    /// <returns>The page as it stands once its scripts ran; null: there is no browser.</returns>
    public static string? Open(string page)
    {
        string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + Path.Combine(Path.GetDirectoryName(page)!, "profile"), "--dump-dom", new Uri(page).AbsoluteUri];
        try
        {
            using var process = Process.Start(new ProcessStartInfo("chromium", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(s_patience))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail("Chromium did not end");
            }

            Assert.True(process.ExitCode == 0, errors.Result);
            return output.Result;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
