using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests;

public sealed class CatalogFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("catalog-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_has_not_been_written_since_is_not_read_again()
    {
        Write("a.yaml", "a", settled: true);
        Write("b.yaml", "b", settled: true);
        var first = CatalogFolder.Read(_folder);
        Write("b.yaml", "c", settled: false);
        Write("d.yaml", "d", settled: false);
        var second = CatalogFolder.Read(_folder, first);

        Assert.Equal(["a", "c", "d"], second.Texts.Select(text => text.Content));
        Assert.Same(first.Texts[0], second.Texts[0]);
    }

    [Fact]
    public void What_was_written_a_moment_ago_is_read_again_whatever_its_time()
    {
        Write("a.yaml", "a", settled: false);
        var written = File.GetLastWriteTimeUtc(Path.Combine(_folder, "a.yaml"));
        var first = CatalogFolder.Read(_folder);
        File.WriteAllText(Path.Combine(_folder, "a.yaml"), "b");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "a.yaml"), written);

        Assert.Equal("b", Assert.Single(CatalogFolder.Read(_folder, first).Texts).Content);
    }

    [Fact]
    public void What_a_link_leads_to_is_read_again()
    {
        var target = Path.Combine(_folder, "target.txt");
        File.WriteAllText(target, "a");
        File.CreateSymbolicLink(Path.Combine(_folder, "a.yaml"), target);
        var first = CatalogFolder.Read(_folder);
        File.WriteAllText(target, "b");

        Assert.Equal("b", Assert.Single(CatalogFolder.Read(_folder, first).Texts).Content);
    }

    private void Write(string file, string text, bool settled)
    {
        File.WriteAllText(Path.Combine(_folder, file), text);
        if (settled) File.SetLastWriteTimeUtc(Path.Combine(_folder, file), DateTime.UtcNow.AddMinutes(-1));
    }
}
