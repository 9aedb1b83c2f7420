using System.Runtime.CompilerServices;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>Compares a text with the file that was approved, in Verify's convention: <c>Name.verified.cs</c> beside the test, <c>Name.received.cs</c> when it differs.</summary>
internal static class Snapshot
{
    /// <summary>Fails with a diff when the text is not the approved one. The received file can then be looked at and, if it is right, renamed.</summary>
    public static void Verify(string name, string text, [CallerFilePath] string testFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots");
        var verified = Path.Combine(folder, name + ".verified.cs");
        var received = Path.Combine(folder, name + ".received.cs");
        var approved = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (approved == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text);
        Assert.Fail($"{name} is not as approved; see {received}\n" + Diff(approved, text));
    }

    private static string Diff(string approved, string text)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(approved, text).Lines.Where(line => line.Type != ChangeType.Unchanged);
        return string.Join('\n', lines.Take(60).Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text));
    }
}
