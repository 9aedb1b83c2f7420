using System.Text;
using ModelCatalog.Tests;

namespace ModelCatalog.Tool.Tests.Pictures;

/// <summary>The README's pictures of the tool, drawn from what it prints on the project's own catalog. <c>UPDATE_PICTURES=1</c> draws them anew; they are looked at before they are committed.</summary>
public sealed class PictureTests
{
    /// <summary>A file with two slips.</summary>
    private static readonly (string From, string To)[] s_slips =
    [
        ("enum: [\"16:9\", \"9:16\", Auto], default: \"16:9\"", "enum: [\"16:9\", \"9:16\", Auto], default: \"16:10\""),
        ("when: variant == 'quality'\n        forbid: [voice]", "when: variant == 'qualty'\n        forbid: [voice]"),
    ];

    [Fact]
    public void A_wrong_descriptor_is_answered_like_this()
    {
        using var folder = Copy();
        var model = Path.Combine(folder.Path, "catalog", "models", "google", "veo-3.1.yaml");
        var text = File.ReadAllText(model);
        foreach (var (from, to) in s_slips)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        File.WriteAllText(model, text);

        AssertPicture("check.svg", "modelcat check finds two slips in a descriptor, at their places, with the nearest right words", folder, "check");
    }

    [Fact]
    public void A_wrong_body_and_what_is_still_possible_are_answered_like_this()
    {
        using var folder = Copy();
        folder.Write("body.json", """{ "model": "google/veo-3.1-quality", "input": { "prompt": "A heron", "sed": 7, "aspect_ratio": "4:3" } }""");

        AssertPicture(
            "validate.svg",
            "modelcat validate names each mistake of a body with its path; modelcat allowed says what remains legal, and which rule removed the rest",
            folder,
            "validate --provider unifically body.json",
            "allowed google/veo-3.1 mode --set variant=quality --provider unifically");
    }

    private static void AssertPicture(string file, string title, TemporaryFolder folder, params string[] commands)
    {
        var text = new StringBuilder();
        foreach (var command in commands)
        {
            using var output = new StringWriter { NewLine = "\n" };
            var terminal = new ToolTerminal(output, output) { WorkingDirectory = folder.Path, Color = true, ColorsErrors = true, Width = 110 };
            CommandLine.Run(command.Split(' '), terminal);
            text.Append(text.Length == 0 ? "" : "\n").Append("$ modelcat ").Append(command).Append('\n').Append(output);
        }

        var (path, picture) = (Path.Combine(Repository.Root, "pictures", file), TerminalPicture.Draw(text.ToString(), title));
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1") File.WriteAllText(path, picture);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), picture);
    }

    private static TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        var root = Path.Combine(Repository.Root, "catalog");
        foreach (var file in new[] { "models", "providers", "types" }.SelectMany(kind => Directory.EnumerateFiles(Path.Combine(root, kind), "*.yaml", SearchOption.AllDirectories)))
        {
            folder.Write(Path.Combine("catalog", Path.GetRelativePath(root, file)), File.ReadAllText(file));
        }

        return folder;
    }
}
