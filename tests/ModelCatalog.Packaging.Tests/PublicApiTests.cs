using System.IO.Compression;

namespace ModelCatalog.Packaging.Tests;

/// <summary>
/// What the packages show is recorded in <c>PublicAPI.txt</c> beside each project: a change is seen, and meant. <c>UPDATE_API=1</c> writes the files; read the
/// difference before you commit it.
/// </summary>
public sealed class PublicApiTests(PackageFeed feed)
{
    [Theory]
    [InlineData("runtime/ModelCatalog.Runtime")]
    [InlineData("runtime/ModelCatalog.AspNetCore")]
    [InlineData("runtime/ModelCatalog.Emulator")]
    [InlineData("generator/ModelCatalog.Compiler")]
    public void The_public_members_are_those_that_are_recorded(string project)
    {
        var id = Path.GetFileName(project);
        var record = Path.Combine(PackageFeed.Repository, project, "PublicAPI.txt");
        var assembly = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var package = ZipFile.OpenRead(feed.Package(id))) package.GetEntry($"lib/net10.0/{id}.dll")!.ExtractToFile(assembly);
            var actual = PublicApi.Of(assembly);
            Assert.NotEmpty(actual);
            if (Environment.GetEnvironmentVariable("UPDATE_API") == "1") File.WriteAllText(record, string.Concat(actual.Select(line => line + "\n")));
            var expected = File.ReadAllLines(record);

            Assert.Empty(expected.Except(actual).Select(line => "gone: " + line).Concat(actual.Except(expected).Select(line => "new: " + line)));
        }
        finally
        {
            File.Delete(assembly);
        }
    }
}
