using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using ModelCatalog.Tests;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>Compares a text with the file that was approved, in Verify's convention: <c>Name.verified.cs</c> beside the test, <c>Name.received.cs</c> when it differs.</summary>
internal static class Snapshot
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "ModelCatalog.Generator.Tests", "Emission", "Snapshots");

    /// <summary>Fails with a diff when a text is not the approved one. The received files can then be looked at and, if they are right, renamed.</summary>
    public static void Verify(params IEnumerable<(string Name, string Text)> texts) => Assert.Equal("", string.Join("\n\n", texts.Select(text => Compare(text.Name, text.Text))).Trim());

    private static string Compare(string name, string text)
    {
        var verified = Path.Combine(s_folder, name + ".verified.cs");
        var received = Path.Combine(s_folder, name + ".received.cs");
        var approved = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (approved == text)
        {
            File.Delete(received);
            return "";
        }

        Directory.CreateDirectory(s_folder);
        File.WriteAllText(received, text);
        return $"{name} is not as approved; see {received}\n" + Diff(approved, text);
    }

    private static string Diff(string approved, string text)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(approved, text).Lines.Where(line => line.Type != ChangeType.Unchanged);
        return string.Join('\n', lines.Take(60).Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text));
    }
}
