using ModelCatalog.Tool.Tests;

namespace ModelCatalog.Docs.Tests;

/// <summary>A reference replaces its own earlier files, and nobody else's.</summary>
public sealed class ReferenceFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_of_an_earlier_run_go_and_those_of_others_stay()
    {
        _folder.Write("models/acme/own.md", "mine\n").Write("notes.md", "mine\n").Write("elsewhere/models.md", "mine\n");
        Write(("README.md", "a"), ("models/acme/clip.md", "b"), ("models/gone/old.md", "c"), ("site.css", "d"));

        var change = Write(("README.md", "a"), ("models/acme/clip.md", "new"));

        Assert.Equal(new FolderChange(Written: 1, Unchanged: 1, Removed: 2), change);
        Assert.Equal(["README.md", "elsewhere/models.md", "models/acme/clip.md", "models/acme/own.md", "notes.md"], Files());
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "models/gone")));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("models/acme/clip.md")]
    public void A_file_of_somebody_else_is_not_overwritten_and_nothing_else_is_written(string path)
    {
        _folder.Write(path, "mine, and long enough to hold a mark if there were one in it\n");

        var change = ReferenceFolder.Write(_folder.Path, [new("README.md", "a"), new("models/acme/clip.md", "b"), new("site.js", "c")], out var conflicts);

        Assert.Null(change);
        Assert.Equal([path], conflicts);
        Assert.Equal([path], Files());
        Assert.StartsWith("mine", File.ReadAllText(Path.Combine(_folder.Path, path)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_as_it_should_be_is_not_written_again()
    {
        Write(("README.md", "a"));
        var file = Path.Combine(_folder.Path, "README.md");
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(new FolderChange(0, 1, 0), Write(("README.md", "a")));
        Assert.Equal(2020, File.GetLastWriteTimeUtc(file).Year);
    }

    private FolderChange Write(params IEnumerable<(string Path, string Text)> files)
    {
        var change = ReferenceFolder.Write(_folder.Path, files.Select(file => new ReferenceFile(file.Path, file.Text)), out var conflicts);
        Assert.Empty(conflicts);
        return change!;
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
